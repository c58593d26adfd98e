/** Comparisons that words make: which figures they name, and whether what they claim of them holds. */
import { comparisonWords, isTyped, relationOf } from "../../format/comparison-words.ts";
import { parseDecimal } from "../../model/decimal.ts";
import { RELATIONS, holds, type Compared, type Comparison, type Estimate, type Relation } from "../../model/relation.ts";
import type { Report, ReportFact } from "../../model/report.ts";
import { factOf, lookup, periodLabel } from "./lookup.ts";
import { proseFigure } from "./prose-figure.ts";

/** A figure that a comparison names. */
interface Named { readonly ref: string; readonly title: string; readonly text: string; readonly estimate: Estimate }

/** "fact:us-gaap:Revenues@q3-2012" where nothing answers to it, and the names that would. */
export interface UnknownName { readonly name: string; readonly right: readonly string[] }

/** One side: a figure, a move or a range. */
type Side = readonly [Named] | readonly [Named, Named];

export type Judged =
  | { readonly kind: "holds"; readonly words: string; readonly comparison: Comparison }
  | { readonly kind: "unknown-name"; readonly unknown: UnknownName }
  | { readonly kind: "unknown-words"; readonly words: string }
  | { readonly kind: "does-not-hold"; readonly figures: readonly string[]; readonly right: readonly string[] };

interface Amounts { readonly value: string | null; readonly low: string | null; readonly high: string | null }

function estimateOf({ value, low, high }: Amounts): Estimate | undefined {
  if (value === null || low === null || high === null) return undefined;
  return { value: parseDecimal(value), low: parseDecimal(low), high: parseDecimal(high) };
}

/** "fact:<concept>@<period>", "fact:<id>" or "metric:<id>@<period>". */
function named(report: Report, operand: string): Named | undefined {
  const colon = operand.indexOf(":");
  const [kind, name] = [operand.slice(0, colon), operand.slice(colon + 1)];
  const [concept = "", period] = name.split("@");
  const { facts, metrics } = lookup(report);
  const fact = kind === "fact" ? facts.get(name) ?? factOf(report, concept, period ?? "") : undefined;
  const metric = kind === "metric" ? metrics.get(name) : undefined;
  const found = fact ?? metric;
  const estimate = found && estimateOf(found);
  if (found === undefined || estimate === undefined) return undefined;
  const title = `${fact?.label ?? metric?.title ?? ""}, ${periodLabel(report, found.period)}`;
  const shown = fact === undefined ? metric?.shown : proseFigure(fact);
  return shown ? { ref: shown.ref, title, text: shown.text, estimate } : undefined;
}

/** "metric:x@q3-2011..q3-2012" is short for "metric:x@q3-2011..metric:x@q3-2012". */
function operands(text: string): string[] {
  const [first = "", second] = text.split("..");
  if (second === undefined) return [first];
  return [first, /^(?:fact|metric):/.test(second) ? second : `${first.split("@")[0] ?? first}@${second}`];
}

function namesOf(report: Report): string[] {
  const { byConcept, metrics, facts } = lookup(report);
  const valued = [...metrics.values()].filter(({ value }) => value !== null);
  return [
    ...[...byConcept.keys()].map((key) => `fact:${key}`), ...valued.map(({ key }) => `metric:${key}`),
    ...[...facts.keys()].map((id) => `fact:${id}`),
  ];
}

function sideOf(report: Report, text: string): Side | UnknownName {
  const names = operands(text);
  const figures = names.map((name) => named(report, name));
  const wrong = figures.indexOf(undefined);
  if (wrong >= 0) return { name: names[wrong] ?? text, right: namesOf(report) };
  const [first, second] = figures;
  if (first === undefined) return { name: text, right: namesOf(report) };
  return second === undefined ? [first] : [first, second];
}

const isUnknown = (side: Side | UnknownName): side is UnknownName => "right" in side;

const comparedOf = (side: Side): Compared =>
  (side.length === 1 ? [side[0].estimate] : [side[0].estimate, side[1].estimate]);

const told = (side: Side): string => side.map(({ title, text }) => `${title}: ${text}`).join(" and ");

/** Words that would be right of the two sides; the opposite of the wrong ones ("fell" for "rose") stands first. */
function rightWords(a: Side, b: Side, wrong: string): string[] {
  const relations = RELATIONS.filter((relation) => holds(relation, comparedOf(a), comparedOf(b)));
  const at = Math.max(...RELATIONS.map((relation) => comparisonWords(relation).indexOf(wrong)));
  const opposites = relations.flatMap((relation) => comparisonWords(relation)[at] ?? []);
  const all = relations.flatMap((relation) => comparisonWords(relation).slice(0, 6));
  return [...new Set([...opposites, ...all])].filter(isTyped);
}

/** Which way a figure went, with the comparison that shows it. */
export interface Move { readonly direction: "up" | "down" | "level"; readonly comparison: Comparison }

const WAYS = [["greater", "up"], ["less", "down"], ["equal", "level"], ["level", "level"]] as const;

/** From the fact `before` to the fact `now`. "Level" where they are equal or rounding hides which is the larger. */
export function moveOf(now: ReportFact, before: ReportFact): Move | undefined {
  const [a, b] = [estimateOf(now), estimateOf(before)];
  const way = a && b && WAYS.find(([relation]) => holds(relation, [a], [b]));
  if (way === undefined) return undefined;
  const [relation, direction] = way;
  return { direction, comparison: { a: [proseFigure(now).ref], relation, b: [proseFigure(before).ref] } };
}

export interface Claim { readonly a: string; readonly words: string; readonly b: string }

/** A move compared with nothing else: its end against its beginning. */
export function claimOf(values: readonly string[]): Claim {
  const [a = "", words = "", b] = values;
  if (b !== undefined) return { a, words, b };
  const [from = "", to = ""] = operands(a);
  return { a: to, words, b: from };
}

export function judge(report: Report, { a, words, b }: Claim): Judged {
  const [left, right] = [sideOf(report, a), sideOf(report, b)];
  if (isUnknown(left)) return { kind: "unknown-name", unknown: left };
  if (isUnknown(right)) return { kind: "unknown-name", unknown: right };
  const relation = relationOf(words, left.length, right.length);
  if (relation === undefined) return { kind: "unknown-words", words };
  if (!holds(relation, comparedOf(left), comparedOf(right))) {
    return { kind: "does-not-hold", figures: [told(left), told(right)], right: rightWords(left, right, words) };
  }
  return { kind: "holds", words, comparison: comparisonOf(left, relation, right) };
}

const comparisonOf = (a: Side, relation: Relation, b: Side): Comparison =>
  ({ a: a.map(({ ref }) => ref), relation, b: b.map(({ ref }) => ref) });
