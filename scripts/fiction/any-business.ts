/** Businesses made up by chance: how large, how profitable, how seasonal, and every quarter's plan from that. */
import type { Balances, Plan } from "./business.ts";
import type { FiscalQuarter } from "./calendar.ts";
import { permille } from "./integers.ts";
import { randomFrom } from "./random.ts";

/** Shares are of a thousand of revenue. */
interface Character {
  readonly firstRevenue: bigint;
  readonly growth: bigint;
  readonly cost: bigint;
  readonly research: bigint;
  readonly sales: bigint;
  readonly general: bigint;
  readonly taxRate: bigint;
}

function characterOf(seed: string): Character {
  const random = randomFrom(`${seed} character`);
  return {
    firstRevenue: random.amount(12_000n, 900_000n), growth: random.amount(-8n, 34n), cost: random.amount(240n, 640n),
    research: random.amount(40n, 210n), sales: random.amount(60n, 220n), general: random.amount(40n, 90n),
    taxRate: random.amount(120n, 290n),
  };
}

/** A balance sheet in keeping with the revenue of the first quarter. */
export function openingOf(seed: string): Balances {
  const { firstRevenue } = characterOf(seed);
  const random = randomFrom(`${seed} opening`);
  const part = (low: bigint, high: bigint): bigint => permille(firstRevenue, random.amount(low, high));
  const assets = {
    cash: part(600n, 1_900n), receivables: part(420n, 660n), inventories: part(300n, 620n), prepaid: part(50n, 90n),
    property: part(700n, 1_600n), goodwill: part(0n, 900n), intangibles: part(500n, 700n), otherAssets: part(30n, 80n),
  };
  const claims = {
    payables: part(180n, 320n), accrued: part(150n, 310n), deferred: part(90n, 480n), debt: part(0n, 1_400n),
    otherLiabilities: part(60n, 160n), commonStock: 50n, paidIn: part(900n, 2_800n), otherComprehensive: -part(2n, 40n),
  };
  const sum = (amounts: Readonly<Record<string, bigint>>): bigint =>
    Object.values(amounts).reduce((total, amount) => total + amount, 0n);
  return { ...assets, ...claims, retained: sum(assets) - sum(claims), shares: part(250n, 900n) + 4_000n };
}

const SEASONS = [980n, 990n, 1_000n, 1_060n] as const;

/** Revenue of the `index`-th quarter: grown, in season, and a little by chance. */
function revenueAt(character: Character, when: FiscalQuarter, index: number): bigint {
  let sold = character.firstRevenue;
  for (let quarter = 0; quarter < index; quarter += 1) sold = permille(sold, 1_000n + character.growth);
  return permille(sold, SEASONS[when.quarter - 1] ?? 1_000n);
}

/** The plan of the quarter, `index` quarters after the first. */
export function planOf(seed: string, index: number, { when, before }: { when: FiscalQuarter; before: Balances }): Plan {
  const character = characterOf(seed);
  const random = randomFrom(`${seed} ${when.year} ${when.quarter}`);
  const sold = permille(revenueAt(character, when, index), random.amount(955n, 1_045n));
  const about = (share: bigint): bigint => permille(permille(sold, share), random.amount(960n, 1_040n));
  const pay = about(32n);
  const services = about(260n);
  return {
    products: sold - services, services, cost: about(character.cost), research: about(character.research),
    sales: about(character.sales), general: about(character.general),
    restructuring: random.chance(90) ? about(70n) : 0n,
    stockPay: {
      cost: permille(pay, 120n), research: permille(pay, 340n), sales: permille(pay, 290n), general: permille(pay,
        250n),
    },
    depreciation: permille(before.property, 34n), amortization: permille(before.intangibles, 30n),
    other: random.amount(-300n, 300n), americas: random.amount(380n, 560n), europe: random.amount(220n, 330n),
    taxRate: character.taxRate, interestOnCash: 7n, interestOnDebt: 12n, receivables: about(560n),
    inventories: about(430n), prepaid: about(70n), payables: about(240n), accrued: about(230n), deferred: about(280n),
    capitalSpending: about(45n), borrowed: before.cash < about(250n) ? about(800n) : 0n,
    repaid: permille(before.debt, 20n), repurchased: random.chance(300) ? about(15n) : 0n, optionProceeds: about(6n),
    withheldTaxes: random.chance(250) ? about(8n) : 0n, translationOfCash: random.amount(-90n, 90n),
    translationOfGoodwill: random.amount(-60n, 60n), sharesAdded: random.amount(-40n, 60n),
      dilutive: random.amount(90n, 400n),
  };
}
