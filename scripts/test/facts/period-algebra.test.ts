import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivePeriods } from "../../facts/period-algebra.ts";
import { factsOfRelease } from "../../facts/release-facts.ts";
import { toText } from "../../model/decimal.ts";
import { earningsRelease, type EarningsRelease } from "../../model/earnings-release.ts";

const PERIODS = {
  "q1": { start: "2025-01-01", end: "2025-03-31" }, "h1": { start: "2025-01-01", end: "2025-06-30" },
  "q2": { start: "2025-04-01", end: "2025-06-30" }, "9m": { start: "2025-01-01", end: "2025-09-30" },
  "q3": { start: "2025-07-01", end: "2025-09-30" }, "fy": { start: "2025-01-01", end: "2025-12-31" },
} as const;

type Printed = Partial<Record<keyof typeof PERIODS, string>>;

/** A release that prints these amounts of one concept. */
function release(printed: Printed, row: Record<string, unknown> = {}): EarningsRelease {
  const columns = Object.keys(printed) as (keyof typeof PERIODS)[];
  return earningsRelease.parse({
    kind: "earnings-release", id: "exco", issuer: { cik: "0000000001", name: "Example Corp.", ticker: "EXCO", exchange: "NYSE" },
    source: { document: "EX-99.1", published: "2026-01-29" }, fiscal: { year: 2025, quarter: 3, yearEnd: "12-31", period: "q3" },
    currency: "USD", periods: PERIODS, guidance: [], claims: [], waivers: [],
    tables: [{
      id: "t", role: "income-statement", title: "T", status: [], unit: "USD", scale: 3, columns,
      rows: [{ id: "r", concept: "us-gaap:Revenues", label: "Revenues", level: 0, values: Object.values(printed), ...row }],
    }],
  });
}

function derivedOf(filing: EarningsRelease): Record<string, string> {
  const facts = derivePeriods(filing, factsOfRelease(filing));
  return Object.fromEntries(facts.map(({ periodId, quantity }) => [periodId, toText(quantity.value.div(1000))]));
}

describe("period algebra", () => {
  it.each<[string, Printed, Record<string, string>]>([
    ["first half = nine months − third quarter", { "9m": "90", "q3": "40" }, { "h1-2025": "50" }],
    ["fourth quarter = year − nine months", { "fy": "100", "9m": "90" }, { "q4-2025": "10" }],
    ["second quarter = first half − first quarter", { "h1": "50", "q1": "20" }, { "q2-2025": "30" }],
    ["nine months = first half + third quarter", { "h1": "50", "q3": "40" }, { "9m-2025": "90" }],
    ["a chain: what was derived derives more", { "fy": "100", "9m": "90", "q3": "40", "q1": "20" },
      { "h1-2025": "50", "q4-2025": "10", "q2-2025": "30", "h2-2025": "50" }],
    ["nothing from one period alone", { "q3": "40" }, {}],
    ["nothing from periods with a gap between them", { "q1": "20", "q3": "40" }, {}],
  ])("%s", (_law, printed, expected) => {
    expect(derivedOf(release(printed))).toEqual(expected);
  });

  it("derives nothing that does not add up over time", () => {
    const both = { "9m": "90", "q3": "40" };
    expect(derivedOf(release(both, { unit: "shares" }))).toEqual({});
    expect(derivedOf(release(both, { unit: "USD/shares", scale: 0 }))).toEqual({});
  });

  it("a derived part and the printed one make up the whole, and its interval holds what rounding allows", () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(fc.property(amount, amount, (whole, part) => {
      const filing = release({ "9m": String(whole), "q3": String(part) });
      const [half] = derivePeriods(filing, factsOfRelease(filing));
      expect(half && toText(half.quantity.value)).toBe(String((whole - part) * 1000).replace(/^-0$/, "0"));
      expect(half && toText(half.quantity.interval.high.minus(half.quantity.interval.low))).toBe("2000");
    }));
  });
});
