/** Companyfacts → series: restatements, derived quarters, odd calendars, splits. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCompanyFacts } from "../../../intake/xbrl/companyfacts.ts";
import { buildSeries } from "../../../intake/xbrl/series.ts";
import type { ConceptSeries, Point } from "../../../intake/xbrl/series-point.ts";
import { basisFactor } from "../../../intake/xbrl/splits.ts";
import { FindingsError } from "../../../lib/finding.ts";
import { addDays } from "../../../model/plain-date.ts";
import { isInstant, lastDay } from "../../../model/period.ts";
import { PROJECT } from "../../example-filings.ts";
import { companyFactsJson, onlySeries, readTold, seriesOf, type Line } from "./fictional-companyfacts.ts";

const values = (points: readonly Point[]): string[] => points.map(({ period, value, derived }) =>
  `${lastDay(period)} ${value}${derived === undefined ? "" : derived.mixed ? " derived, mixed" : " derived"}`);

describe("a value that is told again", () => {
  const series = onlySeries({ "us-gaap:Revenues USD": [
    ["2024-01-01", "2024-12-31", "1050000", "2026-02-20", "10-K"], ["2024-01-01", "2024-12-31", "1000000", "2025-02-20", "10-K"],
    ["2024-01-01", "2024-12-31", "1000000", "2025-03-01", "10-K/A"], ["2024-01-01", "2024-12-31", "1050000", "2027-02-20", "10-K"],
  ] });

  it("stands as the last filing tells it, with what earlier ones told", () => {
    expect(series.annual).toMatchObject([{ value: "1050000", filed: "2026-02-20", restated: true }]);
    expect(series.annual[0]?.history).toMatchObject([
      { value: "1000000", filed: "2025-02-20", lastFiled: "2025-03-01", change: "first" },
      { value: "1050000", filed: "2026-02-20", lastFiled: "2027-02-20", change: "restated" },
    ]);
  });

  it("to fewer digits is rounded, not restated", () => {
    const { instants } = onlySeries({ "us-gaap:Shares shares": [
      ["", "2024-12-31", "75126464", "2025-02-01"], ["", "2024-12-31", "75126000", "2026-02-01"],
    ] });
    expect(instants[0]).toMatchObject({ value: "75126000", restated: false, history: [{}, { change: "rounded" }] });
  });

  it("twice in one filing stands by the more exact one", () => {
    const twice: Line[] = [
      ["", "2024-12-31", "23382000", "2025-02-01", "10-K", "0000000042-25-000001"],
      ["", "2024-12-31", "23400000", "2025-02-01", "10-K", "0000000042-25-000001"],
    ];
    for (const lines of [twice, twice.toReversed()]) {
      expect(onlySeries({ "us-gaap:Assets USD": lines }).instants[0]?.value).toBe("23382000");
    }
  });

  it("on one day stands as the amendment has it", () => {
    const { instants } = onlySeries({ "us-gaap:Assets USD": [
      ["", "2024-12-31", "12", "2025-02-01", "10-K/A", "0000000042-25-000001"],
      ["", "2024-12-31", "11", "2025-02-01", "10-K", "0000000042-25-000002"],
    ] });
    expect(instants[0]?.value).toBe("12");
  });

  it("keeps its characters", () => {
    const { annual } = onlySeries({ "us-gaap:Eps USD/shares": [["2024-01-01", "2024-12-31", "1.10", "2025-02-01"]] });
    expect(annual[0]?.history[0]).toMatchObject({ lexeme: "1.10", value: "1.10" });
    const huge = onlySeries({ "us-gaap:Assets USD": [["", "2024-12-31", "9007199254740993.01", "2025-02-01"]] });
    expect(huge.instants[0]?.value).toBe("9007199254740993.01");
    expect(onlySeries({ "us-gaap:Rate pure": [["", "2024-12-31", "1.5E-4", "2025-02-01"]] }).instants[0]?.value).toBe("0.00015");
  });
});

describe("quarters", () => {
  const YEAR: readonly Line[] = [
    ["2025-01-01", "2025-03-31", "10", "2025-05-01"], ["2025-01-01", "2025-06-30", "25", "2025-08-01"],
    ["2025-01-01", "2025-09-30", "45", "2025-11-01"], ["2025-01-01", "2025-12-31", "70.5", "2026-02-01", "10-K"],
  ];

  it("of the year to date are differences", () => {
    const series = onlySeries({ "us-gaap:NetCash USD": YEAR });
    expect(values(series.quarterly)).toEqual([
      "2025-03-31 10", "2025-06-30 15 derived", "2025-09-30 20 derived", "2025-12-31 25.5 derived",
    ]);
    expect(series.quarterly[3]).toMatchObject({
      filed: "2026-02-01", derived: { minuend: "2025-01-01/2025-12-31", subtrahend: "2025-01-01/2025-09-30" },
    });
    expect(values(series.yearToDate)).toEqual(["2025-06-30 25", "2025-09-30 45"]);
  });

  it("that are told are not derived", () => {
    const lines: Line[] = [...YEAR, ["2025-04-01", "2025-06-30", "16", "2025-08-01"]];
    expect(values(onlySeries({ "us-gaap:NetCash USD": lines }).quarterly)).toContain("2025-06-30 16");
  });

  it("mix two bases when one side was restated alone, and say so", () => {
    const lines: Line[] = [...YEAR, ["2025-01-01", "2025-12-31", "80", "2027-02-01", "10-K"]];
    expect(values(onlySeries({ "us-gaap:NetCash USD": lines }).quarterly)).toContain("2025-12-31 35 derived, mixed");
  });

  it.each(["USD/shares", "shares", "pure"])("of %s are not derived, since they do not add up", (unit) => {
    expect(onlySeries({ [`us-gaap:Thing ${unit}`]: YEAR }).quarterly).toHaveLength(1);
  });

  it("of 52 and 53 weeks, and of 12 and 16 weeks, are quarters", () => {
    const weeks = (start: string, count: number, value: string): Line => [start, addDays(start, count * 7 - 1), value, "2026-02-01"];
    const start = "2024-12-29";
    const of53 = onlySeries({ "us-gaap:Revenues USD": [weeks(start, 53, "531"), weeks(start, 39, "390")] });
    expect([values(of53.annual), values(of53.quarterly)]).toEqual([["2026-01-03 531"], ["2026-01-03 141 derived"]]);
    const of16 = onlySeries({ "us-gaap:Revenues USD": [weeks(start, 52, "520"), weeks(start, 36, "360"), weeks(start, 12, "120"), weeks(start, 24, "240")] });
    expect(values(of16.quarterly)).toEqual(["2025-03-22 120", "2025-06-14 120 derived", "2025-09-06 120 derived", "2025-12-27 160 derived"]);
  });

  it("are not made of a transition period", () => {
    const series = onlySeries({ "us-gaap:Revenues USD": [["2025-01-01", "2025-05-31", "50", "2025-07-01", "10-KT"]] });
    expect([series.quarterly, series.other.length]).toEqual([[], 1]);
  });
});

describe("series", () => {
  it("keep IFRS concepts and currencies apart", () => {
    const line: Line = ["2025-01-01", "2025-12-31", "7", "2026-03-01", "20-F"];
    const { series } = seriesOf({ "ifrs-full:Revenue EUR": [line], "ifrs-full:Assets BRL": [["", "2025-12-31", "9", "2026-03-01", "20-F"]] });
    expect(series.map(({ concept, unit }) => `${concept} ${unit}`)).toEqual(["ifrs-full:Assets BRL", "ifrs-full:Revenue EUR"]);
  });

  it("are the same whatever order the values stand in", () => {
    const lines: Line[] = [["2025-01-01", "2025-03-31", "1", "2025-05-01"], ["2025-01-01", "2025-03-31", "2", "2026-05-01"], ["2025-04-01", "2025-06-30", "3", "2025-08-01"]];
    expect(seriesOf({ "us-gaap:A USD": lines })).toEqual(seriesOf({ "us-gaap:A USD": lines.toReversed() }));
  });
});

const EPS = "us-gaap:EarningsPerShareBasic USD/shares";
const COUNT = "us-gaap:WeightedAverageNumberOfSharesOutstandingBasic shares";
const DILUTED = "us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding shares";
const twice = (before: string, after: string): Line[] =>
  [["2023-10-01", "2024-09-28", before, "2024-11-01", "10-K"], ["2023-10-01", "2024-09-28", after, "2025-11-01", "10-K"]];

describe("splits", () => {
  it.each([
    ["4", "split", ["6.16", "1.54"], ["4595", "18380"]], ["0.1", "reverse-split", ["0.21", "2.1"], ["1000000", "100000"]],
    ["1.5", "split", ["3", "2"], ["1000000", "1500000"]], ["0.1701", "exchange", ["0.048", "0.28"], ["168142740", "28600000"]],
  ])("%s for one: %s", (ratio, kind, [a = "", b = ""], [c = "", d = ""]) => {
    const { splits } = seriesOf({ [EPS]: twice(a, b), [COUNT]: twice(c, d) });
    expect(splits).toMatchObject([{ ratio, kind, oldBasisUntil: "2024-11-01", newBasisFrom: "2025-11-01" }]);
    expect(splits[0]?.evidence).toHaveLength(2);
  });

  it("need a share count and a second concept", () => {
    expect(seriesOf({ [COUNT]: twice("4595", "18380") }).splits).toEqual([]);
    const eps = { [EPS]: twice("0.10", "0.20"), "us-gaap:EarningsPerShareDiluted USD/shares": twice("0.10", "0.20") };
    expect(seriesOf(eps).splits).toEqual([]);
    expect(seriesOf({ ...eps, [COUNT]: twice("1000", "1003") }).splits).toEqual([]);
    expect(seriesOf({ [COUNT]: twice("4595", "18380"), [EPS]: twice("6.16", "3.08") }).splits).toEqual([]);
  });

  it("of one ratio at two times are two", () => {
    const later: Line[] = [["2025-10-01", "2026-09-28", "200", "2026-11-01"], ["2025-10-01", "2026-09-28", "400", "2027-11-01"]];
    const { splits } = seriesOf({ [COUNT]: [...twice("100", "200"), ...later], [DILUTED]: [...twice("110", "220"), ...later] });
    expect(splits.map(({ ratio, newBasisFrom }) => `${ratio} ${newBasisFrom}`)).toEqual(["2 2025-11-01", "2 2027-11-01"]);
  });

  it("tell by how much a point that was never told again lags behind", () => {
    const old: Line = ["2019-10-01", "2020-09-26", "50", "2020-11-01"];
    const { series, splits } = seriesOf({ [EPS]: twice("6.16", "1.54"), [COUNT]: [old, ...twice("4595", "18380")] });
    const points = series.find(({ unit }) => unit === "shares")?.annual ?? [];
    expect(points.map((point) => basisFactor(point, splits))).toEqual(["4", "1"]);
  });

  it("that the company states are listed", () => {
    const { statedSplits } = seriesOf({ "us-gaap:StockholdersEquityNoteStockSplitConversionRatio1 pure": [["2024-06-01", "2024-06-30", "10", "2024-08-01"]] });
    expect(statedSplits.map(({ value }) => value)).toEqual(["10"]);
  });
});

describe("what is no companyfacts", () => {
  it.each(["{}", "[]", "{\"facts\": 3}"])("%s is refused", (text) => {
    expect(() => readCompanyFacts(Buffer.from(text), "facts.json")).toThrow(FindingsError);
  });

  it("in part is skipped and told, fifty times at most", () => {
    const good: Line = ["", "2024-12-31", "1", "2025-02-01"];
    const facts = readTold({ "us-gaap:Assets USD": [good, ["", "2024-02-30", "1", "2025-02-01"], ["2025-01-01", "2024-12-31", "1", "2025-02-01"], ["", "2024-12-31", "null", "2025-02-01"]] });
    expect(facts.concepts[0]?.observations).toHaveLength(1);
    expect(facts.findings.map(({ subject }) => subject)).toEqual([1, 2, 3].map((at) => `/facts/us-gaap/Assets/units/USD/${at}`));
    const bad = readTold({ "us-gaap:Assets USD": Array.from({ length: 500 }, (): Line => ["", "soon", "1", "2025-02-01"]) });
    expect(bad.findings).toHaveLength(50);
  });

  it("large is read whole", () => {
    const lines = Array.from({ length: 40_000 }, (_, at): Line => ["", addDays("1990-01-01", at % 12_000), `${at + 1}000`, "2025-02-01"]);
    const bytes = Buffer.from(companyFactsJson({ "us-gaap:Assets USD": lines }));
    expect(buildSeries(readCompanyFacts(bytes, "facts.json")).series[0]?.instants).toHaveLength(12_000);
  });
});

const SAMPLES = join(PROJECT, "..", "shared", "samples", "companyfacts");
const sample = (name: string): { series: readonly ConceptSeries[]; splits: readonly unknown[] } =>
  buildSeries(readCompanyFacts(readFileSync(join(SAMPLES, name)), name));

describe.runIf(existsSync(SAMPLES))("real companyfacts", () => {
  it("of a US GAAP filer have quarters without gaps, and four of them make a year", () => {
    const { series } = sample("companyfacts_SNOW.json");
    const revenue = series.find(({ concept }) => concept === "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax");
    expect(revenue?.annual.length).toBeGreaterThan(5);
    for (const year of revenue?.annual.slice(2) ?? []) {
      const start = isInstant(year.period) ? "" : year.period.start;
      const isWithin = ({ period }: Point): boolean =>
        !isInstant(period) && period.start >= start && period.end <= lastDay(year.period);
      const within = revenue?.quarterly.filter(isWithin) ?? [];
      expect(within).toHaveLength(4);
      expect(within.reduce((sum, { value }) => sum + BigInt(value), 0n)).toBe(BigInt(year.value));
    }
  });

  it("of an IFRS filer show the exchange of its shares", () => {
    const { series, splits } = sample("companyfacts_LPA_ifrs.json");
    expect(splits).toMatchObject([{ kind: "exchange", ratio: "0.1701" }]);
    expect(series.some(({ unit }) => unit === "COP")).toBe(true);
  });
});
