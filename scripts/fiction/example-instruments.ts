/** Example Instruments, Inc.: a maker of measuring devices that does not exist, over four years of its books. */
import type { EarningsRelease, Table } from "../model/earnings-release.ts";
import { correctCutOff, keepBooks, splitShares, type Books, type CutOff } from "./books.ts";
import type { Balances, Plan } from "./business.ts";
import { weekCalendar, type FiscalQuarter } from "./calendar.ts";
import { gaapRelease, type GaapIssuer, type ReleaseOf } from "./gaap-release.ts";
import { permille } from "./integers.ts";
import { randomFrom, type Random } from "./random.ts";

const calendar = weekCalendar("09-30");

export const EXAMPLE_INSTRUMENTS: GaapIssuer = {
  issuer: {
    cik: "9999999901", name: "Example Instruments, Inc. (fictional)", ticker: "EXMPL", exchange: "Fictional Exchange",
    prefix: "exmpl",
  },
  money: { unit: "USD", scale: 3, places: 0 }, calendar, yearEnd: "09-30", seed: "example instruments",
};

const FIRST_YEAR = 2022;
const YEARS = [2022, 2023, 2024, 2025];

/** Product and service revenue by quarter: growth, a longer fourth quarter of 2023, a slump, a recovery. */
const REVENUE: Readonly<Record<number, readonly (readonly [bigint, bigint])[]>> = {
  2022: [[131_480n, 36_915n], [133_872n, 37_760n], [137_304n, 38_466n], [149_217n, 40_371n]],
  2023: [[141_955n, 41_208n], [138_260n, 41_994n], [143_731n, 42_515n], [166_904n, 47_286n]],
  2024: [[128_617n, 44_173n], [101_346n, 44_892n], [136_528n, 46_030n], [157_713n, 48_264n]],
  2025: [[151_400n, 49_100n], [149_800n, 49_900n], [156_300n, 51_200n], [170_900n, 52_800n]],
};

/** The slump of 2024: devices pile up in the first quarter, plants close in the second. */
const isSlump = ({ year, quarter }: FiscalQuarter): boolean => year === 2024 && quarter <= 2;

const OPENING: Omit<Balances, "retained"> = {
  cash: 118_240n, receivables: 97_310n, inventories: 74_620n, prepaid: 11_905n, property: 146_330n, goodwill: 88_000n,
  intangibles: 61_200n, otherAssets: 9_870n, payables: 41_560n, accrued: 52_330n, deferred: 63_480n, debt: 150_000n,
  otherLiabilities: 18_240n, commonStock: 52n, paidIn: 402_630n, otherComprehensive: -6_215n, shares: 51_600n,
};

/** Retained earnings are what is left when everything else is known. */
function opening(): Balances {
  const { cash, receivables, inventories, prepaid, property, goodwill, intangibles, otherAssets } = OPENING;
  const assets = cash + receivables + inventories + prepaid + property + goodwill + intangibles + otherAssets;
  const { payables, accrued, deferred, debt, otherLiabilities, commonStock, paidIn, otherComprehensive } = OPENING;
  const claims = payables + accrued + deferred + debt + otherLiabilities + commonStock + paidIn + otherComprehensive;
  return { ...OPENING, retained: assets - claims };
}

type Costs = Pick<Plan, "cost" | "research" | "sales" | "general" | "restructuring" | "stockPay" | "depreciation" | "amortization">;

function costsOf(when: FiscalQuarter, sold: readonly [bigint, bigint], random: Random): Costs {
  const [products, services] = sold;
  const slump = isSlump(when);
  const pay = 5_200n + 260n * BigInt(when.year - FIRST_YEAR) + random.amount(-180n, 240n);
  return {
    cost: permille(products, slump ? 552n : random.amount(468n, 486n)) + permille(services, random.amount(372n, 392n)),
    research: 23_600n + 900n * BigInt(when.year - FIRST_YEAR) + random.amount(-450n, 520n),
    sales: permille(products + services, random.amount(158n, 166n)) + 2_400n,
      general: 13_150n + random.amount(-300n, 420n),
    restructuring: when.year === 2024 && when.quarter === 2 ? 14_862n : 0n,
    stockPay: { cost: permille(pay, 118n), research: permille(pay, 341n), sales: permille(pay, 287n),
      general: permille(pay, 254n) },
    depreciation: 6_900n + random.amount(-120n, 260n), amortization: 2_040n,
  };
}

