import { describe, expect, it } from "vitest";
import { toText } from "../../model/decimal.ts";
import { Missing, Quantity } from "../../model/quantity.ts";
import type { Examined } from "../../tieout/examine.ts";
import { tieFindings } from "../../tieout/findings.ts";
import { examineForm4, examineRelease, readRelease } from "../example-filings.ts";

const release = examineRelease();
const form4 = examineForm4();

function valueOf({ metrics }: Examined, key: string): string {
  const figure = metrics.find((metric) => metric.key === key)?.figure;
  if (!(figure instanceof Quantity)) throw new Error(`${key} has no value`);
  return toText(figure.value);
}

const derived = (id: string): string => {
  const fact = release.facts.derived.find((candidate) => candidate.id === id);
  if (fact === undefined) throw new Error(`${id} is not derived`);
  return toText(fact.quantity.value);
};

describe("the example filings", () => {
  it.each([["release", release], ["Form 4", form4]])("tie without exception: %s", (_name, examined) => {
    expect(tieFindings(examined, () => ({ file: "" }))).toEqual([]);
    const grades = new Set(examined.ties.map(({ grade }) => grade));
    expect([...grades].toSorted()).toEqual(["exact", "interval", "stated"]);
  });

  it("leave no subtotal, total, quotient or reconciliation without a tie", () => {
    const tied = new Set(release.ties.map(({ fact }) => fact));
    const cells = readRelease().tables.flatMap(({ id, columns, rows }) => rows
      .filter(({ sum, quotient, allocation }) => (sum ?? quotient ?? allocation) !== undefined)
      .flatMap((row) => columns.map((column) => `${id}.${row.id}.${column}`)));
    expect(cells.length).toBeGreaterThan(130);
    expect(cells.filter((cell) => !tied.has(cell))).toEqual([]);
  });

  it.each([
    ["revenue-growth@q3-2012", "0.20681290"], ["gross-margin@q3-2012", "0.80181336"],
    ["non-gaap-operating-margin@q3-2012", "0.11752630"], ["implied-next-quarter-low@fy-2012-revenue", "24037000"],
    ["implied-next-quarter-high@fy-2012-revenue", "24637000"],
  ])("compute %s as %s…", (key, digits) => {
    expect(valueOf(release, key).startsWith(digits)).toBe(true);
  });

  it.each([
    ["derived.us-gaap.Revenues.q4-2011", "20653000"], ["derived.us-gaap.Revenues.fy-2011", "76213000"],
    ["derived.us-gaap.Revenues.h1-2012", "43381000"], ["derived.us-gaap.NetIncomeLoss.h1-2012", "-562000"],
  ])("derive %s as %s", (id, value) => {
    expect(derived(id)).toBe(value);
  });

  it("derive no per-share figure, no share count and nothing that the two-class method allocates", () => {
    const concepts = new Set(release.facts.derived.map(({ concept }) => concept));
    expect(concepts).not.toContain("us-gaap:EarningsPerShareBasic");
    expect(concepts).not.toContain("us-gaap:WeightedAverageNumberOfSharesOutstandingBasic");
    expect(concepts).not.toContain("us-gaap:NetIncomeLossAvailableToCommonStockholdersBasic");
    expect(concepts).toContain("us-gaap:OperatingIncomeLoss");
  });

  it("say why a rate has no value where income is a loss", () => {
    const rate = release.metrics.find(({ key }) => key === "effective-tax-rate@h1-2012")?.figure;
    expect(rate).toBeInstanceOf(Missing);
    expect((rate as Missing).kind).toBe("not-meaningful");
  });

  it.each([
    ["gross-proceeds", "183654"], ["exercise-cost", "41000"], ["spread", "142654"], ["opening-holding", "55500"],
    ["closing-holding", "55500"], ["options-left", "140591"], ["months-vested", "33"],
    ["days-from-plan-adoption", "166"], ["filing-lag", "1"], ["filed-on-time", "1"],
  ])("compute %s of the Form 4 as %s", (metric, value) => {
    expect(valueOf(form4, `${metric}@2013-08-06`)).toBe(value);
  });

  it("tie the proceeds of the sale as an interval, since a footnote gives the range of prices", () => {
    const tie = form4.ties.find(({ id }) => id === "value.nonDerivative.2.transactionPricePerShare");
    expect(tie?.grade).toBe("interval");
    expect(tie?.recomputed && [toText(tie.recomputed.interval.low), toText(tie.recomputed.interval.high)])
      .toEqual(["180000", "188100"]);
  });
});
