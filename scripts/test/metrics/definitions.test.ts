/** The metric definitions: registered, described, and each with an example calculated by hand. */
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { METRICS, metricById } from "../../metrics/registry.ts";
import { fromInteger, parseDecimal } from "../../model/decimal.ts";
import type { GuidanceInputs, Metric } from "../../model/metric.ts";
import { Missing, Quantity, exactly, rounded, type Figure } from "../../model/quantity.ts";
import { known, shown } from "./known-metric.ts";

const DEFINITIONS = new URL("../../metrics/definitions/", import.meta.url);
const FILES = readdirSync(DEFINITIONS);
const camelCase = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const fact = (id: string) => ({ op: "fact", fact: id }) as const;

describe("the registry", () => {
  it("has every file of definitions/ once, under its name", () => {
    expect(METRICS.map((metric) => `${metric.id}.ts`).toSorted()).toEqual(FILES.toSorted());
  });

  it.each(FILES)("%s exports the metric that is registered under its id, and nothing else", async (file) => {
    const id = file.replace(/\.ts$/, "");
    const exported = (await import(new URL(file, DEFINITIONS).href)) as Record<string, unknown>;
    expect(Object.keys(exported)).toEqual([camelCase(id)]);
    expect(exported[camelCase(id)]).toBe(known(id));
  });

  it("knows nothing of an id that is not there", () => {
    expect(metricById("gross-profit-margin")).toBeUndefined();
  });
});

const PLACES: Readonly<Record<Metric["unit"], number>> = {
  points: 1, percent: 1, money: 1, "per-share": 2, ratio: 2, days: 1, months: 0, count: 0, "yes-no": 0,
};

describe.each(METRICS.map((metric) => [metric.id, metric] as const))("%s", (_id, metric) => {
  it("has a sentence of meaning and a formula without code in it", () => {
    expect(metric.meaning).toMatch(/^[A-Z].{30,}\.$/);
    expect(metric.meaning.slice(0, -1)).not.toContain(". ");
    expect(metric.formula).toMatch(/^\(?[A-Z][^:{}=;]+[\w)]$/);
    expect(metric.title).toMatch(/^[A-Z]/);
  });

  it("has no numeral in its words, which no fact could vouch for", () => {
    expect(`${metric.title} ${metric.meaning} ${metric.formula}`).not.toMatch(/\d/);
  });

  it("is shown with the places of its unit", () => {
    const whole = metric.over === "ownership" && metric.unit === "days";
    expect(metric.places).toBe(whole ? 0 : PLACES[metric.unit]);
  });

  it("is non-GAAP exactly when it uses the issuer's own measures or departs from a GAAP one", () => {
    const own = metric.over === "concepts" && metric.requires.some((name) => name.startsWith("issuer:"));
    const departs = metric.id.startsWith("free-cash-flow");
    const isOperating = metric.over !== "concepts" || ["current-ratio", "days-sales-outstanding"].includes(metric.id);
    expect(metric.basis).toBe(isOperating ? "other" : own || departs ? "non-gaap" : "gaap");
  });

  it("has a GAAP counterpart of the same unit exactly when it is non-GAAP", () => {
    const counterpart = metric.counterpart === undefined ? undefined : known(metric.counterpart);
    const expected = metric.basis === "non-gaap" ? { basis: "gaap", unit: metric.unit } : undefined;
    expect(counterpart && { basis: counterpart.basis, unit: counterpart.unit }).toEqual(expected);
  });
});

type Amounts = Readonly<Record<string, readonly [now: number, yearAgo: number]>>;
const BEFORE_TAXES =
  "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest";

