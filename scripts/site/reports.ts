/** Reports by id: of filings, and of several filings together. */
import { isFilingReport, type FilingReport, type Report } from "../model/report.ts";
import { siteInput } from "./input.ts";

const indexes = new WeakMap<readonly Report[], ReadonlyMap<string, Report>>();

function byId(reports: readonly Report[]): ReadonlyMap<string, Report> {
  const index = indexes.get(reports) ?? new Map(reports.map((report) => [report.id, report]));
  indexes.set(reports, index);
  return index;
}

/** Throws for an id that this run has no Report of. */
export function reportNamed(id: string): Report {
  const report = byId(siteInput().reports).get(id);
  if (report === undefined) throw new Error(`no report "${id}" in this build`);
  return report;
}

/** Throws for an id that is no filing's. */
export function filingNamed(id: string): FilingReport {
  const report = reportNamed(id);
  if (!isFilingReport(report)) throw new Error(`${id} is no filing`);
  return report;
}

export const hasReport = (id: string): boolean => byId(siteInput().reports).has(id);

/** Those that this run renders pages of. */
export function inScope<R extends Report>(reports: readonly R[]): R[] {
  const { scope } = siteInput();
  return scope === "site" ? [] : reports.filter(({ id }) => scope.reports.has(id));
}

/** Names of the comparisons that a filing's page links to. */
export function comparedNames(id: string): readonly string[] {
  const { scope } = siteInput();
  return scope === "site" ? [] : scope.compared.get(id) ?? [];
}

export const filingReports = (): FilingReport[] => siteInput().reports.filter(isFilingReport);

export const reportsOfKind = <K extends Report["kind"]>(kind: K): Extract<Report, { kind: K }>[] =>
  siteInput().reports.filter((report): report is Extract<Report, { kind: K }> => report.kind === kind);
