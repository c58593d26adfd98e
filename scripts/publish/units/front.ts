/**
 * What the site's own pages (list of filings, feed, search) take of a report: the report itself, without all that they
 * do not show. A build of ten thousand filings holds ten thousand of these at a time, and no whole report.
 */
import type { CollectionReport } from "../../model/collection-report.ts";
import { isFilingReport, type FilingReport, type Report, type ReportTie } from "../../model/report.ts";
import { outcomeSlices } from "../../report/view/outcome-slice.ts";
import { digestOf } from "../kept/digest.ts";
import { filingLine } from "../../report/view/directory.ts";
import { waivedNote } from "../../report/view/waived.ts";

export interface Front {
  readonly report: Report;
  /** Ids of the metrics that the report shows a value of. */
  readonly metrics: readonly string[];
}

export function frontOf(report: Report): Front {
  const metrics = [...new Set(report.metrics.filter(({ shown }) => shown !== null).map(({ id }) => id))];
  return { report: isFilingReport(report) ? filingFront(report) : collectionFront(report), metrics };
}

/** What the page of a filing shows of its company's report. */
export interface ShownOutcome {
  /** Of all that it shows: while it is the same, the page is. */
  readonly digest: string;
  /** Filings whose figures it shows. */
  readonly filings: readonly string[];
}

/** For each filing of a company whose guidance was reported on. `reports`: of the company's filings. */
export function shownOutcomes(report: Report, reports: readonly Report[]): Record<string, ShownOutcome> {
  if (report.kind !== "company") return {};
  const byId = new Map(reports.map((one) => [one.id, one]));
  return Object.fromEntries(outcomeSlices(report).map(({ filing, parts, origins }) => {
    const marks = origins.map((origin) => {
      const printed = byId.get(origin.filing);
      return printed && waivedNote(printed, `fact:${origin.fact}`);
    });
    const filings = [...new Set(origins.map((origin) => origin.filing))].filter((id) => id !== filing);
    return [filing, { digest: digestOf("outcome", parts, marks), filings }];
  }));
}

function filingFront(report: FilingReport): FilingReport {
  const refs = new Set(filingLine(report).key.map(({ shown }) => shown.ref));
  const isAbout = ({ id, fact, metric }: ReportTie): boolean =>
    refs.has(`tie:${id}`) || refs.has(`fact:${fact ?? ""}`) || refs.has(`metric:${metric ?? ""}`);
  const shown = {
    facts: report.facts.filter(({ id }) => refs.has(`fact:${id}`)),
    metrics: report.metrics.filter(({ key }) => refs.has(`metric:${key}`)),
    ties: report.ties.filter(isAbout),
  };
  if (report.kind === "ownership") return { ...report, ...shown, filing: withoutTables(report.filing) };
  const filing = without(report.filing, "highlights");
  return { ...report, ...shown, filing: { ...filing, tables: [], guidance: [], claims: [] } };
}

type Form = Extract<FilingReport, { kind: "ownership" }>["filing"];

/** JSON leaves out what is undefined. */
const without = <T extends object, K extends keyof T>(whole: T, key: K): Omit<T, K> => ({ ...whole, [key]: undefined });

const withoutTables = (form: Form): Form => ({
  ...without(form, "asFiled"), footnotes: [], ownerSignature: [],
  nonDerivativeTable: { nonDerivativeTransaction: [], nonDerivativeHolding: [] },
  derivativeTable: { derivativeTransaction: [], derivativeHolding: [] },
});

/** Of several filings the lists show no figure. */
function collectionFront(report: CollectionReport): CollectionReport {
  const bare = { ...report, facts: [], metrics: [], ties: [], periods: [] };
  if (bare.kind === "comparison") return { ...bare, rows: [] };
  return bare.kind === "company" ? { ...bare, guidance: [], restatements: [], converted: [], splits: [], trades: [] } : { ...bare, trades: [] };
}
