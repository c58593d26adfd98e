/** Where in plain text the column tables are: runs of lines with figures, and the headings above them. */
import { tokensOf, type TextLine } from "./text-lines.ts";

export interface Region { readonly from: number; /** Behind the last line. */ readonly to: number }

/** Lines without figures that may stand between two lines of one table. */
const MAX_BETWEEN = 7;
const MAX_HEADING_LINES = 14;

export function findRegions(lines: readonly TextLine[]): Region[] {
  const regions: Region[] = [];
  let from = -1;
  let last = -1;
  const close = (): void => {
    if (from >= 0 && countData(lines, from, last + 1) >= 2) {
      regions.push({ from: headingStart(lines, from, regions.at(-1)?.to ?? 0), to: last + 1 });
    }
  };
  lines.forEach(({ kind }, index) => {
    if (kind !== "data") return;
    if (from < 0 || !joins(lines.slice(last + 1, index))) {
      close();
      from = index;
    }
    last = index;
  });
  close();
  return regions;
}

const countData = (lines: readonly TextLine[], from: number, to: number): number =>
  lines.slice(from, to).filter(({ kind }) => kind === "data").length;

function joins(between: readonly TextLine[]): boolean {
  const words = between.filter(({ kind }) => kind === "words");
  return words.length <= MAX_BETWEEN && !words.some(isProse) && !between.some(endsTable) && !startsAnother(words);
}

const endsTable = ({ kind, text }: TextLine): boolean => kind === "tag" && /<\/?TABLE>|<PAGE>/i.test(text);

/** A new heading of columns inside a run of figures begins another table. */
const startsAnother = (words: readonly TextLine[]): boolean =>
  words.some(({ text }) => /\b(?:months?|weeks?|quarters?|years?)\s+ended\b|\bas of\b/i.test(text))
  || words.filter(({ text, label }) => (label?.start ?? 0) > 12 && /consolidated|statements?\b|balance sheets?/i.test(text)).length > 0;

/** A line of running text: long, with single blanks between its words. */
export function isProse({ text }: TextLine): boolean {
  const tokens = tokensOf(text);
  const words = text.trim();
  return tokens.length === 1 && words.length > 58 && /[a-z]{2} [a-z]{2}/.test(words) && !/^\s{16}/.test(text)
    && !isTitleCase(words);
}

/** "Reconciliation of Net Loss in Accordance With GAAP": capitals wherever a word is longer than a preposition. */
function isTitleCase(words: string): boolean {
  const long = words.split(/[\s-]+/).filter((word) => /^[a-z]{5}/i.test(word));
  return long.length > 1 && long.every((word) => /^[A-Z]/.test(word));
}

/** Upward from the first figures: headings of columns, and the titles above them. */
function headingStart(lines: readonly TextLine[], from: number, floor: number): number {
  let start = from;
  let blanks = 0;
  for (let index = from - 1; index >= Math.max(floor, from - MAX_HEADING_LINES); index -= 1) {
    const line = lines[index];
    if (line === undefined || stopsHeading(line)) break;
    blanks = line.kind === "blank" ? blanks + 1 : 0;
    if (blanks > 2) break;
    if (line.kind !== "blank") start = index;
  }
  return start;
}

const stopsHeading = (line: TextLine): boolean =>
  /<PAGE>|<\/TABLE>/i.test(line.text) || isProse(line) || (line.kind === "words" && /[\w)”"]\.$/.test(line.text) && !/\b(?:inc|corp|co|ltd)\.$/i.test(line.text));
