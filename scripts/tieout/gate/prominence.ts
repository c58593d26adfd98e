/**
 * The prominence lint (Regulation G; Item 10(e)(1)(i)(A) of Regulation S-K): a non-GAAP figure has its GAAP
 * counterpart in the same block, before it or level with it, in no smaller type; and the page leads to its
 * reconciliation.
 *
 * A block is what a reader takes in at once: a card, a table, a chart with its caption, a paragraph, a list.
 * Within it the counterpart must come first in the order of the page, for any period. Smaller is a lower rank of
 * heading above it, or the size that an element declares in `data-size`. Left out are explanations that open on
 * request, evidence tables, which list every tie of the filing in its own order, and a measure for which the
 * filing gives no counterpart at all.
 */
import {
  ancestors, attribute, childrenOf, elementsBelow, hasAttribute, hasClass, isElement, isTag, placeOf, type Element,
  type Node,
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

export function checkProminence(root: Node, page: PageReader): void {
  const shown = [...page.figures].filter(([element]) => isInView(element));
  const blocks = new Map<Element | undefined, Entry[]>();
  for (const entry of shown) {
    const block = blockOf(entry[0]);
    blocks.set(block, [...blocks.get(block) ?? [], entry]);
  }
  let found = false;
  for (const entries of blocks.values()) {
    for (const entry of entries) {
      const counterpart = counterpartOf(entry[1].what, page);
      if (counterpart === undefined) continue;
      found = true;
      checkEntry({ entry, entries, counterpart }, page);
    }
  }
  if (found) checkReconciliation(root, shown, page);
}

/** Explanations open on request, one figure at a time; evidence tables list ties, not results. */
const isInView = (element: Element): boolean => !ancestors(element).some((one) =>
  hasAttribute("popover")(one) || (one.tagName === "table" && hasClass(one, "evidence")));

const blockOf = (element: Element): Element | undefined => {
  const above = ancestors(element);
  return above.find((one) => hasClass(one, "card")) ?? above.find(isTag("figure"))
    ?? above.find(isTag("table", "svg")) ?? above.find(isTag("ul", "ol", "dl")) ?? above.find(isTag("p"));
};

interface Case { readonly entry: Entry; readonly entries: readonly Entry[]; readonly counterpart: string }

function checkEntry({ entry: [element, { what, filing }], entries, counterpart }: Case, page: PageReader): void {
  const at = entries.findIndex(([other]) => other === element);
  if (isFilingsOwnTable(element) && entries.slice(0, at).some(([, other]) => isOfStandard(other.what.measure))) return;
  const pairs = entries.flatMap(([other, placed], index) =>
    (measureName(placed.what.measure) === counterpart ? [{ other, index }] : []));
  const [first] = pairs;
  if (first === undefined) {
    if (isKnown(page.context.filings.get(filing ?? ""), counterpart, what)) complain(element, { what, counterpart, fault: "stands without" }, page);
  } else if (first.index > at) complain(element, { what, counterpart, fault: "stands before" }, page);
  else if (rankOf(first.other) > rankOf(element)) complain(element, { what, counterpart, fault: "is larger than" }, page);
}

/** A table of the filing keeps the issuer's rows; it begins with a GAAP figure, as a reconciliation does. */
const isFilingsOwnTable = (element: Element): boolean =>
  ancestors(element).some((one) => one.tagName === "table" && hasClass(one, "statement"));

/** Does the filing give the counterpart, for guidance as guidance? */
function isKnown(index: FilingIndex | undefined, counterpart: string, { base, period }: KnownFigure): boolean {
  if (index === undefined) return false;
  const isGuidance = base.startsWith("fact:guidance.");
  if (counterpart.startsWith("metric:")) {
    return [...index.metrics.values()].some((metric) =>
      `metric:${metric.id}` === counterpart && metric.period === period && metric.value !== null);
  }
  return [...index.facts.values()].some(({ id, concept }) =>
    measureName(`concept:${concept}`) === counterpart && id.startsWith("guidance.") === isGuidance);
}

/** 1 is most prominent: the rank of the heading that the figure stands under, within its block. */
function rankOf(element: Element): number {
  const declared = [element, ...ancestors(element)].map((one) => attribute(one, "data-size")).find((size) => size !== undefined);
  if (declared !== undefined) return parseInt(declared, 10);
  const [heading] = ancestors(element).map(firstHeading).filter((one) => one !== undefined);
  return parseInt(heading?.tagName.slice(1) ?? "9", 10);
}

const HEADINGS: ReadonlySet<string> = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
const headings = new WeakMap<Element, Element | null>();

/** The first heading below an element; sections are asked for theirs by each of their figures. */
function firstHeading(element: Element): Element | undefined {
  const known = headings.get(element);
  if (known !== undefined) return known ?? undefined;
  const found = childrenOf(element).filter(isElement)
    .map((child) => (HEADINGS.has(child.tagName) ? child : firstHeading(child))).find((one) => one !== undefined);
  headings.set(element, found ?? null);
  return found;
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
    const names = tables.map((table) => `table-${table.id}`);
    const isThere = elementsBelow(root, (one) => names.includes(attribute(one, "id") ?? "")).length > 0;
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