/** Qualys, third quarter of 2012 and 2011, in thousands; cash flow of nine months; balances of two dates. */
const AMOUNTS: Amounts = {
  Revenues: [23382, 19375], CostOfRevenue: [4634, 3225], GrossProfit: [18748, 16150],
  ResearchAndDevelopmentExpense: [5076, 4922], SellingAndMarketingExpense: [8797, 7985],
  GeneralAndAdministrativeExpense: [3154, 2249], OperatingExpenses: [17027, 15156],
  OperatingIncomeLoss: [1721, 994], [BEFORE_TAXES]: [1744, 533], IncomeTaxExpenseBenefit: [77, 81],
  NetIncomeLoss: [1667, 452], ShareBasedCompensation: [1027, 550],
  AssetsCurrent: [55758, 49072], LiabilitiesCurrent: [64049, 59426],
  AccountsReceivableNetCurrent: [23452, 20750],
  DeferredRevenueCurrent: [51693, 46717], DeferredRevenueNoncurrent: [6152, 4713],
  NetCashProvidedByUsedInOperatingActivities: [10669, 11287],
  PaymentsToAcquirePropertyPlantAndEquipment: [8104, 4250],
  EBITDA: [3632, 1798], AdjustedEBITDA: [4599, 2766], FourQuarterBookings: [98696, 78859],
  NonGAAPGrossProfit: [18816, 16194], NonGAAPOperatingIncome: [2748, 1544], NonGAAPNetIncome: [2694, 1002],
  NonGAAPNetIncomeAttributableToCommonStockholders: [671, 226],
  NetIncomeLossAvailableToCommonStockholdersBasic: [415, 102],
  NetIncomeLossAvailableToCommonStockholdersDiluted: [1664, 451],
  WeightedAverageNumberOfSharesOutstandingBasic: [5843, 5137],
  WeightedAverageNumberOfDilutedSharesOutstanding: [26545, 24402],
};

const thousands = (value: number, unit: string): Quantity =>
  rounded(fromInteger(value * 1000), -3, { unit, trace: fact(`${value}`) });

/** Computes with the concepts that the metric requires and no others, as the engine does. */
function valueOf(id: string, changed: Amounts = {}): Figure {
  const metric = known(id);
  if (metric.over !== "concepts") throw new Error(`${id} is not over concepts`);
  const inputs = (at: 0 | 1) => Object.fromEntries(metric.requires.map((name) => {
    const local = name.replace(/^[\w-]+:/, "");
    const pair = changed[local] ?? AMOUNTS[local];
    if (pair === undefined) throw new Error(`${id} requires ${name}, which the example lacks`);
    return [local, thousands(pair[at], /Shares/.test(local) ? "shares" : "USD")];
  }));
  const trace = { op: "constant", meaning: "days in the period" } as const;
  const days = exactly(fromInteger(92), { unit: "days", trace });
  return metric.compute(inputs(0), metric.compares === undefined ? {} : inputs(1), { days });
}

/** Calculated by hand from the release, to eight places. */
const BY_CONCEPT: Readonly<Record<string, string>> = {
  "revenue-growth": "0.20681290 pure", "gross-profit-growth": "0.16086687 pure",
  "operating-income-growth": "0.73138833 pure", "net-income-growth": "2.68805310 pure",
  "ebitda-growth": "1.02002225 pure", "adjusted-ebitda-growth": "0.66268980 pure",
  "bookings-growth": "0.25155024 pure", "non-gaap-gross-profit-growth": "0.16191182 pure",
  "non-gaap-operating-income-growth": "0.77979275 pure", "non-gaap-net-income-growth": "1.68862275 pure",
  "gross-margin": "0.80181336 pure", "operating-margin": "0.07360363 pure", "net-margin": "0.07129416 pure",
  "ebitda-margin": "0.15533316 pure", "adjusted-ebitda-margin": "0.19668976 pure",
  "non-gaap-gross-margin": "0.80472158 pure", "non-gaap-operating-margin": "0.11752630 pure",
  "non-gaap-net-margin": "0.11521683 pure",
  "cost-of-revenue-share": "0.19818664 pure", "research-and-development-share": "0.21709007 pure",
  "sales-and-marketing-share": "0.37622958 pure", "general-and-administrative-share": "0.13489009 pure",
  "operating-expense-share": "0.72820973 pure", "stock-based-compensation-share": "0.04392268 pure",
  "effective-tax-rate": "0.04415138 pure",
  "current-ratio": "0.87055223 pure", "total-deferred-revenue": "57845000.00000000 USD",
  "deferred-revenue-growth": "0.12473265 pure", "days-sales-outstanding": "92.27542554 days",
  "operating-cash-flow": "10669000.00000000 USD", "free-cash-flow": "2565000.00000000 USD",
  "operating-cash-flow-margin": "0.15980408 pure", "free-cash-flow-margin": "0.03841948 pure",
  "basic-eps": "0.07102516 USD/shares", "diluted-eps": "0.06268600 USD/shares",
  "non-gaap-basic-eps": "0.11483827 USD/shares", "non-gaap-diluted-eps": "0.10148804 USD/shares",
};
const NINE_MONTHS: Amounts = { Revenues: [66763, 55560] };

