/** Figures of shares that were printed before and after a stock split. */
import { describe, expect, it } from "vitest";
import { toText } from "../../model/decimal.ts";
import { earningsRelease, type EarningsRelease } from "../../model/earnings-release.ts";
import { SPLIT_RATIO } from "../../model/stock-split.ts";
import { examineComparison, type ExaminedComparison } from "../../tieout/collection/examine-comparison.ts";
import { examineCompany, type ExaminedCompany } from "../../tieout/collection/examine-company.ts";
import { examineFiling } from "../../tieout/examine.ts";

const DAYS: Readonly<Record<string, readonly [string, string]>> =
  { q1: ["01-01", "03-31"], q2: ["04-01", "06-30"], q3: ["07-01", "09-30"] };

function periodOf(id: string): { start: string; end: string } {
  const [span = "", year = ""] = id.split("-");
  const [start = "", end = ""] = DAYS[span] ?? [];
  return { start: `${year}-${start}`, end: `${year}-${end}` };
}

interface Told { readonly published: string; readonly ratio?: string; readonly guides?: readonly [string, string] }

/** Earnings per share by period; the first is the release's quarter. It guides the next quarter. */
function release(perShare: Readonly<Record<string, string>>, { published, ratio, guides }: Told): EarningsRelease {
  const columns = Object.keys(perShare);
  const [current = ""] = columns;
  const next = current.replace(/^q(\d)/, (_all, quarter: string) => `q${parseInt(quarter, 10) + 1}`);
  const row = { level: 0, values: Object.values(perShare) };
  return earningsRelease.parse({
    kind: "earnings-release", id: `exco-${published}`,
    issuer: { cik: "0000000001", name: "Example Corp.", ticker: "EXCO", exchange: "NYSE" },
    source: { document: "EX-99.1", published }, currency: "USD", claims: [], waivers: [],
    fiscal: { year: parseInt(current.slice(-4), 10), quarter: parseInt(current[1] ?? "", 10), yearEnd: "12-31",
      period: current },
    periods: Object.fromEntries([...columns, ...(guides === undefined ? [] : [next])].map((id) => [id, periodOf(id)])),
    guidance: guides === undefined ? [] : [{
      id: "eps", concept: "us-gaap:EarningsPerShareDiluted", label: "EPS", period: next, unit: "USD/shares", scale: 0,
      low: guides[0], high: guides[1],
    }],
    tables: [{
      id: "t", role: "income-statement", title: "T", status: [], unit: "USD/shares", scale: 0, columns,
      rows: [{ id: "eps", concept: "us-gaap:EarningsPerShareDiluted", label: "Diluted", ...row }],
    }, ...(ratio === undefined ? [] : [{
      id: "split", role: "other", title: "Split", status: [], unit: "pure", scale: 0, columns: [current],
      rows: [{ id: "ratio", concept: SPLIT_RATIO, label: "New shares for one", level: 0, values: [ratio] }],
    }])],
  });
}

const BEFORE = [
  release({ "q2-2023": "0.30" }, { published: "2023-07-20" }),
  release({ "q1-2024": "0.45" }, { published: "2024-04-20", guides: ["0.38", "0.42"] }),
] as const;
const AFTER = release({ "q2-2024": "0.20", "q2-2023": "0.15" }, { published: "2024-07-20", ratio: "2" });

const companyOf = (...filings: readonly EarningsRelease[]): ExaminedCompany =>
  examineCompany(filings.map((filing) => examineFiling(filing, "2026-01-01")));

const perShareOf = ({ facts }: ExaminedCompany, id: string): string | undefined => {
  const period = facts.periods.find((known) => known.id === id)?.period;
  const found = period === undefined ? undefined : facts.find("us-gaap:EarningsPerShareDiluted", period);
  return found === undefined ? undefined : toText(found.value);
};

describe("a company that split its shares", () => {
  const company = companyOf(...BEFORE, AFTER);

  it("has figures that no later filing prints again as they are after the split, half a cent and all", () => {
    expect(perShareOf(company, "q1-2024")).toBe("0.225");
    expect(company.converted).toEqual([{ before: "t.eps.q1-2024@exco-2024-04-20",
      after: "t.eps.q1-2024@exco-2024-04-20@split" }]);
  });

  it("takes a figure that both tell for one and the same, and names the split as the reason", () => {
    expect(company.ties).toMatchObject([{ kind: "across-filings", grade: "exact", fact: "t.eps.q2-2023@exco-2023-07-20" }]);
    expect(company.restatements).toMatchObject([{ split: "split.ratio.q2-2024@exco-2024-07-20" }]);
    expect(company.metrics.filter(({ metric }) => metric === "restatement-change")).toEqual([]);
  });

  it("holds guidance given before it against what was reported after it", () => {
    expect(company.outcomes).toMatchObject([{ outcome: { low: "guidance.eps.low@exco-2024-04-20@split",
      actual: "t.eps.q2-2024@exco-2024-07-20" } }]);
    expect(company.outcomes.map(({ low, high }) => [toText(low.quantity.value), toText(high.quantity.value)]))
      .toEqual([["0.19", "0.21"]]);
  });
});

it("a ratio that no figure bears out changes nothing: it may be the other way round", () => {
  const company = companyOf(...BEFORE, release({ "q2-2024": "3.00", "q2-2023": "3.00" }, { published: "2024-07-20", ratio: "10" }));
  expect(perShareOf(company, "q1-2024")).toBe("0.45");
  expect(company.converted).toEqual([]);
  expect(company.restatements).toMatchObject([{ split: null }]);
});

it("a restatement beyond the split stays one", () => {
  const again = release({ "q3-2024": "0.21", "q1-2024": "0.10" }, { published: "2024-10-20" });
  const company = companyOf(...BEFORE, AFTER, again);
  expect(company.restatements.map(({ before, split }) => [before, split])).toContainEqual(["t.eps.q1-2024@exco-2024-04-20", null]);
  expect(perShareOf(company, "q1-2024")).toBe("0.1");
});

describe("releases side by side", () => {
  function compared(releases: readonly EarningsRelease[], day: string): ExaminedComparison {
    const company = companyOf(...BEFORE, AFTER);
    return examineComparison(releases.map((filing) => {
      const examined = examineFiling(filing, "2026-01-01");
      const { period: periodId } = filing.fiscal;
      return { name: filing.id, filings: [examined], facts: examined.facts, aside: [], metrics: examined.metrics,
        prefix: "exco", periodId, period: periodOf(periodId), splits: company.splits, day };
    }));
  }

  it("show a figure from before the split as it is after it, and the difference of like figures", () => {
    const { rows, metrics } = compared([AFTER, BEFORE[0]], "2024-07-20");
    expect(rows).toMatchObject([{ id: "diluted-eps", converted: [false, true] }]);
    expect(rows[0]?.figures[1]).toBe("fact:t.eps.q2-2023@exco-2023-07-20@split");
    const [growth] = metrics.filter(({ metric }) => metric === "compared-growth");
    expect(growth !== undefined && "value" in growth.figure ? toText(growth.figure.value.toDecimalPlaces(4)) : "").toBe("0.3333");
  });

  it("leave figures of two filings from before it as both print them", () => {
    expect(compared([BEFORE[1], BEFORE[0]], "2024-04-20").rows).toMatchObject([{ converted: [false, false] }]);
  });
});
