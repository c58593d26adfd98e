/**
 * Style sheets can write text as well: strings in `content`, counters, images. None may write a numeral of its
 * own.
 */
import { hasNumeral } from "../../format/numerals.ts";
import type { Reading } from "./reading.ts";

interface CssSetting {
  readonly reading: Reading;
  /** The title that a handout's margin may repeat. */
  readonly title: string | undefined;
}

const STRING = /"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'/g;
/** Counters that the browser keeps for the pages of a PDF. */
const PAGE_COUNTER = /\bcounters?\(\s*pages?\s*\)/g;

const FORBIDDEN: readonly [RegExp, string][] = [
  [/\bcounters?\([^)]*\)/, "no counter but those of pages"],
  [/\bcounter-(?:reset|set|increment)\s*:\s*(?!none\b|inherit\b)[^;}]*/, "no counter but those of pages"],
  [/@counter-style[^{]*/, "no counter but those of pages"],
  [/\battr\([^)]*\)/, "no attribute as text: the gate reads the page's own text"],
  [/\burl\(\s*(?!["']?[^"':)]*\.woff2["']?\s*\))[^)]*\)/, "no file but fonts: an image may show numerals"],
  [/@import[^;]*/, "no other style sheet: the gate reads those of the site"],
];

/** CSS escapes: "\31 " is "1". */
const unescape = (text: string): string => text.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi,
  (_all, code: string | undefined, mark: string | undefined) => mark
    ?? String.fromCodePoint(Math.min(parseInt(code ?? "", 16), 0x10ffff)));

export function checkCss(css: string, { reading, title }: CssSetting): void {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, " ");
  for (const [rule, expected] of FORBIDDEN) {
    const found = rule.exec(plain.replace(PAGE_COUNTER, ""))?.[0];
    if (found !== undefined) complain(reading, found.trim(), expected);
  }
  for (const value of declared(plain)) checkStrings(value, { reading, title });
}

/** Values whose strings become text on a page. */
const declared = (css: string): string[] =>
  [...css.matchAll(/(?:content|list-style(?:-type)?|quotes|string-set|prefix|suffix|symbols|negative|pad)\s*:\s*((?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|[^;}"'])*)/g)]
    .map(([, value = ""]) => value);

function checkStrings(value: string, { reading, title }: CssSetting): void {
  const strings = [...value.matchAll(STRING)].map(([, double, single]) => unescape(double ?? single ?? ""));
  // Strings of one declaration join: "2" "3" shows 23.
  const text = strings.join("");
  if (!hasNumeral(text)) return;
  reading.counted += 1;
  if (title !== undefined && text === title) {
    reading.allow("name", text, "the title of the filing, in the margin of its handout");
    return;
  }
  complain(reading, `"${text}"`, title ?? "a style sheet without numerals");
}

const complain = (reading: Reading, what: string, expected: string): void => reading.complain({
  code: "style-sheet-writes", what, expected, mend: "say it in the page, where it can be accounted for",
});