describe("metrics over concepts", () => {
  it("all have an example", () => {
    const overConcepts = METRICS.filter((metric) => metric.over === "concepts").map((metric) => metric.id);
    expect(Object.keys(BY_CONCEPT).toSorted()).toEqual(overConcepts.toSorted());
  });

  it.each(Object.entries(BY_CONCEPT))("%s comes to %s", (id, expected) => {
    expect(shown(valueOf(id, id.includes("cash-flow") ? NINE_MONTHS : {}))).toBe(expected);
  });

  it.each(METRICS.filter((metric) => metric.id.endsWith("-growth") && metric.over === "concepts"))(
    "$id means nothing after a zero", (metric) => {
      const zeros = Object.entries(AMOUNTS).map(([name, [now]]) => [name, [now, 0] as const]);
      expect(valueOf(metric.id, Object.fromEntries(zeros))).toMatchObject({ kind: "not-meaningful" });
    });

  it.each([["a loss", -461], ["nothing", 0]])("a tax rate on %s means nothing", (_what, income) => {
    const rate = valueOf("effective-tax-rate", { [BEFORE_TAXES]: [income, 0] });
    expect(rate).toMatchObject({ kind: "not-meaningful" });
  });

  it("operating cash flow passes its fact through, traced to it", () => {
    const figure = valueOf("operating-cash-flow");
    expect(figure instanceof Quantity && figure.trace).toEqual(fact("10669"));
  });

  it("the costs and the margin make the whole dollar", () => {
    const [margin, cost] = [valueOf("gross-margin"), valueOf("cost-of-revenue-share")];
    expect(shown(margin.plus(cost))).toBe("1.00000000 pure");
  });
});

const cents = (text: string): Quantity =>
  rounded(parseDecimal(text), 2, { unit: "USD/shares", trace: fact(text) });
const gap = new Missing("not-reported", "no year to date");
/** Revenues guided for 2012; nine months of 2012; the fourth quarter of 2011 = 87,416 − 66,763. */
const REVENUE_OF_YEAR: GuidanceInputs = {
  low: rounded(fromInteger(90_800_000), -5, { unit: "USD", trace: fact("low") }),
  high: rounded(fromInteger(91_400_000), -5, { unit: "USD", trace: fact("high") }),
  yearToDate: thousands(66763, "USD"), priorQuarter: thousands(20653, "USD"),
};
const EPS_OF_YEAR: GuidanceInputs = {
  low: cents("0.04"), high: cents("0.06"), yearToDate: cents("0.04"), priorQuarter: cents("0.01"),
};

function guided(id: string, item: GuidanceInputs): string {
  const metric = known(id);
  return metric.over === "guidance" ? shown(metric.compute(item)) : "not over guidance";
}

const BY_GUIDANCE: Readonly<Record<string, string>> = {
  "guidance-midpoint": "91100000.00000000 USD", "guidance-width": "600000.00000000 USD",
  "implied-next-quarter-low": "24037000.00000000 USD", "implied-next-quarter-high": "24637000.00000000 USD",
  "implied-growth-low": "0.16385029 pure", "implied-growth-high": "0.19290176 pure",
};

describe("metrics over guidance", () => {
  it("all have an example", () => {
    const overGuidance = METRICS.filter((metric) => metric.over === "guidance").map((metric) => metric.id);
    expect(Object.keys(BY_GUIDANCE).toSorted()).toEqual(overGuidance.toSorted());
  });

  it.each(Object.entries(BY_GUIDANCE))("%s comes to %s", (id, expected) => {
    expect(guided(id, REVENUE_OF_YEAR)).toBe(expected);
  });

  it("a range per share has a middle and a width per share", () => {
    expect(guided("guidance-midpoint", EPS_OF_YEAR)).toBe("0.05000000 USD/shares");
    expect(guided("guidance-width", EPS_OF_YEAR)).toBe("0.02000000 USD/shares");
  });

  it.each(["implied-next-quarter-low", "implied-growth-high"])("%s: shares of a year do not add up", (id) => {
    expect(guided(id, EPS_OF_YEAR)).toMatch(/^not-meaningful/);
    expect(guided(id, { ...REVENUE_OF_YEAR, yearToDate: gap })).toBe("not-reported: no year to date");
  });
});
