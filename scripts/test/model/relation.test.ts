/** Relations between figures: sure, or not claimed. */
import { describe, expect, test } from "vitest";
import { parseDecimal } from "../../model/decimal.ts";
import { comparisonText, holds, parseComparison, type Compared, type Estimate, type Relation } from "../../model/relation.ts";

const estimate = (value: string, low: string, high: string): Estimate =>
  ({ value: parseDecimal(value), low: parseDecimal(low), high: parseDecimal(high) });

const one = (value: string): Estimate => estimate(value, value, value);
const move = (from: string, to: string): Compared => [one(from), one(to)];

describe.each<[Relation, Compared, Compared, boolean]>([
  ["greater", [estimate("6", "5.5", "6.5")], [estimate("5", "4.5", "5.5")], true],
  ["greater", [estimate("5.4", "4.9", "5.9")], [estimate("5", "4.5", "5.5")], false],
  ["less", [one("1")], [one("2")], true],
  ["less", [one("2")], [one("2")], false],
  ["equal", [one("2")], [one("2")], true],
  ["level", [estimate("5.4", "4.9", "5.9")], [estimate("5", "4.5", "5.5")], true],
  ["within", [one("3")], [one("2"), one("4")], true],
  ["within", [one("1"), one("3")], [one("2"), one("4")], false],
  ["agree", [one("2"), one("4")], [estimate("2.1", "2", "2.2"), estimate("3.9", "3.8", "4")], true],
  ["faster", move("100", "150"), move("100", "140"), true],
  ["slower", move("100", "150"), move("100", "140"), false],
  ["much-faster", move("100", "150"), move("100", "140"), false],
  ["much-faster", move("100", "160"), move("100", "140"), true],
  ["faster", move("-1", "5"), move("1", "2"), false],
  ["almost-as-far", move("83.6", "80.5"), move("83.4", "80.2"), true],
  ["almost-as-far", move("83.6", "84"), move("83.4", "80.2"), false],
  ["almost-as-far", move("80", "70"), move("83.4", "80.2"), false],
])("%s", (relation, a, b, expected) => {
  test(`of ${[...a, ...b].map(({ value }) => value.toFixed()).join(", ")}: ${String(expected)}`, () => {
    expect(holds(relation, a, b)).toBe(expected);
  });
});

test("a relation of two moves says nothing of two figures", () => {
  expect(holds("faster", [one("2")], [one("1")])).toBe(false);
  expect(holds("greater", move("1", "2"), move("1", "1"))).toBe(false);
});

test("a comparison travels as text", () => {
  const comparison = { a: ["fact:x", "fact:y"], relation: "faster", b: ["metric:m@p", "metric:m@q"] } as const;
  expect(comparisonText(comparison)).toBe("fact:x..fact:y|faster|metric:m@p..metric:m@q");
  expect(parseComparison(comparisonText(comparison))).toEqual(comparison);
  expect(parseComparison("fact:x|soars|fact:y")).toBeUndefined();
});
