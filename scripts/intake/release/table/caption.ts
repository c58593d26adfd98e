/** The words above a table: its title, scale, period and status; not the prose that happens to come before it. */
import { withoutMarks, type Block, type SourcePlace } from "../document/block.ts";
import { currencyIn } from "./currency.ts";
import { isDuration, readPhrase, saysWhen, type PeriodPhrase } from "./period-phrase.ts";
import { readScale, type ScaleNote } from "./scale-note.ts";

export interface Caption {
  /** Lines that name the table, without the issuer's name. */
  readonly titles: readonly string[];
  readonly scale: ScaleNote | undefined;
  /** ISO 4217, where the note on scale names one. */
  readonly currency: string | undefined;
  readonly phrase: PeriodPhrase;
  readonly status: readonly Status[];
  /** "(1)" where the table spells out a footnote of the table before it. */
  readonly mark: string | undefined;
  readonly place: SourcePlace | undefined;
}

export type Status = "unaudited" | "restated" | "preliminary" | "pro-forma";

const MAX_LINES = 12;
const LONGEST = 200;

export function captionBefore(blocks: readonly Block[], grid: number, notes: readonly string[]): Caption {
  const lines: string[] = [];
  let place: SourcePlace | undefined;
  for (let index = grid - 1; index >= 0 && lines.length < MAX_LINES; index -= 1) {
    const block = blocks[index];
    if (block === undefined || block.kind === "grid" || block.kind === "bullet" || !isCaptionLike(block.text)) break;
    lines.unshift(...block.text.split("\n"));
    place = block.place;
    if (/^\(\w\)\s/.test(block.text)) break;
  }
  return { ...readCaption([...lines.slice(-MAX_LINES), ...notes].map(withoutMarks)), place };
}

/** What is stated is prose: a caption names, and states nothing. */
const FIGURE = /[$€£]\s?\d[\d.,]*\s(?:thousand|million|billion|per)\b|\d\s?(?:%|percent\b)/i;

function isCaptionLike(text: string): boolean {
  if (text.split("\n").some((line) => line.length > LONGEST)) return false;
  if (FIGURE.test(text)) return false;
  const isSentence = /[\w)”"][.!?][”"’)]*$/.test(text) && text.length > 60 && !/\b(?:inc|corp|co|ltd)\.$/i.test(text);
  if (/\btoday\b|\((?:nyse|nasdaq|amex)\b/i.test(text)) return false;
  return !isSentence && !/^\(?(?:tables?|financial tables?|tabular material|more)\b|^-? ?more ?-?$|^note:|^\*|^#/i.test(text);
}

const STATUS: readonly (readonly [Status, RegExp])[] = [
  ["unaudited", /\bunaudited\b/i], ["restated", /\(\s*(?:as )?restated\s*\)/i], ["preliminary", /\bpreliminary\b/i],
  ["pro-forma", /\bpro[- ]forma\b/i],
];
const ISSUER = /^(?:the )?[\w&.,'’\- ]{2,60}\b(?:inc\.?|incorporated|corp\.?|corporation|company|co\.|subsidiar(?:y|ies)|group|ltd\.?|limited|plc|n\.v\.|s\.a\.|llc|l\.p\.|holdings?|bancorp|bancshares|trust)[,.]?(?: and (?:consolidated )?subsidiaries)?\)?$/i;
const NO_TITLE = /^\(?(?:un)?audited\)?$|^page \d|^\d+$|^exhibit\b|^[-–—]*$|^see |^the following|^\[|^schedule [\dA-Z]+$|financial tables|^\*/i;

export function readCaption(lines: readonly string[]): Omit<Caption, "place"> {
  const joined = lines.join(" | ");
  const titles = lines.map(titleOf).filter((line) => line !== "" && !ISSUER.test(line) && !NO_TITLE.test(line));
  return {
    titles: withoutOccasion(titles).slice(-4),
    scale: lines.map(readScale).findLast((found) => found !== undefined),
    currency: lines.map(currencyIn).findLast((found) => found !== undefined),
    phrase: phraseOf(lines),
    status: STATUS.filter(([, pattern]) => pattern.test(joined)).map(([status]) => status),
    mark: lines.map((line) => /^(\(\w{1,2}\))\s/.exec(line)?.[1]).findLast((found) => found !== undefined),
  };
}

/** "Q4 FISCAL 2014 FINANCIAL RESULTS" stands above every table and names none. */
function withoutOccasion(titles: readonly string[]): readonly string[] {
  const left = titles.filter((title) => !/\b(?:financial |operating )?results$/i.test(title));
  return left.length > 0 ? left : titles;
}

/** Without the scale and status in brackets, and without a footnote mark before it. */
function titleOf(line: string): string {
  const bare = line.replace(/^\(\w{1,2}\)\s+/, "").replaceAll(/\((?=[^)]*(?:in (?:thousand|million|billion)|audited|000|except))[^)]*\)?/gi, "")
    .replace(/[\s,;–—-]+$/, "").replace(/\s*\((?:\d{1,2}|[a-z])\)$/, "").trim();
  if (readScale(bare) !== undefined && bare.length < 90) return "";
  const { rest } = readPhrase(bare);
  return rest.replaceAll(/[^a-z]/gi, "").length < 4 || /^(?:for the|and)?$/i.test(rest.trim()) ? "" : bare;
}

function phraseOf(lines: readonly string[]): PeriodPhrase {
  const phrases = lines.map((line) => readPhrase(line).phrase)
    .filter((phrase) => saysWhen(phrase) || isDuration(phrase));
  return phrases.reduce((all, phrase) => ({ ...all, ...phrase }), {});
}
