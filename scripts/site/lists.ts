/** The lists of the site, sorted once in a run, however many pages show parts of them. */
import { companyList, recentCompanies, type CompanyLine } from "../report/view/company-list.ts";
import { filingLine, newestFirst, type FilingLine } from "../report/view/directory.ts";
import { linesOn, listPages, type ListName, type ListPage } from "../report/view/list-pages.ts";
import { personList, type PersonLine } from "../report/view/person-list.ts";
import type { FilingReport, Report } from "../model/report.ts";
import { siteInput } from "./input.ts";
import { filingReports, reportsOfKind } from "./reports.ts";

interface Lists {
  readonly filings: readonly FilingReport[];
  readonly companies: readonly CompanyLine[];
  readonly people: readonly PersonLine[];
}

const sorted = new WeakMap<readonly Report[], Lists>();

function lists(): Lists {
  const { reports } = siteInput();
  const known = sorted.get(reports) ?? {
    filings: newestFirst(filingReports()), companies: companyList(reportsOfKind("company")),
    people: personList(reportsOfKind("person")),
  };
  sorted.set(reports, known);
  return known;
}

/** None in a run over reports, which renders no lists. */
export const pagesOfList = (name: ListName): ListPage[] =>
  (siteInput().scope === "site" ? listPages(name, lists()[name].length) : []);

/** Newest entries of the feed. */
const IN_FEED = 50;

export const LISTS = {
  filingsOn: (page: ListPage): FilingLine[] => linesOn(page, lists().filings).map(filingLine),
  companiesOn: (page: ListPage): CompanyLine[] => linesOn(page, lists().companies),
  peopleOn: (page: ListPage): PersonLine[] => linesOn(page, lists().people),
  recentCompanies: (): CompanyLine[] => recentCompanies(lists().companies),
  newestFilings: (): FilingLine[] => lists().filings.slice(0, IN_FEED).map(filingLine),
  updated: (): string => lists().filings[0]?.source.published ?? "",
};
