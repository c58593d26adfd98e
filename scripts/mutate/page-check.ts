/**
 * Does the gate object to a changed page? The part of the page that holds the change is parsed and read anew,
 * which is a hundred times faster than the whole and gives the same answer, since each part is read by itself. A
 * sample of changes is put to the whole check as well, so that a difference between the two would show.
 */
import type { GateContext } from "../tieout/gate/context.ts";
import { filingOfPath } from "../tieout/gate/context.ts";
import { readPart } from "../tieout/gate/check-html.ts";
import { checkText } from "../tieout/gate/check-stage.ts";
import {
  ancestors, attribute, childrenOf, elementsBelow, hasAttribute, isElement, isTag, parsePart, type Element, type Node,
} from "../tieout/gate/html-tree.ts";
import { Reading } from "../tieout/gate/reading.ts";
import { applyEdits, type Change, type Edit } from "./change.ts";
import { rangeOf, type PlacedPage } from "./html-changes.ts";

export interface PageFile { readonly path: string; readonly page: PlacedPage; readonly context: GateContext }

interface Part {
  readonly start: number;
  readonly end: number;
  readonly filing: string | undefined;
  /** What must stand around the part for it to be read: the head of a row's table. */
  readonly before: string;
  readonly after: string;
}

/** Elements that are read by themselves: nothing in them depends on what is around them but the filing. */
const PARTS = new Set(["table", "figure", "p", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "ul", "ol", "svg"]);
const isPart = (element: Element): boolean => PARTS.has(element.tagName)
  || attribute(element, "popover") !== undefined || attribute(element, "data-together") !== undefined;

export class PageChecker {
  readonly #file: PageFile;
  readonly #parts: readonly Part[];

  constructor(file: PageFile) {
    this.#file = file;
    this.#parts = file.path.endsWith(".html") ? partsOf(file.page, file.page.root, filingOfPath(file.path)) : [];
  }

  /** True where the gate has a finding. Edits of different parts are each read in their own. */
  objects(change: Change): boolean {
    const byPart = new Map<Part | undefined, Edit[]>();
    for (const edit of change.edits) {
      // The smallest part around the edit.
      const part = this.#parts.findLast(({ start, end }) => start <= edit.start && edit.end <= end);
      byPart.set(part, [...byPart.get(part) ?? [], edit]);
    }
    if (byPart.has(undefined)) return this.objectsAsWhole(change);
    return [...byPart].some(([part, edits]) => part !== undefined && this.#partObjects(part, edits));
  }

  objectsAsWhole(change: Change): boolean {
    const { path, page, context } = this.#file;
    return checkText(path, applyEdits(page.html, change.edits), context).findings.length > 0;
  }

  #partObjects({ start, end, filing, before, after }: Part, edits: readonly Edit[]): boolean {
    const { path, page, context } = this.#file;
    const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    const reading = new Reading(path);
    const text = `${before}${applyEdits(page.html.slice(start, end), moved)}${after}`;
    readPart(parsePart(text), { context, reading, filing });
    return reading.findings.length > 0;
  }
}

/** Outermost parts, each followed by the rows within it, in the order of the page. */
function partsOf(page: PlacedPage, node: Node, filing: string | undefined): Part[] {
  const found: Part[] = [];
  for (const child of childrenOf(node)) {
    if (!isElement(child)) continue;
    const own = attribute(child, "data-filing") ?? filing;
    const range = rangeOf(child);
    if (!isPart(child) || range === undefined || isIcon(child)) {
      found.push(...partsOf(page, child, own));
      continue;
    }
    found.push({ ...range, filing: own, before: "", after: "" });
    if (child.tagName === "table") found.push(...rowsOf(page, child, own));
  }
  return found;
}

/** An icon within a line is no part: the words around it belong to the same line. */
const isIcon = (element: Element): boolean => element.tagName === "svg" && ancestors(element).some(({ tagName }) => tagName === "a");

/**
 * Rows of a table, each to be read below the table's head and a caption that names a period; none of one beside a walk,
 * whose steps are checked with the totals in other rows.
 */
function rowsOf({ html }: PlacedPage, table: Element, filing: string | undefined): Part[] {
  const tag = table.sourceCodeLocation?.startTag;
  const heads = elementsBelow(table, (one) => one.tagName === "thead"
    || (one.tagName === "caption" && elementsBelow(one, hasAttribute("data-period")).length > 0));
  const framed = heads.flatMap((head) => rangeOf(head) ?? []).map(({ start, end }) => html.slice(start, end));
  const hasSteps = elementsBelow(table, (one) => attribute(one, "data-ref")?.endsWith(":size") === true).length > 0;
  if (tag === undefined || tag === null || hasSteps) return [];
  const before = `${html.slice(tag.startOffset, tag.endOffset)}${framed.join("")}<tbody>`;
  return elementsBelow(table, isTag("tbody")).flatMap((body) => elementsBelow(body, isTag("tr")).flatMap((row): Part[] => {
    const range = rangeOf(row);
    return range === undefined ? [] : [{ ...range, filing: attribute(row, "data-filing") ?? filing, before, after: "</tbody></table>" }];
  }));
}
