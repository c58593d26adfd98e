/** A page, or a chart, as text: parsed, read, and every numeral asked for its account. Pure. */
import { elementsBelow, isTag, parsePage, parsePart, type Node } from "./html-tree.ts";
import { filingOfPath, type GateContext } from "./context.ts";
import { checkMeaning } from "./page-meaning.ts";
import { PageReader } from "./page-reader.ts";
import { checkProminence } from "./prominence.ts";
import { Reading } from "./reading.ts";

export function checkHtml(path: string, html: string, context: GateContext): Reading {
  const reading = new Reading(path);
  const root = parsePage(html);
  const page = readPart(root, { context, reading });
  page.references.check(reading);
  checkProminence(root, page);
  if (needsNumerals(path) && reading.counted === 0) complainEmpty(reading);
  return reading;
}

export interface PartSetting {
  readonly context: GateContext;
  readonly reading: Reading;
  /** The filing that the surroundings are of, where it is not the path's. */
  readonly filing?: string | undefined;
}

/** A tree or a part of one, without what concerns the page as a whole. */
export function readPart(
  root: Node, { context, reading, filing = filingOfPath(reading.file) }: PartSetting,
): PageReader {
  const page = new PageReader(context, reading);
  page.read(root, filing);
  checkMeaning(page);
  return page;
}

export function checkSvg(path: string, svg: string, context: GateContext): Reading {
  const reading = new Reading(path);
  const root = parsePart(svg);
  readPart(root, { context, reading }).references.check(reading);
  const isEmpty = elementsBelow(root, isTag("text")).length > 0 && reading.counted === 0;
  if (isEmpty && !mayBeBare(path)) complainEmpty(reading);
  return reading;
}

/** A card names its report. A person who has made nothing but gifts has no figure to go beside the name. */
const mayBeBare = (path: string): boolean => path.endsWith("/card.svg") && !path.startsWith("filings/");

/** Pages that are about figures: a first page without any is a broken one. */
const needsNumerals = (path: string): boolean => path === "index.html" || filingOfPath(path) !== undefined;

const complainEmpty = (reading: Reading): void => reading.complain({
  code: "no-numerals", what: "not one numeral stands here", expected: "the figures of the filing",
  mend: "look at the template: its data did not arrive",
});
