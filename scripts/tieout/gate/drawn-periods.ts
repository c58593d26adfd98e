/**
 * In a drawing a figure is of the period whose name stands at its height, or else above it, or else below it in its
 * column. A name along an axis may have no figure.
 */
import { attribute, markedBelow, type Element } from "./html-tree.ts";
import type { PageReader } from "./page-reader.ts";
import { checkAmong } from "./table-meaning.ts";

/** Where a text is drawn, in the pixels of its drawing. */
export interface Spot { readonly x: number; readonly y: number }

const TRANSLATED = /translate\((-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)\)/;

/** Undefined for an element that has no place of its own. */
export function spotOf(element: Element): Spot | undefined {
  const [, x, y] = TRANSLATED.exec(attribute(element, "transform") ?? "") ?? [];
  return x === undefined || y === undefined ? undefined : { x: hundredths(x), y: hundredths(y) };
}

const hundredths = (pixels: string): number => {
  const [whole = "", part = ""] = pixels.split(".");
  return parseInt(`${whole}${part.padEnd(2, "0").slice(0, 2)}`, 10);
};

/** Those of the labels that name the period of the figure. */
export function labelsBeside<L extends Spot>(
  figure: Spot, labels: readonly L[], figures: readonly Spot[],
): readonly L[] {
  const level = labels.filter(({ y }) => y === figure.y);
  if (level.length > 0) return level;
  const above = labels.filter(({ y }) => y < figure.y).map(({ y }) => y);
  const nearest = Math.max(...above);
  // A name beside which figures stand is theirs alone.
  if (above.length > 0) return figures.some(({ y }) => y === nearest) ? [] : labels.filter(({ y }) => y === nearest);
  return labels.filter(({ x }) => x === figure.x);
}

export function checkDrawnPeriods(svg: Element, page: PageReader): void {
  const labels = placed(markedBelow(svg, page.periods));
  if (labels.length === 0) return;
  const figures = placed(markedBelow(svg, page.figures));
  for (const figure of figures) {
    checkAmong(labelsBeside(figure, labels, figures).map(({ mark }) => mark), [figure.mark], page);
  }
}

interface Placed<T> extends Spot { readonly mark: [Element, T] }

const placed = <T>(marks: readonly [Element, T][]): Placed<T>[] => marks.flatMap((mark) => {
  const spot = spotOf(mark[0]);
  return spot === undefined ? [] : [{ ...spot, mark }];
});
