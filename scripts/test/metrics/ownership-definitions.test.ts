/** The metrics over a Form 4, each with situations worked out by hand. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { factsOfOwnership, ownershipView } from "../../facts/ownership-facts.ts";
import { METRICS } from "../../metrics/registry.ts";
import { ownership, type Ownership } from "../../model/ownership.ts";
import { known, shown } from "./known-metric.ts";

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
    ["two sales, each with what is left after it", TWO_SALES, "100", "50", "-50"],
    ["two sales, both with what is left at the end", tableI(["D", "S", "30", "50"], ["D", "S", "20", "50"]),
      "100", "50", "-50"],
    ["a purchase", tableI(["A", "P", "25", "125"]), "100", "125", "25"],
  ])("%s", (_situation, form, before, after, change) => {
    expect(said("opening-holding", form)).toBe(`${before}.00000000 shares`);
    expect(said("closing-holding", form)).toBe(`${after}.00000000 shares`);
    expect(said("holding-change", form)).toBe(`${change}.00000000 shares`);
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