/** Balances that the business steers, as shares of what it sells and spends. */
function steered(when: FiscalQuarter, sold: bigint, random: Random): Pick<Plan, "receivables" | "inventories" | "prepaid" | "payables" | "accrued" | "deferred"> {
  const piledUp = when.year === 2024 && when.quarter === 1;
  return {
    receivables: permille(sold, piledUp ? 668n : random.amount(548n, 566n)),
    inventories: permille(sold, piledUp ? 640n : isSlump(when) ? 655n : random.amount(428n, 446n)),
    prepaid: 12_300n + random.amount(-900n, 1_100n), payables: permille(sold, piledUp ? 176n : random.amount(226n,
      244n)),
    accrued: 51_200n + random.amount(-2_300n, 2_600n),
    deferred: 64_000n + 1_450n * BigInt(when.year - FIRST_YEAR) + random.amount(-1_200n, 1_900n),
  };
}

function planFor(when: FiscalQuarter): Plan {
  const random = randomFrom(`example instruments ${when.year} ${when.quarter}`);
  const sold = REVENUE[when.year]?.[when.quarter - 1] ?? [0n, 0n];
  const isFirst = when.quarter === 1;
  return {
    products: sold[0], services: sold[1], ...costsOf(when, sold, random), ...steered(when, sold[0] + sold[1], random),
    other: random.amount(-640n, 520n), americas: random.amount(508n, 531n), europe: random.amount(262n, 281n),
    taxRate: 212n, interestOnCash: 9n, interestOnDebt: 13n,
    capitalSpending: 7_300n + random.amount(-900n, 1_900n), borrowed: when.year === 2024 && isFirst ? 25_000n : 0n,
    repaid: when.quarter === 4 ? 10_000n : 0n, repurchased: isSlump(when) ? 0n : 6_000n + random.amount(-700n, 900n),
    optionProceeds: 1_450n + random.amount(-500n, 700n), withheldTaxes: isFirst ? 2_860n + random.amount(-200n,
      300n) : 0n,
    translationOfCash: random.amount(-430n, 390n), translationOfGoodwill: random.amount(-310n, 280n),
    sharesAdded: random.amount(-160n, 110n), dilutive: 1_180n + random.amount(-90n, 130n),
  };
}

/** Devices delivered after the end of the first quarter of 2023 were booked in it. */
const CUT_OFF: CutOff = { year: 2023, quarter: 1, products: 3_418n, cost: 1_562n, tax: 393n };
const SPLIT = { ratio: 2n, year: 2024, quarter: 3 };

/** What happened; and the books as first told, with the revenue booked too early. */
export function exampleBooks(): { readonly corrected: Books; readonly firstTold: Books } {
  const firstTold = keepBooks(opening(), YEARS.flatMap(calendar), planFor);
  return { firstTold, corrected: correctCutOff(firstTold, CUT_OFF) };
}

const splitTable = (period: string): Table => ({
  id: "stock-split", role: "other", title: "Stock Split", status: [], unit: "pure", scale: 0, columns: [period],
  rows: [{
    id: "ratio", concept: "us-gaap:StockholdersEquityNoteStockSplitConversionRatio1", label: "New shares for each share held", level: 0,
    values: ["2"],
  }],
});

function releaseOf(year: number, quarter: number): ReleaseOf {
  const { corrected, firstTold } = exampleBooks();
  const told = year === CUT_OFF.year ? firstTold : corrected;
  const isSplit = year > SPLIT.year || (year === SPLIT.year && quarter >= SPLIT.quarter);
  const books = isSplit ? splitShares(told, SPLIT.ratio) : told;
  const restated = year === CUT_OFF.year + 1 && quarter <= 2 ? [`q${quarter}-${CUT_OFF.year}`] : [];
  const isOfSplit = year === SPLIT.year && quarter === SPLIT.quarter;
  return {
    books, year, quarter, restated, ...(isOfSplit ? { moreTables: [splitTable(`q${quarter}-${year}`)] } : {}),
    ...(year === 2024 && quarter === 4 ? { misprintIn: "q4-2023" } : {}),
  };
}

/** The eight releases of two fiscal years, oldest first. */
export const exampleReleases = (): EarningsRelease[] => [2023, 2024].flatMap((year) =>
  [1, 2, 3, 4].map((quarter) => gaapRelease(EXAMPLE_INSTRUMENTS, releaseOf(year, quarter))));

