/** The metric definitions: registered, described, and each with an example calculated by hand. */
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { factsOfOwnership, ownershipView } from "../../facts/ownership-facts.ts";
import { METRICS, metricById } from "../../metrics/registry.ts";
import { fromInteger, parseDecimal } from "../../model/decimal.ts";
import type { GuidanceInputs, Metric } from "../../model/metric.ts";
import { ownership, type Ownership } from "../../model/ownership.ts";
import { Missing, Quantity, exactly, rounded, type Figure } from "../../model/quantity.ts";

const DEFINITIONS = new URL("../../metrics/definitions/", import.meta.url);
const FILES = readdirSync(DEFINITIONS);
const camelCase = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const fact = (id: string) => ({ op: "fact", fact: id }) as const;

function known(id: string): Metric {
  const metric = metricById(id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  return metric;
}

const shown = (figure: Figure): string =>
  (figure instanceof Missing
    ? `${figure.kind}: ${figure.reason}`
    : `${figure.value.toFixed(8)} ${figure.unit}`);

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
  percent: 1, money: 1, "per-share": 2, ratio: 2, days: 1, months: 0, count: 0, "yes-no": 0,
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
    expect(metric.basis).toBe(metric.over !== "concepts" ? "other" : own || departs ? "non-gaap" : "gaap");
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

const WILSON = new URL("../../../data/filings/qlys/qlys-2013-08-07-form4-wilson.json", import.meta.url);
const filed = (): Ownership => ownership.parse(JSON.parse(readFileSync(WILSON, "utf8")));

/** The form with something changed, and what a metric says of it. */
function said(id: string, change: (form: Ownership) => void = () => undefined): string {
  const [metric, form] = [known(id), filed()];
  change(form);
  if (metric.over !== "ownership") return "not over ownership";
  return shown(metric.compute(ownershipView(form, factsOfOwnership(form))));
}

const rowsOf = (form: Ownership) => form.nonDerivativeTable.nonDerivativeTransaction;
const optionsOf = (form: Ownership) => form.derivativeTable.derivativeTransaction;
function part<T>(of: readonly T[], at: number): T {
  const found = of[at];
  if (found === undefined) throw new Error(`no row ${at}`);
  return found;
}

const BY_FORM: Readonly<Record<string, string>> = {
  "gross-proceeds": "183654.00000000 USD", "exercise-cost": "41000.00000000 USD",
  spread: "142654.00000000 USD",
  "share-of-holding-sold": "0.15267176 pure", "opening-holding": "55500.00000000 shares",
  "closing-holding": "55500.00000000 shares", "holding-change": "0.00000000 shares",
  "options-exercised": "10000.00000000 shares", "options-left": "140591.00000000 shares",
  "months-vested": "33.00000000 months", "share-vested": "0.91666667 pure",
  "days-from-plan-adoption": "166.00000000 days", "filing-lag": "1.00000000 days",
  "filed-on-time": "1.00000000 pure",
};

describe("metrics over a Form 4", () => {
  it("all have an example", () => {
    const overForms = METRICS.filter((metric) => metric.over === "ownership").map((metric) => metric.id);
    expect(Object.keys(BY_FORM).toSorted()).toEqual(overForms.toSorted());
  });

  it.each(Object.entries(BY_FORM))("%s comes to %s", (id, expected) => {
    expect(said(id)).toBe(expected);
  });

  it.each(Object.keys(BY_FORM))("%s says why it has no value on an empty form", (id) => {
    expect(said(id, (form) => {
      rowsOf(form).length = 0;
      optionsOf(form).length = 0;
      form.footnotes.length = 0;
    })).toMatch(/^not-reported: [a-z].{15,}[a-z]$/);
  });
});

const sellingClassB = (form: Ownership): void => {
  part(rowsOf(form), 1).securityTitle = { value: "Class B Common Stock" };
};

describe("money of a form", () => {
  const price = (row: number, value: string) => (form: Ownership) => {
    part(rowsOf(form), row).transactionAmounts.transactionPricePerShare = { value };
  };

  it("a price of zero is none for a sale, but true for shares that cost nothing", () => {
    expect(said("gross-proceeds", price(1, "0"))).toMatch(/^not-reported: .*zero/);
    expect(said("exercise-cost", price(0, "0"))).toBe("0.00000000 USD");
  });

  it("selling fewer shares than were exercised has no spread", () => {
    const fewer = (form: Ownership): void => {
      part(rowsOf(form), 1).transactionAmounts.transactionShares = { value: "4000" };
    };
    expect(said("spread", fewer)).toMatch(/^not-meaningful/);
    expect(said("gross-proceeds", fewer)).toBe("73461.60000000 USD");
  });

  it("shares of another class that are sold have no spread", () => {
    expect(said("spread", sellingClassB)).toMatch(/^not-meaningful/);
  });
});

/** Replaces Table I by rows of [acquired or disposed, code, shares, after]. */
type ShortRow = readonly ["A" | "D", code: string, shares: string, after: string];
const tableI = (...rows: readonly ShortRow[]) => (form: Ownership): void => {
  const [model] = rowsOf(form);
  if (model === undefined) throw new Error("no row to model on");
  form.nonDerivativeTable.nonDerivativeTransaction = rows.map(([side, transactionCode, shares, after]) => ({
    ...model,
    transactionCoding: { ...model.transactionCoding, transactionCode },
    transactionAmounts: { ...model.transactionAmounts, transactionShares: { value: shares },
      transactionAcquiredDisposedCode: { value: side } },
    postTransactionAmounts: { sharesOwnedFollowingTransaction: { value: after } },
  }));
};

const TWO_SALES = tableI(["D", "S", "30", "70"], ["D", "S", "20", "50"]);

describe("holdings of a form", () => {
  it.each([
    ["two sales, each with what is left after it", TWO_SALES, "100", "50"],
    ["two sales, both with what is left at the end", tableI(["D", "S", "30", "50"], ["D", "S", "20", "50"]),
      "100", "50"],
    ["a purchase", tableI(["A", "P", "25", "125"]), "100", "125"],
  ])("%s", (_situation, change, before, after) => {
    expect(said("opening-holding", change)).toBe(`${before}.00000000 shares`);
    expect(said("closing-holding", change)).toBe(`${after}.00000000 shares`);
    expect(said("holding-change", change)).toBe(`${Number(after) - Number(before)}.00000000 shares`);
  });

  it("half sold in two sales is half of the holding", () => {
    expect(said("share-of-holding-sold", TWO_SALES)).toBe("0.50000000 pure");
  });

  it("rows that do not follow from one another have no opening holding", () => {
    const broken = tableI(["D", "S", "30", "70"], ["D", "S", "20", "40"]);
    expect(said("opening-holding", broken)).toMatch(/^not-meaningful/);
  });

  it.each([
    ["classes", sellingClassB],
    ["forms of ownership", (form: Ownership) => {
      part(rowsOf(form), 1).ownershipNature = { directOrIndirectOwnership: { value: "I" } };
    }],
    ["trusts", (form: Ownership) => ["By trust A", "By trust B"].forEach((value, at) => {
      const nature = { directOrIndirectOwnership: { value: "I" as const }, natureOfOwnership: { value } };
      part(rowsOf(form), at).ownershipNature = nature;
    })],
  ])("several %s have no holding in common", (_of, change) => {
    for (const id of ["opening-holding", "closing-holding", "holding-change"]) {
      expect(said(id, change)).toMatch(/^not-meaningful: .*several/);
    }
  });

  it("a sale of shares held indirectly has no share of the direct holding", () => {
    expect(said("share-of-holding-sold", (form) => {
      part(rowsOf(form), 1).ownershipNature = { directOrIndirectOwnership: { value: "I" } };
    })).toMatch(/^not-meaningful: .*indirectly/);
  });

  it("options of two expiry dates have no count left in common, but are all exercised", () => {
    const twice = (form: Ownership): void => {
      optionsOf(form).push({ ...part(optionsOf(form), 0), expirationDate: { value: "2021-02-01" } });
    };
    expect(said("options-left", twice)).toMatch(/^not-meaningful/);
    expect(said("options-exercised", twice)).toBe("20000.00000000 shares");
  });

  it("stock units are no options", () => {
    expect(said("options-exercised", (form) => {
      part(optionsOf(form), 0).securityTitle = { value: "Restricted Stock Units" };
    })).toMatch(/^not-reported/);
  });
});

describe("vesting by the first transaction", () => {
  const schedule = (first: string, portions: number) => (form: Ownership): void => {
    part(form.footnotes, 2).terms = { vesting: { first, portions, every: "month" } };
  };
  it.each([
    ["on the day itself the portion has vested", schedule("2013-08-06", 36), 1],
    ["the day before it has not", schedule("2013-08-07", 36), 0],
    ["the day before the next month's", schedule("2013-07-07", 36), 1],
    ["no more than all portions", schedule("2005-01-31", 36), 36],
    ["a portion of the 31st vests on the last day of June", schedule("2013-05-31", 36), 3],
  ])("%s", (_situation, change, vested) => {
    expect(said("months-vested", change)).toBe(`${vested}.00000000 months`);
  });

  it("two schedules have no count in common, the same one twice has", () => {
    const second = (first: string) => (form: Ownership): void => {
      part(form.footnotes, 0).terms = { vesting: { first, portions: 36, every: "month" } };
    };
    expect(said("share-vested", second("2011-11-29"))).toMatch(/^not-meaningful/);
    expect(said("share-vested", second("2010-11-29"))).toBe("0.91666667 pure");
  });
});

describe("dates of a form", () => {
  const published = (day: string) => (form: Ownership): void => { form.source.published = day; };
  it.each([
    ["the same day", "2013-08-06", 0, 1], ["the second business day", "2013-08-08", 2, 1],
    ["the third", "2013-08-09", 3, 0], ["the Monday after", "2013-08-12", 4, 0],
  ])("filed %s", (_when, day, lag, onTime) => {
    expect(said("filing-lag", published(day))).toBe(`${lag}.00000000 days`);
    expect(said("filed-on-time", published(day))).toBe(`${onTime}.00000000 pure`);
  });

  type Row = ReturnType<typeof rowsOf>[number] | ReturnType<typeof optionsOf>[number];
  const each = (change: (row: Row) => void) => (form: Ownership): void =>
    [...rowsOf(form), ...optionsOf(form)].forEach(change);
  it("counts from the deemed execution date where one is given", () => {
    const deemed = each((row) => { row.deemedExecutionDate = { value: "2013-08-07" }; });
    expect(said("filing-lag", deemed)).toBe("0.00000000 days");
  });

  it.each([
    ["one for Form 5", each((row) => { row.transactionCoding.transactionFormType = "5"; }), /^not-reported/],
    ["one reported early", each((row) => { row.transactionTimeliness = { value: "E" }; }), /^not-reported/],
    ["an amendment", (form: Ownership) => { form.documentType = "4/A"; }, /^not-meaningful/],
    ["a yearly Form 5", (form: Ownership) => { form.documentType = "5"; }, /^not-meaningful/],
    ["a date before the transaction", published("2013-08-05"), /^not-meaningful/],
  ])("%s has no two-day deadline", (_what, change, reason) => {
    expect(said("filed-on-time", change)).toMatch(reason);
    expect(said("filing-lag", change)).toMatch(reason);
  });

  it("a plan adopted after the transaction, and two plans, have no days between", () => {
    const adopted = (footnote: number, day: string) => (form: Ownership): void => {
      part(form.footnotes, footnote).terms = { plan: { rule: "10b5-1", adopted: day } };
    };
    expect(said("days-from-plan-adoption", adopted(0, "2013-09-01"))).toMatch(/^not-meaningful/);
    expect(said("days-from-plan-adoption", adopted(1, "2012-01-01"))).toMatch(/^not-meaningful: .*several/);
  });
});
