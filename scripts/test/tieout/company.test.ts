/** A company over its filings: what follows across them, what was restated, what guidance came to. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toText } from "../../model/decimal.ts";
import { earningsRelease, type EarningsRelease } from "../../model/earnings-release.ts";
import { examineFiling } from "../../tieout/examine.ts";
import { examineCompany, type ExaminedCompany } from "../../tieout/collection/examine-company.ts";

const days: Readonly<Record<string, readonly [string, string]>> = {
  q1: ["01-01", "03-31"], q2: ["04-01", "06-30"], q3: ["07-01", "09-30"], q4: ["10-01", "12-31"],
  h1: ["01-01", "06-30"], "9m": ["01-01", "09-30"], fy: ["01-01", "12-31"],
};

function periodsOf(ids: readonly string[]): Record<string, { start: string; end: string }> {
  return Object.fromEntries(ids.map((id) => {
    const [span = "", year = ""] = id.split("-");
    const [start = "", end = ""] = days[span] ?? [];
    return [id, { start: `${year}-${start}`, end: `${year}-${end}` }];
  }));
}

type Printed = Readonly<Record<string, string>>;
interface Guided { readonly period: string; readonly low: string; readonly high: string }
interface Said { readonly published: string; readonly guidance?: Guided }

/** A release of a fictional company that prints revenues of these periods, in thousands; the first is its quarter. */
function release(printed: Printed, { published, guidance }: Said): EarningsRelease {
  const columns = Object.keys(printed);
  const [current = ""] = columns;
  const guided = guidance === undefined ? [] : [guidance.period];
  return earningsRelease.parse({
    kind: "earnings-release", id: `exco-${published}`,
    issuer: { cik: "0000000001", name: "Example Corp.", ticker: "EXCO", exchange: "NYSE" },
    source: { document: "EX-99.1", published }, currency: "USD", claims: [], waivers: [],
    fiscal: { year: parseInt(current.slice(-4), 10), quarter: parseInt(current[1] ?? "", 10), yearEnd: "12-31",
      period: current },
    periods: periodsOf([...new Set([...columns, ...guided])]),
    guidance: guidance === undefined ? [] : [{
      id: `${guidance.period}-revenue`, concept: "us-gaap:Revenues", label: "Revenues", period: guidance.period,
        unit: "USD",
      scale: 6, low: guidance.low, high: guidance.high,
    }],
    tables: [{
      id: "t", role: "income-statement", title: "T", status: [], unit: "USD", scale: 3, columns,
      rows: [{ id: "r", concept: "us-gaap:Revenues", label: "Revenues", level: 0, values: Object.values(printed) }],
    }],
  });
}

const companyOf = (...filings: readonly EarningsRelease[]): ExaminedCompany =>
  examineCompany(filings.map((filing) => examineFiling(filing, "2026-01-01")));

const valueOf = ({ facts }: ExaminedCompany, period: string): string | undefined => {
  const known = facts.periods.find(({ id }) => id === period);
  const quantity = known === undefined ? undefined : facts.find("us-gaap:Revenues", known.period);
  return quantity === undefined ? undefined : toText(quantity.value.div(1000));
};

const QUARTERS = [
  release({ "q1-2024": "100" }, { published: "2024-04-20" }),
  release({ "q2-2024": "110", "h1-2024": "210" }, { published: "2024-07-20" }),
  release({ "q3-2024": "120", "9m-2024": "330" }, { published: "2024-10-20" }),
] as const;

describe("a company over its filings", () => {
  it("has the quarter that no filing prints: the year less nine months of another filing", () => {
    const company = companyOf(...QUARTERS, release({ "q4-2023": "90", "fy-2024": "460" }, { published: "2025-02-01" }));
    expect(valueOf(company, "q4-2024")).toBe("130");
    expect(company.facts.derived.map(({ id }) => id)).toContain("derived.us-gaap.Revenues.q4-2024");
  });

  it("adds up four quarters of four filings to a trailing year", () => {
    const company = companyOf(...QUARTERS, release({ "q4-2024": "130" }, { published: "2025-02-01" }),
      release({ "q1-2025": "140" }, { published: "2025-04-20" }));
    expect(valueOf(company, "4q-2025-03")).toBe("500");
  });

  it("rolls a year on where quarters are missing: year − year to date before + year to date", () => {
    const company = companyOf(release({ "h1-2024": "210", "fy-2024": "460", "q2-2024": "110" },
      { published: "2025-02-01" }),
      release({ "h1-2025": "300", "q2-2025": "160" }, { published: "2025-07-20" }));
    expect(valueOf(company, "4q-2025-06")).toBe("550");
  });

  it("grows on the figure of an older filing", () => {
    const company = companyOf(...QUARTERS, release({ "q1-2025": "125" }, { published: "2025-04-20" }));
    const growth = company.metrics.find(({ key }) => key === "revenue-growth@q1-2025");
    expect(growth?.figure).toMatchObject({ unit: "pure" });
    expect(growth !== undefined && "value" in growth.figure ? toText(growth.figure.value) : "").toBe("0.25");
  });

  it("takes a period dated a few days apart for the same one", () => {
    const week = release({ "q1-2025": "125" }, { published: "2025-04-20" });
    const older = { ...QUARTERS[0], periods: { "q1-2024": { start: "2023-12-31", end: "2024-03-30" } } };
    expect(valueOf(companyOf(older, week, release({ "q1-2024": "100", "q2-2024": "110" },
      { published: "2025-07-01" })), "q1-2024"))
      .toBe("100");
  });
});

