/**
 * Which earlier releases a release is compared with by itself: the quarter before, and the same quarter a year
 * before.
 */
import { words } from "../lib/words.ts";
import type { EarningsReport, FilingReport } from "../model/report.ts";

export interface ReleaseComparison {
  readonly name: string;
  readonly title: string;
  readonly compare: readonly string[];
}

export function comparedWith(report: EarningsReport, all: readonly FilingReport[]): ReleaseComparison[] {
  const { year, quarter } = report.filing.fiscal;
  const before = quarter === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: quarter - 1 };
  const earlier = [before, { year: year - 1, quarter }].flatMap((wanted) => releaseOf(report, wanted, all) ?? []);
  return earlier.length === 0 ? []
    : [{ name: report.id, title: words("compare.title", { title: report.title }), compare: [report.id, ...earlier] }];
}

interface Quarter { readonly year: number; readonly quarter: number }

/** Of several releases of one quarter (a correction) the newest, which stands first. */
function releaseOf({ issuer }: EarningsReport, { year, quarter }: Quarter,
  all: readonly FilingReport[]): string | undefined {
  return all.find((other) => other.kind === "earnings-release" && other.issuer.slug === issuer.slug
    && other.filing.fiscal.year === year && other.filing.fiscal.quarter === quarter)?.id;
}
