/** Companies by name, with what a line of a list says of each. */
import { compareTexts } from "../../lib/order.ts";
import type { CompanyReport } from "../../model/collection-report.ts";
import type { ReportIssuer } from "../../model/report.ts";

export interface CompanyLine {
  readonly id: string;
  readonly issuer: ReportIssuer;
  readonly filings: number;
  readonly newest: string;
}

export const companyList = (reports: readonly CompanyReport[]): CompanyLine[] => reports
  .map(({ id, issuer, filings, source }) => ({ id, issuer, filings: filings.length, newest: source.published }))
  .toSorted((a, b) => compareTexts(a.issuer.name, b.issuer.name) || compareTexts(a.id, b.id));

/** How many the front page names. */
const RECENT = 24;

/** Those with the newest filings, by name. */
export function recentCompanies(lines: readonly CompanyLine[]): CompanyLine[] {
  const recent = new Set(lines.toSorted((a, b) => compareTexts(b.newest, a.newest)).slice(0, RECENT));
  return lines.filter((line) => recent.has(line));
}
