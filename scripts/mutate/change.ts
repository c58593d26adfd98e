/** A change to a text, and the ways in which a numeral may be changed. */
import { findNumerals } from "../format/numerals.ts";
import type { Chance } from "./random.ts";

export const OUTPUT_KINDS = [
  "digit", "number word", "sign", "scale word", "swapped texts", "swapped cells", "period label", "period of a column",
  "label of a picture", "sign of a step", "typed digits", "typed number word", "date of a figure", "style of a figure",
] as const;
export type OutputKind = (typeof OUTPUT_KINDS)[number];

/** Replaces a stretch of a text. Offsets count UTF-16 units, as JavaScript does. */
export interface Edit { readonly start: number; readonly end: number; readonly text: string }

export interface Change {
  readonly kind: OutputKind;
  /** In the order of the text, without overlap. */
  readonly edits: readonly Edit[];
  /** "»23,382« → »23,383«" */
  readonly told: string;
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0;
  let made = "";
  for (const edit of edits) {
    made += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return made + text.slice(at);
}

const WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];
const SCALES = ["thousand", "million", "billion", "trillion"];

/** Another digit in one place of the numeral; never the same value again. */
export function otherDigit(numeral: string, chance: Chance): string | undefined {
  const places = [...numeral].flatMap((mark, at) => (/\d/.test(mark) ? [at] : []));
  const at = chance.pick(places);
  if (at === undefined) return undefined;
  const digit = (parseInt(numeral[at] ?? "0", 10) + 1 + chance.below(9)) % 10;
  return `${numeral.slice(0, at)}${digit}${numeral.slice(at + 1)}`;
}

/** "nine" → "seven", "first" → "fourth", "half" → "third". */
export function otherWord(numeral: string, chance: Chance): string | undefined {
  const lower = numeral.toLowerCase();
  const family = [WORDS, ORDINALS, ["half", "third"]].find((words) => words.includes(lower));
  const word = chance.pick((family ?? []).filter((other) => other !== lower));
  if (word === undefined) return undefined;
  return /^[A-Z]/.test(numeral) ? `${word[0]?.toUpperCase() ?? ""}${word.slice(1)}` : word;
}

/** "million" → "billion"; also "thousands of". */
export function otherScale(numeral: string, chance: Chance): string | undefined {
  const [, word = "", rest = ""] = /^(thousand|million|billion|trillion)(s?)$/i.exec(numeral) ?? [];
  const other = chance.pick(SCALES.filter((scale) => scale !== word.toLowerCase()));
  return word === "" || other === undefined ? undefined : `${other}${rest}`;
}

const TURNED: Readonly<Record<string, string>> = { "+": "\u2212", "\u2212": "+" };

/** The sign before a step of a walk is turned, and is dropped. */
export function otherSigns(sign: string): readonly string[] {
  const turned = TURNED[sign];
  return turned === undefined ? [] : [turned, ""];
}

interface Found { readonly kind: OutputKind; readonly edit: Edit; readonly told: string }

/** Every change of a numeral itself within a text that begins at `base`. */
export function numeralChanges(text: string, base: number, chance: Chance): Found[] {
  return findNumerals(text).flatMap(({ text: numeral, start, end }) => {
    const changed: readonly [OutputKind, string | undefined][] = [
      ["digit", otherDigit(numeral, chance)], ["number word", otherWord(numeral, chance)],
      ["scale word", otherScale(numeral, chance)],
    ];
    const made = changed.flatMap(([kind, other]): Found[] => (other === undefined ? []
      : [{ kind, edit: { start: base + start, end: base + end, text: other }, told: `»${numeral}« → »${other}«` }]));
    return [...made, ...signChanges(text, { start, end, base })];
  });
}

interface At { readonly start: number; readonly end: number; readonly base: number }

/** "(38)" → "38", "−60" → "60". */
function signChanges(text: string, { start, end, base }: At): Found[] {
  const before = /[\u2212(-]?\p{Sc}?$/u.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? "";
  const from = start - before.length;
  const bracketed = before.startsWith("(") && text[end] === ")";
  if (!bracketed && !/^[\u2212-]/.test(before)) return [];
  // A hyphen within a word is no sign.
  if (before.startsWith("-") && /\w/.test(text[from - 1] ?? "")) return [];
  const inner = text.slice(from + 1, end);
  return [{
    kind: "sign", edit: { start: base + from, end: base + end + (bracketed ? 1 : 0), text: inner },
    told: `»${text.slice(from, end + (bracketed ? 1 : 0))}« → »${inner}«`,
  }];
}
