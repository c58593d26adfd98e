/** The prose of a release → readings of its numerals, each with its place and section. */
import type { Period } from "../../../model/period.ts";
import { isInstant } from "../../../model/period.ts";
import type { SourcePlace, TextBlock } from "../document/block.ts";
import { readSentence } from "./interpret.ts";
import type { Meaning } from "./outcome.ts";
import { resolveRelative, periodMentions, reported } from "./period-mentions.ts";
import type { Base, ReadingContext } from "./scene.ts";
import { numeralsIn, type Numeral } from "./numerals.ts";
import { sentencesOf } from "./sentences.ts";

export interface ProseNumeral {
  readonly numeral: Numeral;
  readonly meaning: Meaning;
  readonly place: SourcePlace;
  /** The words around, for a person who looks. */
  readonly around: string;
  readonly section: string;
}

/** Legal text, contacts and how to dial in: its numerals are no claims of results. */
const ASIDE = /forward[- ]looking statements?\b.*(?:involve|include|are|within|risk)|safe harbor|conference call|webcast|replay|dial(?:ing|-in)|trademarks?|for (?:more|additional|further) information|press contact|investor relations|all rights reserved/i;
const BOILERPLATE_HEADING = /^(?:about\b|forward[- ]looking|safe harbor|cautionary|legal notice|non-gaap (?:financial )?measures|use of non-gaap|conference call|investor conference call|contact)/i;

export function readProse(blocks: readonly TextBlock[], context: ReadingContext): ProseNumeral[] {
  const joined = joinBroken(blocks);
  const first = reported(context.frame, 3);
  if (first === undefined) return [];
  let base: Base = { period: first, against: undefined, subject: undefined, scope: undefined };
  let section = "headline";
  let boilerplate = false;
  const found: ProseNumeral[] = [];
  joined.forEach((block, index) => {
    if (isHeadingLike(block)) {
      boilerplate = BOILERPLATE_HEADING.test(block.text);
      const subject = headingSubject(block.text, context);
      base = { ...headingBase(block.text, context) ?? base, subject, scope: scopeOf(block.text) };
      if (index > 3) section = sectionOf(block.text) ?? section;
    } else if (section === "headline") section = "lead";
    const own = sectionOf(/^([A-Z][\w\s&-]{2,40}):\s/.exec(block.text)?.[1] ?? "") ?? section;
    const isAside = boilerplate || ASIDE.test(block.text);
    const local = { ...base, scope: runInScope(block.text, context) ?? base.scope };
    const readings = isAside ? asideReadings(block, base.period) : blockReadings(block, local, context);
    found.push(...readings.map((reading) => ({ ...reading, place: block.place, section: own })));
  });
  return found;
}

type Bare = Pick<ProseNumeral, "numeral" | "meaning" | "around">;

const around = (text: string, { start, end }: Numeral): string => text.slice(Math.max(0, start - 50), end + 40).replaceAll(/\s+/g, " ").trim();

function asideReadings({ text }: TextBlock, period: Period): Bare[] {
  return numeralsIn(text).map((numeral) => ({
    numeral, around: around(text, numeral),
    meaning: numeral.not === undefined ? { kind: "stated", why: "beside the results", period, direction: undefined } : { kind: "not", reason: numeral.not },
  }));
}

/** A period that one sentence is about holds for the sentences after it. */
function blockReadings({ text }: TextBlock, base: Base, context: ReadingContext): Bare[] {
  const found: Bare[] = [];
  let current = base;
  for (const sentence of sentencesOf(text)) {
    const { readings, base: next } = readSentence(sentence.text, current, context);
    current = next;
    found.push(...readings.map(({ numeral, meaning }) => ({
      numeral: { ...numeral, start: numeral.start + sentence.start, end: numeral.end + sentence.start }, meaning,
      around: around(sentence.text, numeral),
    })));
  }
  return found;
}

const isHeadingLike = ({ kind, text, bold }: TextBlock): boolean =>
  kind === "heading" || (text.length < 110 && !/[.;,]$/.test(text) && (bold || /^[A-Z]/.test(text)) && kind !== "bullet");

/** "Second quarter 2021 compared with first quarter 2021" sets both the period and what it is compared with. */
function headingBase(text: string, context: ReadingContext): Base | undefined {
  const mentions = periodMentions(text, context.frame).filter(({ period }) => period !== undefined);
  const [period, other] = mentions.map((mention) => mention.period);
  if (period === undefined) return undefined;
  const before = resolveRelative({ start: 0, end: 0, period: undefined, relative: "year-before", adverb: false }, period, context.known);
  const isOther = other !== undefined && /compared (?:with|to)|versus|\bvs\b/i.test(text) && JSON.stringify(before) !== JSON.stringify(other);
  const against = isOther ? other : undefined;
  const bare = { against, subject: undefined, scope: undefined };
  if (!isInstant(period)) return { period, ...bare };
  return isOther ? { period: reported(context.frame, 3) ?? period, ...bare } : undefined;
}

/** Words of headings that leave what stands under them the whole company's. */
const GENERAL = /\b(?:results?|highlights?|quarter(?:ly)?|year|financial|summary|overview|reports?|announces?|business|consolidated|gaap|balance|cash|income|earnings|revenues?|sales|margins?|expenses?|profit|company|comments?|review|performance|statements?|tax(?:es)?|dividends?|capital|liquidity|fiscal|months|weeks|operating|operations|net|release|commentary|discussion|key|recent|up|down|inc|corp|q[1-4]|eps|guidance|outlook)\b|\d|[.;:,]/i;

function scopeOf(text: string): string | undefined {
  const words = text.replace(/\b(?:segments?|division|group|region|products?|operations)\b/gi, "").trim();
  return words === "" || GENERAL.test(words) || text.split(" ").length > 6 || text.includes("(") ? undefined : words;
}

/** "Valves. Sales were …": the name of a part that is sold, in front of what is said of it. */
function runInScope(text: string, { lexicon }: ReadingContext): string | undefined {
  const words = /^([A-Z][\w&/ -]{1,40}?)(?: [Ss]egment| [Dd]ivision)?(?:[.:]| ?[–—]| -) +(?=[A-Z])/.exec(text)?.[1];
  return words !== undefined && lexicon.named(`${words} segment revenue`) !== undefined ? words : undefined;
}

/** A heading that is nothing but the name of a measure hands it down to what stands under it. */
function headingSubject(text: string, { lexicon }: ReadingContext): Base["subject"] {
  const [mention, second] = lexicon.mentionsIn(text);
  if (mention === undefined || second !== undefined) return undefined;
  const rest = `${text.slice(0, mention.start)} ${text.slice(mention.end)}`;
  return /^[\s:–—-]*(?:total |consolidated )?[\s:–—-]*$/i.test(rest) ? mention : undefined;
}

function sectionOf(text: string): string | undefined {
  const words = text.toLowerCase().replaceAll(/[^a-z\s-]/g, " ").trim().split(/[\s-]+/).filter((word) => word !== "").slice(0, 6);
  return words.length === 0 || words.join("-").length < 3 ? undefined : words.join("-");
}

/** A page break in the middle of a sentence: the second half begins small. */
function joinBroken(blocks: readonly TextBlock[]): TextBlock[] {
  const joined: TextBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const isRest = last !== undefined && last.kind === "paragraph" && block.kind === "paragraph" && /^[a-z]/.test(block.text)
      && !/[.:!?;”"]$/.test(last.text) && last.text.length > 60;
    if (isRest) joined[joined.length - 1] = { ...last, text: `${last.text} ${block.text}` };
    else joined.push(block);
  }
  return joined;
}