describe("the same fact in two filings", () => {
  const first = release({ "q1-2024": "100" }, { published: "2024-04-20" });

  it("is confirmed where the later one prints the same", () => {
    const company = companyOf(first, release({ "q1-2025": "125", "q1-2024": "100" }, { published: "2025-04-20" }));
    expect(company.ties.map(({ kind, grade }) => [kind, grade])).toEqual([["across-filings", "exact"]]);
    expect(company.restatements).toEqual([]);
  });

  it("is restated where it prints another value: the later counts, both are kept, the difference is a metric", () => {
    const company = companyOf(first, release({ "q1-2025": "125", "q1-2024": "95" }, { published: "2025-04-20" }));
    expect(valueOf(company, "q1-2024")).toBe("95");
    expect(company.ties).toMatchObject([{ grade: "stated", verdict: "restated", fact: "t.r.q1-2024@exco-2024-04-20" }]);
    const change = company.metrics.find(({ key }) => key === company.restatements[0]?.change);
    expect(change !== undefined && "value" in change.figure ? toText(change.figure.value) : "").toBe("-5000");
  });
});

describe("guidance and what came of it", () => {
  const outcome = (low: string, high: string, reported = "24000"): string | null | undefined => companyOf(
    release({ "q1-2025": "90" }, { published: "2025-04-20", guidance: { period: "q2-2025", low, high } }),
    release({ "q2-2025": reported }, { published: "2025-07-20" }),
  ).outcomes[0]?.outcome.verdict;

  it.each([
    ["20.0", "25.0", "within"], ["20.0", "22.0", "above"], ["25.0", "27.0", "below"],
  ])("%s to %s million and 24 million reported: %s", (low, high, verdict) => {
    expect(outcome(low, high)).toBe(verdict);
  });

  it("says nothing where rounding hides on which side of an end the figure lies", () => {
    expect(outcome("20.0", "24.0", "24050")).toBeNull();
  });

  it("is open while the period has not been reported", () => {
    const company = companyOf(release({ "q1-2025": "90" },
      { published: "2025-04-20", guidance: { period: "q2-2025", low: "20.0", high: "25.0" } }));
    expect(company.outcomes[0]?.outcome).toMatchObject({ actual: null, verdict: null });
  });
});

describe("laws of the algebra across filings", () => {
  const amount = fc.integer({ min: 1, max: 99_999 });

  it("a trailing year is the sum of its quarters, printed or derived", () => {
    fc.assert(fc.property(fc.tuple(amount, amount, amount, amount, amount), ([a, b, c, d, e]) => {
      const company = companyOf(
        release({ "q1-2024": String(a) }, { published: "2024-04-20" }),
        release({ "q2-2024": String(b), "h1-2024": String(a + b) }, { published: "2024-07-20" }),
        release({ "q3-2024": String(c), "9m-2024": String(a + b + c) }, { published: "2024-10-20" }),
        release({ "q4-2023": "1", "fy-2024": String(a + b + c + d) }, { published: "2025-02-01" }),
        release({ "q1-2025": String(e) }, { published: "2025-04-20" }),
      );
      expect(valueOf(company, "q4-2024")).toBe(String(d));
      expect(valueOf(company, "4q-2025-03")).toBe(String(b + c + d + e));
    }), { numRuns: 40 });
  });

  it("the order in which filings are given does not matter", () => {
    const filings = [...QUARTERS, release({ "q1-2025": "125", "q1-2024": "95" }, { published: "2025-04-20" })];
    fc.assert(fc.property(fc.shuffledSubarray(filings, { minLength: filings.length }), (shuffled) => {
      const [here, there] = [companyOf(...filings), companyOf(...shuffled)];
      expect(there.facts.derived.map(({ id }) => id)).toEqual(here.facts.derived.map(({ id }) => id));
      expect(there.restatements).toEqual(here.restatements);
    }), { numRuns: 20 });
  });
});
