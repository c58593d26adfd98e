/** Changes of files without markup of ours: feeds, downloads, style sheets. */
import { findNumerals } from "../format/numerals.ts";
import { otherDigit, otherSigns, otherWord, type Change } from "./change.ts";
import type { Chance } from "./random.ts";

/** What a reader of the file sees: not its keys, ids, hashes and addresses, which name things. */
const VALUES: Readonly<Record<string, RegExp>> = {
  json: /"(?:value|low|high|stated|recomputed|residual|lexeme|text|label|tip|decimals|scale|published|newest|start|end|exact|interval|weak|waived|untied)": (?:"([^"]*)"|(-?\d+))/g,
  csv: /[^,\r\n"]+/g,
  xml: />([^<>]*)</g,
};

export function plainChanges(path: string, text: string, chance: Chance): Change[] {
  const pattern = VALUES[path.slice(path.lastIndexOf(".") + 1)];
  if (pattern === undefined) return [];
  return [...text.matchAll(pattern)].flatMap((match): Change[] => {
    const value = match[1] ?? match[2] ?? match[0];
    const base = match.index + match[0].lastIndexOf(value);
    // Addresses and colours are no numerals.
    if (/^https?:|^#[0-9a-f]{6}$/.test(value)) return [];
    const digits = findNumerals(value).flatMap(({ text: numeral, start, end }): Change[] => {
      const digit = otherDigit(numeral, chance);
      const word = otherWord(numeral, chance);
      const told = (other: string): string => `»${value}«: »${numeral}« → »${other}«`;
      const edit = (other: string) => [{ start: base + start, end: base + end, text: other }];
      return [
        ...(digit === undefined ? [] : [{ kind: "digit" as const, edits: edit(digit), told: told(digit) }]),
        ...(word === undefined ? [] : [{ kind: "number word" as const, edits: edit(word), told: told(word) }]),
      ];
    });
    const sign: Change[] = /^-\d/.test(value)
      ? [{ kind: "sign", edits: [{ start: base, end: base + 1, text: "" }], told: `»${value}« → »${value.slice(1)}«` }] : [];
    return [...digits, ...sign];
  }).concat(path.endsWith(".vl.json") ? stepSigns(text) : []);
}

/** In a chart to take away. */
const stepSigns = (text: string): Change[] => [...text.matchAll(/(?<="label": ")[^"](?=")/g)].flatMap(({ 0: sign, index }) =>
  otherSigns(sign).map((other): Change =>
    ({ kind: "sign of a step", edits: [{ start: index, end: index + 1, text: other }], told: `»${sign}« → »${other}«` })));

/** A style sheet that starts to write numerals. */
export function cssChanges(text: string): Change[] {
  return [...text.matchAll(/\bcontent:\s*"([^"]*)"/g)].map((match): Change => {
    const at = match.index + match[0].length - 1;
    return { kind: "typed digits", edits: [{ start: at, end: at, text: " 7" }], told: `content: "${match[1] ?? ""} 7"` };
  });
}
