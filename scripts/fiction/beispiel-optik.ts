/** Beispiel Optik SE: a maker of lenses that does not exist; it files in euros under IFRS, by half-years. */
import type { EarningsRelease } from "../model/earnings-release.ts";
import { keepBooks } from "./books.ts";
import type { Balances, Plan } from "./business.ts";
import { monthCalendar, type FiscalQuarter } from "./calendar.ts";
import { ifrsReport, type IfrsIssuer, type Reported } from "./ifrs-release.ts";
import { permille } from "./integers.ts";
import { randomFrom } from "./random.ts";

const calendar = monthCalendar("12-31");

const BEISPIEL_OPTIK: IfrsIssuer = {
  issuer: {
    cik: "9999999902", name: "Beispiel Optik SE (fictional)", ticker: "BEISP", exchange: "Fictional Exchange",
    prefix: "beisp",
  },
  money: { unit: "EUR", scale: 6, places: 1 }, calendar, yearEnd: "12-31",
};

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
    stockPay: { cost: permille(pay, 140n), research: permille(pay, 330n), sales: permille(pay, 240n),
      general: permille(pay, 290n) },
    depreciation: 7_318n + random.amount(-130n, 150n), amortization: 1_216n, other: 0n,
    americas: random.amount(244n, 258n), europe: random.amount(529n, 548n), taxRate: 301n, interestOnCash: 7n,
      interestOnDebt: 10n,
    receivables: permille(sold, random.amount(628n, 655n)), inventories: permille(sold,
      isWeak ? random.amount(842n, 868n) : random.amount(788n, 806n)),
    prepaid: 9_600n + random.amount(-500n, 560n), payables: permille(sold, random.amount(338n, 356n)),
    accrued: 30_100n + random.amount(-1_400n, 1_500n), deferred: 18_700n + random.amount(-700n, 800n),
    capitalSpending: 8_640n + random.amount(-900n, 1_300n), borrowed: 0n, repaid: when.quarter === 2 ? 6_000n : 0n,
    repurchased: 0n, optionProceeds: 0n, withheldTaxes: 0n, translationOfCash: random.amount(-260n, 240n),
    translationOfGoodwill: random.amount(-180n, 170n), sharesAdded: 0n, dilutive: 214n,
  };
}

/** Half-year and annual reports, oldest first. */
export function beispielReports(): EarningsRelease[] {
  const books = keepBooks(OPENING, YEARS.flatMap(calendar), planFor);
  const reported: Reported[] = [{ year: 2023, quarters: 2 }, { year: 2023, quarters: 4 }, { year: 2024, quarters: 2 }];
  return reported.map((one) => ifrsReport(BEISPIEL_OPTIK, books, one));
}
