/**
 * Numerals that are no figures. A page marks them with `data-say`; whether each is what its mark says is
 * checked as far as the evidence goes: days by their own words, periods by the report's labels, counts by
 * counting, names by the figure that they name, and all others by the words of the report and the allow-list.
 */
import { dayInWords } from "./days.ts";
import { grouped } from "./words.ts";
import { wordsWithDigits, yearsIn, type Vocabulary } from "./vocabulary.ts";

export interface Spoken {
  readonly file: string;
  readonly kind: string;
  readonly text: string;
  /** `datetime` of a time element. */
  readonly day: string | undefined;
  /** Ref of the figure that the words name, or what a count counts (`data-of`). */
  readonly of: string | undefined;
  /** Key of a fixed text (`data-is`), such as "form-4.table-1.2a". */
  readonly is: string | undefined;
  /** Words that name the page or a filing, not one of its figures or places. */
  readonly isTitle: boolean;
}

/** What of the text nothing explains; undefined where all of it is explained. */
export function unexplained(spoken: Spoken, vocabulary: Vocabulary): string | undefined {
  const { kind, text, day, file, of } = spoken;
  if (day !== undefined) return dayInWords(day) === text ? undefined : `${text}, where the element says ${day}`;
  if (isMisnamed(spoken, vocabulary) || isMistitled(spoken, vocabulary)) return text;
  if (kind === "count" && of !== undefined) return isCounted(spoken, vocabulary) ? undefined : text;
  if (isMismarked(spoken)) return text;
  const left = leftOver(spoken, vocabulary);
  return left.length === 0 || isAllowed(text, file, vocabulary) ? undefined : left.join(" ");
}

/**
 * "Revenues, Q3 2012" must be what its figure is called: the same name with another period is another
 * figure's.
 */
function isMisnamed({ of, text }: Spoken, { names, periods }: Vocabulary): boolean {
  const known = names.get((of ?? "").replace(/^(\w+:[^:]+):\w+$/, "$1"));
  if (known === undefined || known.has(text)) return false;
  return [...known].some((name) => {
    const label = periods.find((each) => name.endsWith(`, ${each}`));
    return label !== undefined && text.startsWith(name.slice(0, name.length - label.length));
  });
}

/** A form's column and a form's footnote carry their number in their key too. */
function isMismarked({ text, is, of }: Spoken): boolean {
  const column = /^form-\d\.table-\d\.(\d+[a-z]?)$/.exec(is ?? "")?.[1];
  const footnote = /^footnote:F(\d+)$/.exec(of ?? "")?.[1];
  const own = column ?? footnote;
  return own !== undefined && own !== text.toLowerCase().replace(/[()]/g, "");
}

/** The name of a page or filing holds a title that the report has, or is one of its texts. */
function isMistitled({ isTitle, text }: Spoken, { titles, texts }: Vocabulary): boolean {
  return isTitle && titles.length > 0 && !titles.some((title) => text.includes(title)) && !texts.has(text);
}

/** The end of a growth's formula: "Revenues ÷ Revenues − 1". */
const GROWTH = / \u2212 1$/;

function leftOver(spoken: Spoken, vocabulary: Vocabulary): string[] {
  const { kind, text } = spoken;
  const left = besideLabels(text.replace(GROWTH, ""), vocabulary);
  if (kind !== "fiscal-label") return left.filter((word) => !vocabulary.words.has(word));
  return left.filter((word) => !vocabulary.periods.some((label) => yearsIn(label).includes(word)));
}

const isCounted = ({ text, of }: Spoken, { counts }: Vocabulary): boolean =>
  of !== undefined && grouped(String(counts.get(of) ?? 0)) === text;

/** Words with digits that are left when titles of filings and labels of periods are taken out. */
const besideLabels = (text: string, { titles, periods }: Vocabulary): string[] =>
  wordsWithDigits([...titles, ...periods].reduce((rest, label) => rest.replaceAll(label, " "), text));

/** Attributes have no mark of their own: titles, periods, and words of the report may stand in them. */
export function unexplainedAttribute(text: string, file: string, vocabulary: Vocabulary): string[] {
  if (isAllowed(text.replace(/\s+/g, " ").trim(), file, vocabulary)) return [];
  return besideLabels(text, vocabulary).filter((word) => !vocabulary.words.has(word));
}

const isAllowed = (text: string, file: string, { allowed }: Vocabulary): boolean =>
  (allowed.get(file) ?? allowed.get(""))?.has(text) === true;
