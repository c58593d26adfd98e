/** Half-year and annual reports of an issuer under IFRS (an exhibit to Form 6-K): statements, outlook, claims. */
import type { Claim, EarningsRelease, Guidance } from "../model/earnings-release.ts";
import { addDays } from "../model/plain-date.ts";
import { dilutedShares, periodOf, type BookedPeriod, type Books } from "./books.ts";
import { grossProfit, netIncome, operatingCash, revenue } from "./business.ts";
import type { Calendar } from "./calendar.ts";
import { growthText, millionsText, moneySymbol, percentText } from "./claims.ts";
import { adjustedEbitda, ifrsCashFlow, ifrsRevenueByRegion } from "./ifrs-cash-flow.ts";
import {
  financialPosition, ifrsComprehensiveIncome, ifrsIncomeStatement, type IfrsSheet,
} from "./ifrs-statements.ts";
import { decimalText, permille, shareOf } from "./integers.ts";
import { columnsOver, daysOf, declared, rangeId, yearEnd } from "./periods.ts";
import { perShare, type Money } from "./statement.ts";

export interface IfrsIssuer {
  readonly issuer: EarningsRelease["issuer"] & { readonly prefix: string; readonly ticker: string };
  readonly money: Money;
  readonly calendar: Calendar;
  /** "12-31" */
  readonly yearEnd: string;
}

/** A report of the first half (two quarters) or of the year (four). */
export interface Reported { readonly year: number; readonly quarters: 2 | 4 }

const STEP = 5_000n;

/** The range for the year's revenue, in five millions, where the books know how the year ends. */
function guidanceOf({ money }: IfrsIssuer, books: Books, { year, quarters }: Reported): Guidance[] {
  const guided = quarters === 2 ? year : year + 1;
  if (!books.quarters.some(({ when }) => when.year === guided && when.quarter === 4)) return [];
  const expected = revenue(periodOf(books, guided, [1, 4]).flows);
  const stepped = (parts: bigint): string =>
    decimalText(shareOf(permille(expected, parts), 1n, STEP) * STEP, { from: 3, places: 0 });
  return [{
    id: `fy-${guided}-revenue`, concept: "ifrs-full:Revenue", label: "Revenue", period: rangeId(guided, [1, 4]),
    unit: money.unit, scale: 6, low: stepped(982n), high: stepped(1_022n),
  }];
}

interface Stated { readonly now: BookedPeriod; readonly before: BookedPeriod; readonly period: string;
  readonly unit: string }

function claimsOf({ now, before, period, unit }: Stated): Claim[] {
  const [sold, soldBefore] = [revenue(now.flows), revenue(before.flows)];
  const lead = (id: string, measure: string, lexeme: string): Claim => ({ id, section: "lead", measure, period, lexeme });
  const eps = perShare(netIncome(now.flows), dilutedShares(now));
  return [
    {
      id: "revenue-growth", section: "headline", measure: "revenue-growth", period,
      lexeme: growthText(sold, soldBefore), direction: sold > soldBefore ? "increased" : "decreased",
    },
    lead("revenue", "ifrs-full:Revenue", millionsText(sold, unit)),
    lead("profit", "ifrs-full:ProfitLoss", millionsText(netIncome(now.flows), unit)),
    lead("gross-margin", "gross-margin", percentText(grossProfit(now.flows), sold)),
    lead("eps", "ifrs-full:DilutedEarningsLossPerShare", eps.startsWith("-")
      ? `${moneySymbol(unit)}(${eps.slice(1)})` : `${moneySymbol(unit)}${eps}`),
    lead("operating-cash-flow", "operating-cash-flow", millionsText(operatingCash(now.flows), unit)),
  ];
}

function periodsOf({ calendar }: IfrsIssuer, { year, quarters }: Reported, guided: boolean): EarningsRelease["periods"] {
  const [end, before] = [daysOf(calendar, year, [1, quarters]).end, yearEnd(calendar, year - 1)];
  const guidedYear = quarters === 2 ? year : year + 1;
  return {
    ...declared(calendar, year, quarters === 4 ? [[1, 4], [3, 4]] : [[1, 2]]),
    ...(guided ? { [rangeId(guidedYear, [1, 4])]: daysOf(calendar, guidedYear, [1, 4]) } : {}),
    [end]: { instant: end }, [before]: { instant: before },
  };
}

const DAYS_TO_REPORT = { 2: 45, 4: 73 } as const;

function tablesOf(issuer: IfrsIssuer, books: Books, { year, quarters }: Reported): EarningsRelease["tables"] {
  const { money, calendar } = issuer;
  const range = [1, quarters] as const;
  const whole: IfrsSheet = { money, prefix: issuer.issuer.prefix, columns: columnsOver(books, year, [range]) };
  const withHalf: IfrsSheet = quarters === 4 ? { ...whole, columns: columnsOver(books, year, [range, [3, 4]]) } : whole;
  const balances = [
    { id: daysOf(calendar, year, range).end, at: periodOf(books, year, range).closing },
    { id: yearEnd(calendar, year - 1), at: periodOf(books, year - 1, [1, 4]).closing },
  ];
  return [
    ifrsIncomeStatement(withHalf), ifrsComprehensiveIncome(whole), financialPosition(money, balances),
    ifrsCashFlow(whole), ifrsRevenueByRegion(withHalf), adjustedEbitda(whole),
  ];
}

/** The Filing JSON of the report. */
export function ifrsReport(issuer: IfrsIssuer, books: Books, reported: Reported): EarningsRelease {
  const { year, quarters } = reported;
  const range = [1, quarters] as const;
  const { end } = daysOf(issuer.calendar, year, range);
  const guidance = guidanceOf(issuer, books, reported);
  const period = rangeId(year, range);
  const { unit } = issuer.money;
  return {
    $schema: "../../schemas/earnings-release.json", kind: "earnings-release",
    id: `${issuer.issuer.ticker.toLowerCase()}-${year}-${quarters === 2 ? "h1" : "fy"}`, issuer: issuer.issuer,
    source: { document: "EX-99.1", published: addDays(end, DAYS_TO_REPORT[quarters]), fictional: true },
    fiscal: { year, quarter: quarters, yearEnd: issuer.yearEnd, period }, currency: unit,
    periods: periodsOf(issuer, reported, guidance.length > 0), tables: tablesOf(issuer, books, reported), guidance,
    claims: claimsOf({ now: periodOf(books, year, range), before: periodOf(books, year - 1, range), period, unit }),
    waivers: [],
  };
}
