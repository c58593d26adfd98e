/** The release of a quarter (EX-99.1) by an issuer under US GAAP: statements, reconciliations, outlook, claims. */
import type { EarningsRelease, Table } from "../model/earnings-release.ts";
import { addDays } from "../model/plain-date.ts";
import { periodOf, type Books } from "./books.ts";
import type { Calendar } from "./calendar.ts";
import { claimsOf } from "./claims.ts";
import { balanceSheet, cashFlowStatement } from "./gaap-balance.ts";
import { comprehensiveIncome, incomeStatement, revenueByRegion, stockPayTable, type GaapSheet } from "./gaap-income.ts";
import { misprintRegion } from "./misprint.ts";
import { ebitdaReconciliation, nonGaapReconciliation } from "./non-gaap.ts";
import { outlookFor } from "./outlook.ts";
import { columnsOver, daysOf, declared, rangeId, yearEnd } from "./periods.ts";
import type { Money } from "./statement.ts";

export interface GaapIssuer {
  readonly issuer: EarningsRelease["issuer"] & Readonly<Record<"cik" | "ticker" | "prefix", string>>;
  readonly money: Money;
  readonly calendar: Calendar;
  /** "09-30" */
  readonly yearEnd: string;
  /** Seed of the issuer's guesses at its future. */
  readonly seed: string;
}

export interface ReleaseOf {
  /** As the release tells them: corrected, split. */
  readonly books: Books;
  readonly year: number;
  readonly quarter: number;
  /** Columns that the release marks as restated. */
  readonly restated?: readonly string[];
  readonly moreTables?: readonly Table[];
  /** Column of the table by region with a misprint, which a waiver accepts. */
  readonly misprintIn?: string;
}

/** Days from the quarter's end to the release; a year's end takes longer. */
const DAYS_TO_RELEASE = 33;
const DAYS_TO_YEAR_RELEASE = 47;

export const publishedOn = (quarterEnd: string, quarter: number): string =>
  addDays(quarterEnd, quarter === 4 ? DAYS_TO_YEAR_RELEASE : DAYS_TO_RELEASE);

export const releaseId = ({ issuer }: GaapIssuer, year: number, quarter: number): string =>
  `${issuer.ticker.toLowerCase()}-${year}-q${quarter}`;

type Range = readonly [number, number];

const rangesOf = (quarter: number): Range[] => (quarter === 1 ? [[1, 1]] : [[quarter, quarter], [1, quarter]]);

function tablesOf(issuer: GaapIssuer, { books, year, quarter, restated = [], moreTables = [] }: ReleaseOf): Table[] {
  const { money, calendar } = issuer;
  const sheet: GaapSheet = {
    money, prefix: issuer.issuer.prefix, restated, columns: columnsOver(books, year, rangesOf(quarter)),
  };
  const toDate = columnsOver(books, year, [[1, quarter]]);
  const { closing } = periodOf(books, year, [1, quarter]);
  const before = periodOf(books, year - 1, [1, 4]).closing;
  const balances = [
    { id: daysOf(calendar, year, [quarter, quarter]).end, at: closing }, { id: yearEnd(calendar, year - 1),
      at: before },
  ];
  return [
    incomeStatement(sheet), stockPayTable(sheet), comprehensiveIncome(sheet), balanceSheet(money, balances),
    cashFlowStatement(money, toDate), revenueByRegion(sheet), nonGaapReconciliation(sheet), ebitdaReconciliation(sheet),
    ...moreTables,
  ];
}

function periodsOf({ calendar }: GaapIssuer, year: number, quarter: number): EarningsRelease["periods"] {
  const next = quarter === 4 ? { year: year + 1, quarter: 1 } : { year, quarter: quarter + 1 };
  const instants = [daysOf(calendar, year, [quarter, quarter]).end, yearEnd(calendar, year - 1)];
  return {
    ...declared(calendar, year, rangesOf(quarter)),
    [rangeId(next.year, [next.quarter, next.quarter])]: daysOf(calendar, next.year, [next.quarter, next.quarter]),
    [rangeId(next.year, [1, 4])]: daysOf(calendar, next.year, [1, 4]),
    ...Object.fromEntries(instants.map((instant) => [instant, { instant }])),
  };
}

/** The Filing JSON of the release. */
export function gaapRelease(issuer: GaapIssuer, release: ReleaseOf): EarningsRelease {
  const { books, year, quarter, misprintIn } = release;
  const { end } = daysOf(issuer.calendar, year, [quarter, quarter]);
  const filing: EarningsRelease = {
    $schema: "../../schemas/earnings-release.json", kind: "earnings-release", id: releaseId(issuer, year, quarter),
    issuer: issuer.issuer, source: { document: "EX-99.1", published: publishedOn(end, quarter), fictional: true },
    fiscal: { year, quarter, yearEnd: issuer.yearEnd, period: rangeId(year, [quarter, quarter]) },
    currency: issuer.money.unit, periods: periodsOf(issuer, year, quarter),
    tables: tablesOf(issuer, release), guidance: outlookFor(issuer, books, { year, quarter }),
    claims: claimsOf(issuer, books, { year, quarter }), waivers: [],
  };
  return misprintIn === undefined ? filing : misprintRegion(filing, misprintIn);
}
