/**
 * The walks of a drawing: figures that say which walk they are of, and the signs that stand at their height. And of the
 * table beside it, which says in words what each step does.
 */
import { words } from "../../lib/words.ts";
import { MINUS } from "../../format/locale.ts";
import { checkTold, checkWalks, isSign, type WalkFigure, type WalkSign } from "./check-walk.ts";
import { spotOf } from "./drawn-periods.ts";
import {
  attribute, closest, elementsBelow, isTag, markedBelow, placeOf, textOf, type Element,
} from "./html-tree.ts";
import type { PageReader } from "./page-reader.ts";

const yOf = (element: Element): number => spotOf(element)?.y ?? -1;

export function checkDrawnWalks(svg: Element, page: PageReader): void {
  const texts = elementsBelow(svg, isTag("text"));
  const signs = texts.map((element) => ({ y: yOf(element), text: textOf(element) })).filter(({ text }) => isSign(text));
  const filing = texts.map((element) => page.figures.get(element)?.filing).find((one) => one !== undefined);
  checkWalks({ figures: texts.flatMap((element) => figureOf(element, page)), signs, filing }, page);
}

function figureOf(element: Element, { figures }: PageReader): WalkFigure[] {
  const walk = attribute(element, "data-walk");
  return walk === undefined ? [] : [{
    walk, y: yOf(element), text: textOf(element), ref: attribute(element, "data-ref") ?? "",
    figure: figures.get(element)?.what, around: () => placeOf(element),
  }];
}

const isShownBySize = (element: Element): boolean => attribute(element, "data-ref")?.endsWith(":size") === true;

/** Beside the drawing: "Depreciation | adds | 6,882". */
export function checkToldWalks(table: Element, page: PageReader): void {
  if (closest(table, isTag("figure")) === undefined) return;
  const marked = markedBelow(table, page.figures);
  if (!marked.some(([element]) => isShownBySize(element))) return;
  const effects = effectsByWords();
  const rows = elementsBelow(table, isTag("tr")).map((row) => ({
    figures: markedBelow(row, page.figures),
    effects: elementsBelow(row, isTag("td")).flatMap((cell) => effects.get(textOf(cell)) ?? []),
  }));
  if (rows.every((row) => row.effects.length === 0)) return;
  checkTold({
    figures: rows.flatMap((row, y) => row.figures.map(([element, { what }]): WalkFigure => ({
      walk: "", y, text: textOf(element), ref: attribute(element, "data-ref") ?? "", figure: what,
      around: () => placeOf(element),
    }))),
    signs: rows.flatMap((row, y) => row.effects.map((text): WalkSign => ({ y, text }))),
    filing: marked[0]?.[1].filing,
  }, page);
}

const effectsByWords = (): ReadonlyMap<string, string> =>
  new Map([[words("chart.adds"), "+"], [words("chart.takes-away"), MINUS], [words("chart.stands-at"), ""]]);
