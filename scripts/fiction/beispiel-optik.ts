/** Beispiel Optik SE: a maker of lenses that does not exist; it files in euros under IFRS, by half-years. */
import type { Claim, EarningsRelease, Guidance } from "../model/earnings-release.ts";
import { addDays } from "../model/plain-date.ts";
import { dilutedShares, keepBooks, periodOf, type BookedPeriod, type Books } from "./books.ts";
import { grossProfit, netIncome, operatingCash, revenue, type Balances, type Plan } from "./business.ts";
import { monthCalendar, type FiscalQuarter } from "./calendar.ts";
import { growthText, millionsText, percentText } from "./claims.ts";
import { adjustedEbitda, ifrsCashFlow, ifrsRevenueByRegion } from "./ifrs-cash-flow.ts";
import { financialPosition, ifrsComprehensiveIncome, ifrsIncomeStatement, type IfrsSheet } from "./ifrs-statements.ts";
import { decimalText, permille, shareOf } from "./integers.ts";
import { columnsOver, daysOf, declared, rangeId, yearEnd } from "./periods.ts";
import { randomFrom } from "./random.ts";
import { perShare, type Money } from "./statement.ts";

const calendar = monthCalendar("12-31");
const MONEY: Money = { unit: "EUR", scale: 6, places: 1 };
const PREFIX = "beisp";
const YEARS = [2022, 2023, 2024];

const OPENING: Balances = {
  cash: 64_312n, receivables: 71_844n, inventories: 88_207n, prepaid: 9_418n, property: 172_655n, goodwill: 41_930n,
  intangibles: 36_480n, otherAssets: 5_216n, payables: 38_127n, accrued: 29_764n, deferred: 18_392n, debt: 120_000n,
  otherLiabilities: 27_513n, commonStock: 30_000n, paidIn: 142_870n, otherComprehensive: -3_148n, retained: 86_544n,
  shares: 30_000n,
};

/** Quarterly revenue in thousands of euros, of lenses and of their care. */
const REVENUE: Readonly<Record<number, readonly bigint[]>> = {
  2022: [108_431n, 112_094n, 109_377n, 118_816n],
  2023: [114_262n, 119_535n, 115_908n, 124_271n],
  2024: [112_847n, 111_306n, 113_019n, 121_484n],
};

function planFor(when: FiscalQuarter): Plan {
  const random = randomFrom(`beispiel optik ${when.year} ${when.quarter}`);
  const sold = REVENUE[when.year]?.[when.quarter - 1] ?? 0n;
  const pay = 1_240n + random.amount(-90n, 110n);
  const isWeak = when.year === 2024;
  return {
    products: permille(sold, 870n), services: sold - permille(sold, 870n),
    cost: permille(sold, isWeak ? random.amount(548n, 561n) : random.amount(521n, 534n)),
    research: 12_470n + random.amount(-310n, 380n), sales: permille(sold, 131n) + random.amount(-240n, 290n),
    general: 8_115n + random.amount(-200n, 240n), restructuring: when.year === 2024 && when.quarter === 2 ? 4_637n : 0n,
    stockPay: { cost: permille(pay, 140n), research: permille(pay, 330n), sales: permille(pay, 240n), general: permille(pay, 290n) },
    depreciation: 7_318n + random.amount(-130n, 150n), amortization: 1_216n, other: 0n,
    americas: random.amount(244n, 258n), europe: random.amount(529n, 548n), taxRate: 301n, interestOnCash: 7n, interestOnDebt: 10n,
    receivables: permille(sold, random.amount(628n, 655n)), inventories: permille(sold, isWeak ? random.amount(842n, 868n) : random.amount(788n, 806n)),
    prepaid: 9_600n + random.amount(-500n, 560n), payables: permille(sold, random.amount(338n, 356n)),
    accrued: 30_100n + random.amount(-1_400n, 1_500n), deferred: 18_700n + random.amount(-700n, 800n),
    capitalSpending: 8_640n + random.amount(-900n, 1_300n), borrowed: 0n, repaid: when.quarter === 2 ? 6_000n : 0n,
    repurchased: 0n, optionProceeds: 0n, withheldTaxes: 0n, translationOfCash: random.amount(-260n, 240n),
    translationOfGoodwill: random.amount(-180n, 170n), sharesAdded: 0n, dilutive: 214n,
  };
}

/** A report of the first half (two quarters) or of the year (four). */
interface Reported { readonly year: number; readonly quarters: 2 | 4 }

