/** All filings, newest first, and what each line of a list says of them. */
import { compareTexts } from "../../lib/order.ts";
import { words } from "../../lib/words.ts";
import { parseDecimal } from "../../model/decimal.ts";
import type { FilingReport, Shown } from "../../model/report.ts";
import { measureTitle } from "./headline.ts";
import { factOf, metricOf, periodLabel } from "./lookup.ts";
import { proseFigure } from "./prose-figure.ts";

export interface FilingLine {
  readonly id: string;
  readonly kind: FilingReport["kind"];
  readonly issuer: string;
  readonly issuerPointer: string;
  /** Null for an issuer without one. */
  readonly ticker: string | null;
  readonly slug: string;
  readonly published: string;
  readonly document: string;
  /** The quarter, or the person. */
  readonly period: string | null;
  readonly person: { readonly name: string; readonly pointer: string } | null;
  readonly key: readonly KeyFigure[];
  readonly ties: number;
}

export interface KeyFigure { readonly title: string; readonly shown: Shown }

/** What came of a form: what its owner has more or less of, and got or paid for it. */
const OF_FORMS = ["holding-change", "gross-proceeds", "exercise-cost"] as const;

const isNothing = (value: string | null): boolean => value === null || parseDecimal(value).isZero();

function keyFigures(report: FilingReport): KeyFigure[] {
  if (report.kind === "ownership") {
    return OF_FORMS.flatMap((id) => report.metrics.filter((metric) => metric.id === id).slice(0, 1))
      .flatMap(({ title, shown, value }) => (shown === null || isNothing(value) ? [] : [{ title, shown }]));
  }
  const revenue = factOf(report, "us-gaap:Revenues", report.current);
  const growth = metricOf(report, "revenue-growth", report.current)?.shown;
  return [
    ...(revenue === undefined ? [] : [{ title: measureTitle(revenue, "us-gaap:Revenues"), shown: proseFigure(revenue) }]),
    ...(growth ? [{ title: words("metric.revenue-growth.title"), shown: growth }] : []),
  ];
}

/** Where the issuer's name and CIK stand in the Filing JSON. */
export const issuerPointers = ({ kind }: FilingReport): { name: string; cik: string; lei: string } => (kind === "ownership"
  ? { name: "/issuer/issuerName", cik: "/issuer/issuerCik", lei: "" }
  : { name: "/issuer/name", cik: "/issuer/cik", lei: "/issuer/lei" });

export function filingLine(report: FilingReport): FilingLine {
  const owner = report.kind === "ownership" ? report.filing.reportingOwner[0] : undefined;
  return {
    id: report.id, kind: report.kind, issuer: report.issuer.name,
    issuerPointer: issuerPointers(report).name, ticker: report.issuer.ticker,
    slug: report.issuer.slug, published: report.source.published, document: report.source.document,
    period: report.kind === "earnings-release" ? periodLabel(report, report.current) : null,
    person: owner === undefined ? null
      : { name: owner.reportingOwnerId.rptOwnerName, pointer: "/reportingOwner/0/reportingOwnerId/rptOwnerName" },
    key: keyFigures(report), ties: report.ties.length,
  };
}

/** Newest first; filings of one day by id, so that the order never depends on the disk. */
export const newestFirst = <T extends FilingReport>(reports: readonly T[]): T[] => reports.toSorted((a, b) =>
  compareTexts(b.source.published, a.source.published) || compareTexts(a.id, b.id));
