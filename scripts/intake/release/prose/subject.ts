/** Which measure a figure is said of: the one named before it, or right after it. */
import type { Mention } from "./lexicon.ts";
import type { Numeral } from "./numerals.ts";
import { ON_BASIS } from "./vocabulary.ts";
import { gap, inAside, isConnected, isQualified, type ReadingContext, type Scene } from "./scene.ts";

export interface Subject {
  readonly mention: Mention;
  /** Named in the sentence itself, with nothing between that could speak of something else. */
  readonly certain: boolean;
  readonly after: boolean;
}

export function subjectOf(figure: Numeral, scene: Scene): Subject | undefined {
  const subject = found(figure, scene);
  return subject && onBasis(inScope(subject, scene), scene);
}

/** Under "Transportation", revenues are those of transportation; under a heading unknown to the tables, who knows. */
function inScope(subject: Subject, { base, context }: Scene): Subject {
  const { mention } = subject;
  if (base.scope === undefined || mention === base.subject) return subject;
  const named = scoped(mention, base.scope, context);
  return named === undefined ? { ...subject, certain: false } : { ...subject, mention: named };
}

/** The measure of the part that a heading names. */
export function scoped(mention: Mention, scope: string | undefined, { lexicon }: ReadingContext): Mention | undefined {
  const named = scope === undefined ? undefined : lexicon.named(`${scope} ${mention.words}`);
  return named && { ...mention, ...named };
}

/** "On a non-GAAP basis, net income": the measure of the issuer's own that has this name; none if it has none. */
function onBasis(subject: Subject, { text, context }: Scene): Subject | undefined {
  const { basis, lead } = ON_BASIS.exec(text)?.groups ?? {};
  const word = basis ?? lead;
  const { mention } = subject;
  if (word === undefined || new RegExp(word, "i").test(mention.words) || mention.start < text.search(ON_BASIS)) return subject;
  const named = context.lexicon.named(`${word} ${mention.words}`);
  return named && { ...subject, mention: { ...mention, ...named, words: `${word} ${mention.words}` } };
}

function found(figure: Numeral, scene: Scene): Subject | undefined {
  return ofPart(figure, scene) ?? namedAfter(figure, scene) ?? namedBefore(figure, scene) ?? compared(figure, scene)
    ?? inherited(figure, scene);
}

const INCLUDED = /\b(?:includ(?:es|ed|ing)|of which)\s+(?:approximately |about |some )?$/i;
const PART_VERB = "acquired|contributed|generated|derived";
const PART_PREPOSITION = "from|by|related to|attributable to|in|at|for|of";
const OF_PART = new RegExp(
  String.raw`^\s*(?:(?:in|of)\s*)?(?:${PART_VERB})?\s*(?:${PART_PREPOSITION})\s*(?:the\s*)?$`, "i",
);

/** "Deposits of $452.9 billion, including $82.2 billion from BBVA USA": the measure before, in that part's column. */
function ofPart(figure: Numeral, { text, mentions, context }: Scene): Subject | undefined {
  const mention = mentions.findLast(({ end }) => end <= figure.start);
  if (mention === undefined || !INCLUDED.test(text.slice(0, figure.start))) return undefined;
  const name = mention.words.toLowerCase();
  const after = mentions.filter(({ start, words }) => start >= figure.end && words.toLowerCase() === name);
  for (const facet of context.lexicon.facets) {
    const at = text.indexOf(facet, figure.end);
    const between = after.reduce((words, { words: again }) => words.replace(again, ""), text.slice(figure.end, Math.max(figure.end, at)));
    const named = at < 0 || !OF_PART.test(between) ? undefined : context.lexicon.named(`${facet} ${mention.words}`);
    if (named !== undefined) return { mention: { ...mention, ...named, words: `${facet} ${mention.words}` }, certain: true, after: false };
  }
  return undefined;
}

/** The last measure named before the figure, with nothing but connecting words between. */
function namedBefore(figure: Numeral, scene: Scene): Subject | undefined {
  const aside = inAside(scene, figure);
  const mention = scene.mentions.findLast((each) => each.end <= figure.start && (aside === undefined
    ? inAside(scene, each) === undefined : each.start >= aside.start));
  if (mention === undefined || !isConnected(gap(scene, mention.end, figure.start))) return undefined;
  return isQualified(mention, scene) ? undefined : { mention, certain: true, after: false };
}

const AFTER = /^\s*(?:(?:increase|decrease|improvement|growth|decline|reduction|rise|drop|gain|higher|lower)\s+)?(?:(?:in|of)\s+)?(?:(?:record|total|quarterly|gaap|our|its|the|net)\s+)*$/i;

/** "$9.8 billion in cash flow from operations", "a 23 percent increase in net sales", "445 stores". */
function namedAfter(figure: Numeral, scene: Scene): Subject | undefined {
  const mention = scene.mentions.find(({ start }) => start >= figure.end);
  if (mention === undefined) return undefined;
  const between = gap(scene, figure.end, mention.start);
  const isBare = between.trim() === "" && figure.kind === "money";
  if (!AFTER.test(between) || (isBare && scene.text.slice(0, figure.start).trim() !== "")) return undefined;
  if (figure.kind === "percent" && /^\s*of\b/i.test(between)) return undefined;
  const next = scene.figures.find(({ start }) => start >= mention.end);
  const isOfNext = between.trim() === "" && next !== undefined && /^\s*(?:of|was|were|to|:)\s*$/i.test(scene.text.slice(mention.end, next.start));
  if (isOfNext || isQualified(mention, scene)) return undefined;
  return { mention, certain: true, after: true };
}

/** "…, driven by X, compared to $19.4 million": compared is what the sentence is about. */
function compared(figure: Numeral, scene: Scene): Subject | undefined {
  const turn = scene.turns.findLast(({ end, from }) => end <= figure.start && !from);
  const [first, figures] = [scene.mentions[0], scene.figures[0]];
  if (turn === undefined || figures === undefined || first === undefined || turn.start < figures.end) return undefined;
  if (!isConnected(gap(scene, turn.end, figure.start))) return undefined;
  const own = scene.mentions.filter(({ end }) => end <= turn.start);
  if (own.length > 1 || isQualified(first, scene) || first.start > figures.start) return undefined;
  return { mention: first, certain: false, after: false };
}

/** A heading, or "This was …" after a sentence about it: the measure is named before the sentence. */
function inherited(figure: Numeral, scene: Scene): Subject | undefined {
  const { base, mentions, text } = scene;
  if (base.subject === undefined || mentions.some(({ end }) => end <= figure.start)) return undefined;
  if (/^\s*(?:that|it|they)\b/i.test(text) && !/^\s*(?:that|it|this|they) (?:compare|was|were|is|represent)/i.test(text)) return undefined;
  return isConnected(gap(scene, 0, figure.start)) ? { mention: base.subject, certain: false, after: false } : undefined;
}
