/**
 * What stands together on a page and must agree: an anchor and its figure, a group and its period, a unit and its
 * figures.
 */
import { attribute, closest, elementsBelow, isTag, markedBelow, placeOf, textOf, type Element } from "./html-tree.ts";
import { checkDrawnPeriods } from "./drawn-periods.ts";
import { checkScales } from "./chart-scale.ts";
import { parseRef } from "./figure-value.ts";
import { checkScale } from "./scale-words.ts";
import type { PageReader } from "./page-reader.ts";
import { checkDrawnWalks, checkToldWalks } from "./walk-signs.ts";
import { checkAmong, checkTable } from "./table-meaning.ts";

/** Once all of a page, or of a part of one, is read. */
export function checkMeaning(page: PageReader): void {
  for (const element of page.meant) {
    if (element.tagName === "svg") checkDrawing(element, page);
    if (element.tagName === "table") {
      checkTable(element, page);
      checkToldWalks(element, page);
    }
    for (const { name, value } of element.attrs) {
      if (name === "id" && isAnchor(value)) checkAnchor(element, page);
      else if (name === "data-together") checkTogether(element, page);
      else if (name === "data-say" && value === "scale") checkScaleOf(element, page);
      else if (name === "data-say" && isNamed(element)) checkNamed(element, page);
    }
  }
}

function checkDrawing(svg: Element, page: PageReader): void {
  checkDrawnWalks(svg, page);
  checkDrawnPeriods(svg, page);
  checkScales(markedBelow(svg, page.figures).map(([element, { what }]) =>
    ({ figure: what, style: attribute(element, "data-as") ?? "", text: textOf(element) })), page.reading);
}

const isAnchor = (id: string): boolean => id.startsWith("fact-") || id.startsWith("metric-");

/** Where a link says that it leads to a figure, the figure must be the one. */
function checkAnchor(element: Element, page: PageReader): void {
  const expected = (attribute(element, "id") ?? "").replace("-", ":");
  const [first] = markedBelow(element, page.figures);
  if (first === undefined || first[1].what.base === expected) return;
  page.reading.complain({
    code: "figure-at-wrong-anchor", what: `${first[1].what.base} stands at #${attribute(element, "id") ?? ""}`,
    expected, around: placeOf(element), mend: "swap the figures back",
  });
}

function checkTogether(element: Element, page: PageReader): void {
  checkAmong(markedBelow(element, page.periods), markedBelow(element, page.figures), page);
}

function checkScaleOf(element: Element, page: PageReader): void {
  const block = closest(element, isTag("table", "figure"));
  const figures = block === undefined ? [] : markedBelow(block, page.figures);
  checkScale({ text: textOf(element), figures, around: placeOf(element) }, page.reading);
}

/** Words that say which figure they describe. */
const isNamed = (element: Element): boolean =>
  attribute(element, "data-say") === "name" && attribute(element, "data-of") !== undefined;

/** A metric's own words, "metric:<id>", suit each of its values. */
const isNameOf = (ref: string, base: string): boolean =>
  base === ref || ref.startsWith("tie:") || (ref.startsWith("metric:") && base.startsWith(`${ref}@`));

/** In a popover's title and in a row of inputs, the figure beside such words is the one that they describe. */
function checkNamed(element: Element, page: PageReader): void {
  const line = closest(element, (one) => one.tagName === "tr" || attribute(one, "class") === "what");
  if (line === undefined || elementsBelow(line, isNamed).length !== 1) return;
  const figures = markedBelow(line, page.figures);
  const [figure] = figures;
  const { kind, id } = parseRef(attribute(element, "data-of") ?? "");
  const ref = `${kind}:${id}`;
  if (figures.length !== 1 || figure === undefined || isNameOf(ref, figure[1].what.base)) return;
  page.reading.complain({
    code: "figure-beside-wrong-name", what: `${figure[1].what.base} stands beside the name of ${ref}`, expected: ref,
    around: placeOf(element), mend: "swap the figures back",
  });
}
