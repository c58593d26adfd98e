/** The grammar of measures: what is of it, and that a measure survives being written. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conceptsOf, formatMeasure, isAgainstBase, parseMeasure } from "../../model/measure.ts";

const concept = fc.constantFrom("us-gaap:Revenues", "qlys:AdjustedEBITDA", "us-gaap:GrossProfit");

const measure = fc.oneof(
  concept,
  fc.constantFrom("revenue-growth", "gross-margin"),
  fc.tuple(fc.constantFrom("change", "growth", "multiple"), concept).map(([kind, name]) => `${kind}:${name}`),
  fc.tuple(fc.constantFrom("share", "change-of-share"), concept, concept).map(([kind, part, whole]) => `${kind}:${part}/${whole}`),
  fc.constantFrom("low", "high", "shares").map((end) => `guidance:q1-revenue:${end}`),
);

describe("a measure", () => {
  it("is written as it was read", () => {
    fc.assert(fc.property(measure, (text) => {
      const parsed = parseMeasure(text);
      expect(parsed && formatMeasure(parsed)).toBe(text);
    }));
  });

  it.each([
    "increase:us-gaap:Revenues", "growth:Revenues", "growth:revenue-growth", "share:us-gaap:GrossProfit",
    "share:us-gaap:GrossProfit/", "guidance:q1:middle", "Revenues", "us-gaap:revenues", "", "growth: us-gaap:Revenues",
  ])("%j is none", (text) => {
    expect(parseMeasure(text)).toBeUndefined();
  });

  it.each([
    ["change-of-share:us-gaap:GrossProfit/us-gaap:Revenues", ["us-gaap:GrossProfit", "us-gaap:Revenues"], true],
    ["share:us-gaap:GrossProfit/us-gaap:Revenues", ["us-gaap:GrossProfit", "us-gaap:Revenues"], false],
    ["growth:us-gaap:Revenues", ["us-gaap:Revenues"], true], ["us-gaap:Revenues", ["us-gaap:Revenues"], false],
    ["revenue-growth", [], false],
  ])("%s takes %j, and compares: %s", (text, concepts, compares) => {
    const parsed = parseMeasure(text);
    expect(parsed && [conceptsOf(parsed), isAgainstBase(parsed)]).toEqual([concepts, compares]);
  });
});
