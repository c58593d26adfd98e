/**
 * The prominence lint (Regulation G; Item 10(e)(1)(i)(A) of Regulation S-K): a non-GAAP figure has its GAAP
 * counterpart in the same block, before it or level with it, in no smaller type; and the page leads to its
 * reconciliation.
 *
 * A block is what a reader takes in at once: a card, a table, a chart with its caption, a paragraph, a list. Tables of
 * the filing with one title, but for the head of their columns behind it ("(GAAP)"), are parts of one printed table,
 * and one block.
 * Within it the counterpart must come first in the order of the page, for any period. Smaller is a lower rank of
 * heading above it, or the size that an element declares in `data-size`. Left out are explanations that open on
 * request, evidence tables, which list every tie of the filing in its own order, and a measure for which the
 * filing gives no counterpart at all.
 */
import {
  ancestors, attribute, childrenOf, closest, elementsBelow, hasBelow, hasClass, isElement, isTag, placeOf, textOf,
  type Element, type Node,
} from "./html-tree.ts";
import { askedAs, isStandard } from "../../model/concept-equivalents.ts";
import type { KnownFigure } from "./figure-value.ts";
import type { FilingIndex } from "./filing-index.ts";
import type { PageReader, Placed } from "./page-reader.ts";

const local = (concept: string): string => concept.slice(concept.indexOf(":") + 1);

/** Is the measure one of US GAAP or IFRS? */
const isOfStandard = (measure: string): boolean =>
  measure.startsWith("concept:") && isStandard(measure.slice("concept:".length));

/** What stands in the place of the figure's measure under GAAP; undefined for a GAAP figure. */
function counterpartOf({ measure }: KnownFigure, page: PageReader): string | undefined {
  const { metrics, concepts } = page.context.nonGaap;
  if (measure.startsWith("metric:")) return prefixed("metric:", metrics.get(measure.slice("metric:".length)));
  if (!measure.startsWith("concept:") || isOfStandard(measure)) return undefined;
  return prefixed("concept:", concepts.get(local(measure.slice("concept:".length))));
}

const prefixed = (prefix: string, name: string | undefined): string | undefined =>
  (name === undefined ? undefined : `${prefix}${name}`);

/** "metric:<id>", "concept:<local name>". */
const measureName = (measure: string): string =>
  (measure.startsWith("concept:") ? `concept:${local(askedAs(measure.slice("concept:".length)))}` : measure);

type Entry = readonly [Element, Placed<KnownFigure>];

/** What a reader takes in at once, and where in it each measure is first. */
interface Block {
  readonly entries: Entry[];
  readonly firstOf: Map<string, number>;
  /** Where the first GAAP figure stands. */
  firstOfStandard: number;
}

export function checkProminence(root: Node, page: PageReader): void {
  const isHidden = hiddenParts();
  const shown = [...page.figures].filter(([element]) => !isHidden(element));
  let found = false;
  for (const block of blocksOf(shown)) {
    for (const [at, { 1: { what } }] of block.entries.entries()) {
      const counterpart = counterpartOf(what, page);
      if (counterpart === undefined) continue;
      found = true;
      checkEntry({ at, block, counterpart }, page);
    }
  }
  if (found) checkReconciliation(root, shown, page);
}

function blocksOf(shown: readonly Entry[]): Iterable<Block> {
  const blocks = new Map<Element | string | undefined, Block>();
  const titleOf = titlesOfTables();
  for (const entry of shown) {
    const whole = blockOf(entry[0]);
    const place = whole === undefined ? undefined : titleOf(whole) ?? whole;
    const block = blocks.get(place) ?? { entries: [], firstOf: new Map<string, number>(), firstOfStandard: Infinity };
    blocks.set(place, block);
    const { measure } = entry[1].what;
    const [name, at] = [measureName(measure), block.entries.push(entry) - 1];
    if (!block.firstOf.has(name)) block.firstOf.set(name, at);
    if (isOfStandard(measure)) block.firstOfStandard = Math.min(block.firstOfStandard, at);
  }
  return blocks.values();
}

/** Titles of the filing's tables; undefined for any other block. */
function titlesOfTables(): (block: Element) => string | undefined {
  const known = new Map<Element, string | undefined>();
  return (block) => {
    if (!known.has(block)) known.set(block, titleOf(block));
    return known.get(block);
  };
}

function titleOf(block: Element): string | undefined {
  if (block.tagName !== "table" || !hasClass(block, "statement")) return undefined;
  const [title] = elementsBelow(block, (one) => hasClass(one, "table-title"));
  return title && textOf(title).replace(/\s*\([^()]*\)$/, "");
}

/** Explanations open on request, one figure at a time; evidence tables list ties, not results. */
function hiddenParts(): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  const isHidden = (element: Element): boolean => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const parent = closest(element, () => true);
    const made = parent !== undefined && (hides(parent) || isHidden(parent));
    known.set(element, made);
    return made;
  };
  return isHidden;
}

const hides = (element: Element): boolean => attribute(element, "popover") !== undefined
  || (element.tagName === "table" && hasClass(element, "evidence"));

const blockOf = (element: Element): Element | undefined => {
  const above = ancestors(element);
  return above.find((one) => hasClass(one, "card")) ?? above.find(isTag("figure"))
    ?? above.find(isTag("table", "svg")) ?? above.find(isTag("ul", "ol", "dl")) ?? above.find(isTag("p"));
};

