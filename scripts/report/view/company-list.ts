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