/** The year's range is given with half-year reports: what is known and twice the uncertainty of a quarter. */
function guidanceOf(books: Books, { year, quarters }: Reported): Guidance[] {
  const guided = quarters === 2 ? year : year + 1;
  if (!YEARS.includes(guided)) return [];
  const expected = revenue(periodOf(books, guided, [1, 4]).flows);
  const tenMillions = (amount: bigint): string => decimalText(shareOf(amount, 1n, 5_000n) * 5_000n, { from: 3, places: 0 });
  return [{
    id: `fy-${guided}-revenue`, concept: "ifrs-full:Revenue", label: "Revenue", period: rangeId(guided, [1, 4]), unit: MONEY.unit,
    scale: 6, low: tenMillions(permille(expected, 982n)), high: tenMillions(permille(expected, 1_022n)),
  }];
}

function claimsOf(now: BookedPeriod, before: BookedPeriod, period: string): Claim[] {
  const [sold, soldBefore] = [revenue(now.flows), revenue(before.flows)];
  const money = (id: string, measure: string, amount: bigint): Claim =>
    ({ id, section: "lead", measure, period, lexeme: millionsText(amount, MONEY.unit) });
  return [
    { id: "revenue-growth", section: "headline", measure: "revenue-growth", period, lexeme: growthText(sold, soldBefore), direction: sold > soldBefore ? "increased" : "decreased" },
    money("revenue", "ifrs-full:Revenue", sold), money("profit", "ifrs-full:ProfitLoss", netIncome(now.flows)),
    { id: "gross-margin", section: "lead", measure: "gross-margin", period, lexeme: percentText(grossProfit(now.flows), sold) },
    { id: "eps", section: "lead", measure: "ifrs-full:DilutedEarningsLossPerShare", period, lexeme: `€${perShare(netIncome(now.flows), dilutedShares(now))}` },
    money("operating-cash-flow", "operating-cash-flow", operatingCash(now.flows)),
  ];
}

function periodsOf({ year, quarters }: Reported, guidance: readonly Guidance[]): EarningsRelease["periods"] {
  const [end, before] = [daysOf(calendar, year, [1, quarters]).end, yearEnd(calendar, year - 1)];
  const guided = guidance.map(({ period }) => [period, daysOf(calendar, parseInt(period.slice(3), 10), [1, 4])]);
  return {
    ...declared(calendar, year, quarters === 4 ? [[1, 4], [3, 4]] : [[1, 2]]), ...Object.fromEntries(guided),
    [end]: { instant: end }, [before]: { instant: before },
  };
}

const DAYS_TO_REPORT = { 2: 45, 4: 73 } as const;

function reportOf(books: Books, reported: Reported): EarningsRelease {
  const { year, quarters } = reported;
  const range = [1, quarters] as const;
  const [now, before] = [periodOf(books, year, range), periodOf(books, year - 1, range)];
  const { end } = daysOf(calendar, year, range);
  const whole: IfrsSheet = { money: MONEY, prefix: PREFIX, columns: columnsOver(books, year, [range]) };
  const withHalf: IfrsSheet = quarters === 4 ? { ...whole, columns: columnsOver(books, year, [range, [3, 4]]) } : whole;
  const balances = [{ id: end, at: now.closing }, { id: yearEnd(calendar, year - 1), at: periodOf(books, year - 1, [1, 4]).closing }];
  const guidance = guidanceOf(books, reported);
  return {
    $schema: "../../schemas/earnings-release.json", kind: "earnings-release", id: `beisp-${year}-${quarters === 2 ? "h1" : "fy"}`,
    issuer: { cik: "9999999902", name: "Beispiel Optik SE (fictional)", ticker: "BEISP", exchange: "Fictional Exchange", prefix: PREFIX },
    source: { document: "EX-99.1", published: addDays(end, DAYS_TO_REPORT[quarters]), fictional: true },
    fiscal: { year, quarter: quarters, yearEnd: "12-31", period: rangeId(year, range) }, currency: MONEY.unit,
    periods: periodsOf(reported, guidance),
    tables: [
      ifrsIncomeStatement(withHalf), ifrsComprehensiveIncome(whole), financialPosition(MONEY, balances), ifrsCashFlow(whole),
      ifrsRevenueByRegion(withHalf), adjustedEbitda(whole),
    ],
    guidance, claims: claimsOf(now, before, rangeId(year, range)), waivers: [],
  };
}

/** Half-year and annual reports, oldest first. */
export function beispielReports(): EarningsRelease[] {
  const books = keepBooks(OPENING, YEARS.flatMap(calendar), planFor);
  const reported: Reported[] = [{ year: 2023, quarters: 2 }, { year: 2023, quarters: 4 }, { year: 2024, quarters: 2 }];
  return reported.map((one) => reportOf(books, one));
}