interface Case { readonly at: number; readonly block: Block; readonly counterpart: string }

function checkEntry({ at, block: { entries, firstOf, firstOfStandard }, counterpart }: Case, page: PageReader): void {
  const [element, { what, filing }] = entries[at] ?? never();
  if (isFilingsOwnTable(element) && firstOfStandard < at) return;
  const first = firstOf.get(counterpart);
  const [other] = entries[first ?? -1] ?? [];
  if (first === undefined || other === undefined) {
    if (isKnown(page.context.filings.get(filing ?? ""), counterpart, what)) complain(element, { what, counterpart, fault: "stands without" }, page);
  } else if (first > at) complain(element, { what, counterpart, fault: "stands before" }, page);
  else if (rankOf(other) > rankOf(element)) complain(element, { what, counterpart, fault: "is larger than" }, page);
}

/** A table of the filing keeps the issuer's rows; it begins with a GAAP figure, as a reconciliation does. */
const isFilingsOwnTable = (element: Element): boolean =>
  closest(element, (one) => one.tagName === "table" && hasClass(one, "statement")) !== undefined;

/** Does the filing give the counterpart, for guidance as guidance? */
function isKnown(index: FilingIndex | undefined, counterpart: string, { base, period }: KnownFigure): boolean {
  if (index === undefined) return false;
  const given = givenMeasures.get(index) ?? measuresOf(index);
  givenMeasures.set(index, given);
  return given.has(counterpart.startsWith("metric:") ? `${counterpart}@${period}`
    : `${counterpart} ${String(base.startsWith("fact:guidance."))}`);
}

/** Metrics with a value by their period, concepts apart by whether they are guidance. */
const measuresOf = ({ metrics, facts }: FilingIndex): Set<string> => new Set([
  ...[...metrics.values()].flatMap(({ id, period, value }) => (value === null ? [] : [`metric:${id}@${period}`])),
  ...[...facts.values()].map(({ id, concept }) => `${measureName(`concept:${concept}`)} ${String(id.startsWith("guidance."))}`),
]);

/** A figure without its counterpart asks for them, and a filing may have many such. */
const givenMeasures = new WeakMap<FilingIndex, ReadonlySet<string>>();

/** 1 is most prominent: the rank of the heading that the figure stands under, within its block. */
function rankOf(element: Element): number {
  const sized = attribute(element, "data-size") === undefined ? closest(element, (one) => attribute(one, "data-size") !== undefined) : element;
  if (sized !== undefined) return parseInt(attribute(sized, "data-size") ?? "", 10);
  const headed = closest(element, (one) => firstHeading(one) !== undefined);
  return parseInt((headed && firstHeading(headed)?.tagName.slice(1)) ?? "9", 10);
}

const HEADINGS: ReadonlySet<string> = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
const headings = new WeakMap<Element, Element | null>();

/** The first heading below an element; sections are asked for theirs by each of their figures. */
function firstHeading(element: Element): Element | undefined {
  const known = headings.get(element);
  if (known !== undefined) return known ?? undefined;
  const found = headingIn(element);
  headings.set(element, found ?? null);
  return found;
}

function headingIn(element: Element): Element | undefined {
  for (const child of childrenOf(element)) {
    const found = !isElement(child) ? undefined : HEADINGS.has(child.tagName) ? child : firstHeading(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function never(): never {
  throw new RangeError("a block has no such entry");
}

interface Fault { readonly what: KnownFigure; readonly counterpart: string; readonly fault: string }

function complain(element: Element, { what, counterpart, fault }: Fault, page: PageReader): void {
  page.reading.complain({
    code: "non-gaap-is-more-prominent", what: `${what.base} (${what.title}) ${fault} its GAAP counterpart`,
    expected: `${counterpart} in the same block, before it or level, no smaller (Item 10(e)(1)(i)(A))`,
    around: placeOf(element), mend: "show the GAAP figure first",
  });
}

/** The page shows the reconciliations or leads to them, and every tie of theirs holds. */
function checkReconciliation(root: Node, shown: readonly Entry[], page: PageReader): void {
  const filings = new Set(shown.filter(([, { what }]) => counterpartOf(what, page) !== undefined).map(([, { filing }]) => filing ?? ""));
  for (const id of filings) {
    const index = page.context.filings.get(id);
    const tables = index?.report.kind === "earnings-release"
      ? index.report.filing.tables.filter(({ role }) => role === "reconciliation") : [];
    if (tables.length === 0) continue;
    const names = new Set(tables.map((table) => `table-${table.id}`));
    const isThere = hasBelow(root, (one) => names.has(attribute(one, "id") ?? ""));
    const leads = page.links.some((link) => leadsTo(attribute(link, "href") ?? "", id));
    if (!isThere && !leads) {
      page.reading.complain({
        code: "no-way-to-the-reconciliation", what: `non-GAAP figures of ${id} stand here`,
        expected: "its reconciliation tables, or a link to them", mend: `link to filings/${id}/index.html#reconciliations`,
      });
    }
  }
}

const leadsTo = (href: string, filing: string): boolean =>
  href === "#reconciliations" || href.includes(`filings/${filing}/index.html`);
