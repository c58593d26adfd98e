/** One line of plain text: its words, and the figures in columns at its end. */
export interface Token { readonly text: string; readonly start: number; readonly end: number }

export interface TextLine {
  /** Line in the source, from 1. */
  readonly number: number;
  /** Tabs set out to eight places. */
  readonly text: string;
  readonly label: Token | undefined;
  readonly values: readonly Token[];
  readonly kind: "blank" | "rule" | "tag" | "data" | "words";
}

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+`;
/** "$ (1,234)", "(12)%", "---", "n/m", with a footnote mark behind it. */
const VALUE = new RegExp(
  String.raw`(?:^|(?<=[\s.]))(?:\$\s*)?(?:\(\s*\$?\s*(?:${NUMBER})\s*%?\s*\)|[-\u2212]?(?:\$\s*)?(?:${NUMBER})|-{1,4}|\u2014|n\/[am]|NM|NA)`
  + String.raw`\s?%?(?:\s?\(\w\)|\*)?$`, "i");
const YEARS = /^(?:19|20)\d\d(?:\s?\(\w\)|\*)?$/;
/** Longer lines are paragraphs without breaks, whatever they end in. */
const LONGEST_LINE = 2000;
const MONTH = /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\bended\b/gi;
const TAG = /^\s*<\/?(?:PAGE|TABLE|CAPTION|S|C|FN|F\d+)>(?:\s*<\/?[SC]>|\s)*\s*/i;

export function parseLine(source: string, number: number): TextLine {
  const text = expandTabs(source).trimEnd();
  const nothing = { number, text, label: undefined, values: [] };
  if (text.trim() === "") return { ...nothing, kind: "blank" };
  if (TAG.test(text) && text.replace(TAG, "").replaceAll(/<[SC]>/gi, "").trim() === "") return { ...nothing, kind: "tag" };
  if (/^[\s=_-]*$/.test(text) && /[=_-]{2}/.test(text)) return { ...nothing, kind: "rule" };
  const clean = text.replace(TAG, (tag) => " ".repeat(tag.length));
  if (clean.length > LONGEST_LINE) return { ...nothing, text: clean, kind: "words" };
  const values = tailValues(clean);
  const label = labelBefore(clean, values[0]?.start ?? clean.length);
  return { number, text: clean, label, values, kind: isData(clean, label, values) ? "data" : "words" };
}

/** Values are taken off the end of the line as long as there are any. */
function tailValues(text: string): Token[] {
  const values: Token[] = [];
  let rest = text;
  for (let match = VALUE.exec(rest); match !== null; match = VALUE.exec(rest)) {
    const start = match.index;
    values.unshift({ text: rest.slice(start).trim(), start, end: rest.length });
    rest = rest.slice(0, start).trimEnd();
  }
  return values;
}

function labelBefore(text: string, end: number): Token | undefined {
  const words = text.slice(0, end).replace(/[\s.]*(?:\$\s*)?$/, (tail) => (/\.{3}|\. \./.test(tail) ? "" : tail.trimEnd()));
  const label = words.trim();
  if (label === "") return undefined;
  const start = words.length - words.trimStart().length;
  return { text: label, start, end: start + label.length };
}

/** Figures stand apart from the label (two blanks or dots), and are not just the years of a heading. */
function isData(text: string, label: Token | undefined, values: readonly Token[]): boolean {
  const first = values[0];
  if (first === undefined) return false;
  if (label === undefined) return !values.every((value) => YEARS.test(value.text)) && first.start >= 16;
  const between = text.slice(label.end, first.start);
  if (values.every((value) => YEARS.test(value.text)) && isOfDates(label.text)) return false;
  return /^(?:\s{2,}|\s*\.{2,}|(?:\s*\.){3,})/.test(between) || (values.length > 1 && between.length > 0 && isSpread(values));
}

/** "30, 2021" and "December 31," before years: a heading that is broken over lines. */
const isOfDates = (text: string): boolean => text.length < 3 || /\d,|\d{4}/.test(text) && !/[a-z]{3}/i.test(text.replaceAll(MONTH, ""));

const isSpread = (values: readonly Token[]): boolean =>
  values.every((value, index) => index === 0 || value.start - (values[index - 1]?.end ?? 0) >= 2);

/** Words that stand two or more blanks apart. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\S+(?: \S+)*/g)].map((match) =>
    ({ text: match[0], start: match.index, end: match.index + match[0].length }));
}

function expandTabs(line: string): string {
  if (!line.includes("\t")) return line;
  let out = "";
  for (const character of line) out += character === "\t" ? " ".repeat(8 - (out.length % 8)) : character;
  return out;
}
