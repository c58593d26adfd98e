/**
 * A walk (waterfall) shows each step by its size, with a sign before it: a sign that is dropped or turned would
 * lie about the step. The walk must therefore add up as drawn: total, signed steps, total, from top to bottom.
 */
import { ZERO, parseDecimal, type Decimal } from "../../model/decimal.ts";
import { MINUS } from "../../format/locale.ts";
import { attribute, elementsBelow, isTag, placeOf, textOf, type Element } from "./html-tree.ts";
import type { PageReader } from "./page-reader.ts";
import { documentOf } from "./document.ts";
import { textAt } from "./pointer.ts";

interface Mark { readonly element: Element; readonly y: number; readonly text: string }

const yOf = (element: Element): number =>
  parseInt(/translate\([^,]*,(-?\d+)/.exec(attribute(element, "transform") ?? "")?.[1] ?? "-1", 10);

export function checkWalks(svg: Element, page: PageReader): void {
  const marks = elementsBelow(svg, isTag("text")).map((element): Mark =>
    ({ element, y: yOf(element), text: textOf(element) }));
  const walkOf = ({ element }: Mark): string | undefined => attribute(element, "data-walk");
  const signs = marks.filter(({ text }) => text === "+" || text === MINUS);
  for (const walk of new Set(marks.map(walkOf).filter((one) => one !== undefined))) {
    checkWalk({ figures: marks.filter((mark) => walkOf(mark) === walk), signs }, page);
  }
}

interface Walk { readonly figures: readonly Mark[]; readonly signs: readonly Mark[] }

function checkWalk({ figures, signs }: Walk, page: PageReader): void {
  let level: Decimal | undefined;
  let slack = ZERO;
  for (const { element, y, text } of figures.toSorted((a, b) => a.y - b.y)) {
    const known = page.figures.get(element);
    const value = known?.what.value ?? null;
    if (value === null) return;
    slack = slack.plus(slackOf(element, page));
    const sign = signs.find((one) => one.y === y);
    if (attribute(element, "data-ref")?.endsWith(":size") !== true) {
      if (sign !== undefined) complainSign({ element, text, expected: "no sign: it is a total" }, page);
      if (level !== undefined && level.minus(value).abs().greaterThan(slack)) complain({ element, text, level }, page);
      level = value;
      slack = slackOf(element, page);
      continue;
    }
    const filed = filedSign(element, page);
    if (sign === undefined || (filed !== undefined && filed !== sign.text)) {
      complainSign({ element, text, expected: `${filed ?? "+ or −"} before it` }, page);
    }
    level = sign === undefined || level === undefined ? undefined : level.plus(sign.text === "+" ? value : value.negated());
  }
}

/** A form says of each transaction whether it acquired or disposed of the securities. */
function filedSign(element: Element, { figures, context }: PageReader): string | undefined {
  const known = figures.get(element);
  const index = context.filings.get(known?.filing ?? "");
  const pointer = index?.facts.get(known?.what.base.replace(/^fact:/, "") ?? "")?.place?.pointer ?? "";
  const code = textAt(index && documentOf(index.report), pointer.replace(/\/transactionShares(?:\/value)?$/, "/transactionAcquiredDisposedCode/value"));
  if (code === "A") return "+";
  return code === "D" ? MINUS : undefined;
}

/** Half of what rounding may hide in the figure. */
function slackOf(element: Element, { figures, context }: PageReader): Decimal {
  const known = figures.get(element);
  const fact = context.filings.get(known?.filing ?? "")?.facts.get(known?.what.base.replace(/^fact:/, "") ?? "");
  return fact === undefined ? ZERO : parseDecimal(fact.high).minus(parseDecimal(fact.low)).div(2);
}

interface Sum { readonly element: Element; readonly text: string; readonly level: Decimal }

const complain = ({ element, text, level }: Sum, page: PageReader): void =>
  page.reading.complain({
    code: "walk-does-not-add-up", what: `the steps before »${text}« come to ${level.toFixed()}`, around: placeOf(element),
    expected: attribute(element, "data-value") ?? "", mend: "look at the signs of the steps",
  });

interface Unsigned { readonly element: Element; readonly text: string; readonly expected: string }

const complainSign = ({ element, text, expected }: Unsigned, page: PageReader): void => page.reading.complain({
  code: "sign-differs", what: `the sign before »${text}«`, expected, around: placeOf(element),
  mend: "let the chart draw the sign of the step",
});
