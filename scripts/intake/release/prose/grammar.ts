/** What the words around a numeral make of it: a level, a change, growth, a margin, an amount per share. */
import type { Claim } from "../../../model/earnings-release.ts";

export type Direction = NonNullable<Claim["direction"]>;
export type Shape = "level" | "change";

const UP = String.raw`increas\w*|grew|grow(?:s|n|ing|th)?|rose|ris(?:e|es|ing)|up|improv\w*|climb\w*|gain(?:ed|s)?|higher|jump\w*|surg\w*`;
const DOWN = String.raw`decreas\w*|declin\w*|fell|fall(?:s|ing)?|down|dropp?\w*|lower\w*|reduc\w*|shrank|contract(?:ed|ion)`;
const MOVED = new RegExp(String.raw`\b(?:(?<up>${UP})|(?<down>${DOWN}))\b[,\s]*(?:(?:year[- ]over[- ]year|sequentially|slightly|significantly|over|of|by|about|approximately|nearly|more than|almost|an? additional|another|record|percent)[,\s]*)*$`, "i");
const MOVES_AFTER = new RegExp(String.raw`^\s*(?:[-\w]+\s){0,2}?(?:(?<up>increase|growth|higher|gain|improvement|rise)|(?<down>decrease|decline|lower|reduction|drop))\b`, "i");

export interface Moved { readonly direction: "up" | "down" }

/** "increased by 21%", "an increase of $19.8 million", "down 11%", "a 23 percent increase"; not "increased to". */
export function movedBy(before: string, after: string): Moved | undefined {
  const groups = MOVED.exec(before)?.groups ?? (/^\s*(?:or\b|,)/.test(after) ? undefined : MOVES_AFTER.exec(after)?.groups);
  if (groups === undefined) return undefined;
  return { direction: groups["down"] === undefined ? "up" : "down" };
}

/** The direction word that goes with a figure, in the form that claims have. */
export function directionBefore(before: string): Direction | undefined {
  if (/\bmore than\s*$/i.test(before)) return "more-than";
  if (/\bover\s*$/i.test(before)) return "over";
  if (/\b(?:approximately|about|nearly|almost|roughly)\s*$/i.test(before)) return "approximately";
  if (/\bup(?: (?:slightly|sharply))?(?: from)?\s*$/i.test(before)) return "up";
  return undefined;
}

export const wordOf = ({ direction }: Moved, before: string): Direction => {
  const isShort = /\b(?:up|down)\b[^a-z]*(?:by\s*)?$/i.test(before);
  if (direction === "up") return isShort ? "up" : "increased";
  return isShort ? "down" : "decreased";
};

const PER_SHARE = /^\s*(?:\([^)]*\)\s*)?(?:per|a|for each)\s+(?:[\w-]+\s+){0,3}?(?:shares?|ADS)\b/i;

export const isPerShare = (after: string): boolean => PER_SHARE.test(after);

/** Which of the per-share figures is meant, if the words say. */
export function dilutionOf(before: string, after: string): "basic" | "diluted" | undefined {
  const near = after.slice(0, 60).split(/\$\d|\d%|;|\bcompared\b|\bversus\b/)[0] ?? "";
  if (/dilut/i.test(near)) return "diluted";
  if (/\bbasic\b/i.test(near)) return "basic";
  const last = /(basic|dilut)\w*[^.;$]{0,40}$/i.exec(before)?.[1]?.toLowerCase();
  return last === undefined ? undefined : last === "basic" ? "basic" : "diluted";
}

export interface MarginRule { readonly pattern: RegExp; readonly metric: string }

/** The longer wording first. */
const MARGINS: readonly MarginRule[] = [
  { pattern: /non-?gaap gross (?:profit )?margins?/i, metric: "non-gaap-gross-margin" },
  { pattern: /non-?gaap operating margins?/i, metric: "non-gaap-operating-margin" },
  { pattern: /non-?gaap net (?:income )?margins?/i, metric: "non-gaap-net-margin" },
  { pattern: /adjusted ebitda margins?|as a percentage of (?:total )?(?:net )?revenues?,? adjusted ebitda/i, metric: "adjusted-ebitda-margin" },
  { pattern: /ebitda margins?/i, metric: "ebitda-margin" },
  { pattern: /(?:gaap )?gross (?:profit )?margins?/i, metric: "gross-margin" },
  { pattern: /(?:gaap )?operating margins?/i, metric: "operating-margin" },
  { pattern: /net (?:profit |income )?margins?/i, metric: "net-margin" },
  { pattern: /effective (?:income )?tax rate/i, metric: "effective-tax-rate" },
];

export interface MarginMention { readonly start: number; readonly end: number; readonly metric: string }

export function marginMentions(text: string): MarginMention[] {
  const found: MarginMention[] = [];
  for (const { pattern, metric } of MARGINS) {
    for (const match of text.matchAll(new RegExp(`\\b(?:${pattern.source})`, "gi"))) {
      const place = { start: match.index, end: match.index + match[0].length };
      if (!found.some((other) => other.start < place.end && place.start < other.end)) found.push({ ...place, metric });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

export interface Comparator { readonly start: number; readonly end: number; readonly from: boolean }

/** Where a sentence turns to what its figures are compared with. */
export function comparators(text: string): Comparator[] {
  return [...text.matchAll(/\b(?:as )?compare[sd]? (?:to|with)\b|\bversus\b|\bvs\.?\s|\bfrom(?= (?:an? |the |net |total |record |pro |gaap |non|revenues? |approximately |about |[\w ]{0,40}of )?\(?[$\d])|\bagainst\b/gi)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length, from: /^from/i.test(match[0]) }));
}

const CONNECTIVE = new Set(`a an the of at to for in on was were is are be been by and or as it its per share shares diluted basic gaap
  reported report reports totaled totalled total was reached achieved posted record increased increase increases decreased decrease grew grow grows growth rose
  rise fell fall declined decline up down improved improving slightly approximately about nearly over more than only also from compared
  compare with versus year quarter fiscal period periods month months week weeks ended ending ago last prior previous same comparable
  basis recorded income net consolidated company's we our company year-over-year percent or well were an resulting result s loss
  restated adjusted first second third fourth full earlier flat unchanged remained stood came this that these results represent
  representing respectively while both approximately million billion thousand amounted equal equaled sequential increasing decreasing operating outstanding common attributable unit which`.split(/\s+/));

/** Nothing stands between a measure and its figure but words that connect the two. */
export function isConnected(between: string): boolean {
  if (/[.;:]\s*\S/.test(between.replaceAll(/\d\.\d/g, ""))) return false;
  return between.replaceAll(/\([^)]*\)?/g, " ").replaceAll(/[’']s?\b/g, " ").toLowerCase().split(/[^a-z-]+/)
    .every((word) => word === "" || word === "-" || CONNECTIVE.has(word));
}
