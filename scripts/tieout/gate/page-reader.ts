/**
 * Reads a tree as a reader does: text in the order of the page, whatever elements it is split over, and the
 * attributes that are shown or read aloud. Every numeral must lie in one element that accounts for it.
 */
import { findNumerals, hasNumeral, plainText, type Numeral } from "../../format/numerals.ts";
import type { ReportPeriod } from "../../model/report.ts";
import { checkComparison } from "./check-comparison.ts";
import { checkCss } from "./check-css.ts";
import { checkFigure } from "./check-figure.ts";
import { checkSaid } from "./check-say.ts";
import type { GateContext } from "./context.ts";
import type { KnownFigure } from "./figure-value.ts";
import {
  attribute, childrenOf, isElement, isText, placeOf, textOf, type Element, type Node,
} from "./html-tree.ts";
import { checkEdges, type Piece } from "./figure-edges.ts";
import { InnerReferences } from "./inner-references.ts";
import { tidy, wordsOf } from "./ref-words.ts";
import { textAround, type Reading } from "./reading.ts";
import { checkStructuredData } from "./check-structured-data.ts";
import { readSpec } from "./check-chart-spec.ts";
import {
  LOOK, addressFault, attributeLook, attributeLooks, elementLook, isData, isForReaders, isMeant, unreadableElement,
} from "./page-parts.ts";

/** Attributes that say something by themselves. */
const TOLD = LOOK.reference | LOOK.style | LOOK.shown;

export interface Placed<T> { readonly what: T; readonly filing: string | undefined }

export class PageReader {
  readonly context: GateContext;
  readonly reading: Reading;
  /** Figures that are right, and the names of periods, by the element that carries them, in the order of the page. */
  readonly figures = new Map<Element, Placed<KnownFigure>>();
  readonly periods = new Map<Element, Placed<ReportPeriod>>();
  /** Elements whose meaning depends on what stands together: tables, groups, anchors, units, names of figures. */
  readonly meant: Element[] = [];
  readonly links: Element[] = [];
  readonly references = new InnerReferences();
  #run: Piece[] = [];

  constructor(context: GateContext, reading: Reading) {
    this.context = context;
    this.reading = reading;
  }

  /** `filing` is the one that the surroundings are of. */
  read(node: Node, filing: string | undefined): void {
    this.#node(node, filing);
    this.#endRun();
  }

  #node(node: Node, filing: string | undefined): void {
    if (isText(node)) this.#run.push({ text: node.value, account: undefined });
    else if (isElement(node)) this.#element(node, filing);
    else this.#children(node, filing);
  }

  #children(node: Node, filing: string | undefined): void {
    for (const child of childrenOf(node)) this.#node(child, filing);
  }

  #element(element: Element, around: string | undefined): void {
    const [own, given] = [elementLook(element), attributeLooks(element)];
    const filing = (given & LOOK.filing) === 0 ? around : attribute(element, "data-filing") ?? around;
    const isInline = (own & LOOK.inline) !== 0;
    if (!isInline) this.#endRun();
    if ((given & TOLD) !== 0) this.#attributes(element, filing);
    if ((given & LOOK.compare) !== 0) this.#comparison(element, filing);
    if ((given & LOOK.address) !== 0) this.#address(element, filing);
    if (((own | given) & LOOK.meant) !== 0 && isMeant(element)) this.meant.push(element);
    if ((own & LOOK.link) !== 0) this.links.push(element);
    if ((own & (LOOK.content | LOOK.style)) !== 0) this.#content(element, filing);
    else this.#text(element, { filing, given });
    if (!isInline) this.#endRun();
  }

  /** An element whose content is more than its text. */
  #content(element: Element, filing: string | undefined): void {
    const unreadable = unreadableElement(element);
    if (unreadable !== undefined) this.#complainUnreadable(element, unreadable);
    else if (isData(element)) this.#data(element);
    else if (element.tagName === "style") checkCss(textOf(element), { reading: this.reading, title: undefined });
    else this.#text(element, { filing, given: attributeLooks(element) });
  }

  #text(element: Element, { filing, given }: { filing: string | undefined; given: number }): void {
    if ((given & LOOK.figure) !== 0) this.#figure(element, filing);
    else if ((given & LOOK.said) !== 0) this.#said(element, filing);
    else this.#children(element, filing);
  }

  #address(element: Element, filing: string | undefined): void {
    const fault = addressFault(element, filing);
    if (fault !== undefined) this.#complainAddress(element, fault);
  }

  #comparison(element: Element, filing: string | undefined): void {
    const compare = attribute(element, "data-compare");
    if (compare === undefined) return;
    const index = filing === undefined ? undefined : this.context.filings.get(filing);
    checkComparison({ words: textOf(element), compare, index, around: () => placeOf(element) }, this.reading);
  }

  #data(element: Element): void {
    const { context, reading } = this;
    if (attribute(element, "type") === "application/ld+json") checkStructuredData(textOf(element), { context, reading });
    else readSpec(textOf(element), { context, reading });
  }

  #complainAddress(element: Element, expected: string): void {
    const value = attribute(element, "content") ?? attribute(element, "href") ?? "";
    this.reading.complain({ code: "account-differs", what: `the page says that it is ${value}`, expected, around: placeOf(element) });
  }

  #complainUnreadable(element: Element, expected: string): void {
    this.reading.complain({
      code: "cannot-be-read", what: `<${element.tagName}> may show numerals that the gate cannot read`, expected,
      around: placeOf(element), mend: "leave it out, or show its content as text",
    });
  }

  #figure(element: Element, filing: string | undefined): void {
    const text = textOf(element);
    const figure = checkFigure({
      text, ref: attribute(element, "data-ref") ?? "", style: attribute(element, "data-as"), filing,
      value: attribute(element, "value") ?? attribute(element, "data-value"),
      around: () => placeOf(element),
    }, this.context, this.reading);
    if (figure !== undefined) this.figures.set(element, { what: figure, filing });
    this.#run.push({ text, account: "figure" });
    this.#attributesBelow(element, filing);
  }

  #said(element: Element, filing: string | undefined): void {
    const text = textOf(element);
    const period = checkSaid({
      kind: attribute(element, "data-say") ?? "", text, filing, at: attribute(element, "data-at"),
      of: attribute(element, "data-of"), is: attribute(element, "data-is"), period: attribute(element, "data-period"),
      datetime: attribute(element, "datetime"), around: () => placeOf(element),
    }, this.context, this.reading);
    if (period !== undefined) this.periods.set(element, { what: period, filing });
    this.#run.push({ text, account: "said" });
    this.#attributesBelow(element, filing);
  }

  #attributesBelow(element: Element, filing: string | undefined): void {
    for (const inner of childrenOf(element)) {
      if (!isElement(inner)) continue;
      if ((attributeLooks(inner) & TOLD) !== 0) this.#attributes(inner, filing);
      this.#attributesBelow(inner, filing);
    }
  }

  #attributes(element: Element, filing: string | undefined): void {
    for (const { name, value } of element.attrs) {
      const look = attributeLook(name);
      if ((look & LOOK.reference) !== 0) this.references.note(element, name, value);
      if ((look & LOOK.style) !== 0) checkCss(value, { reading: this.reading, title: undefined });
      if ((look & LOOK.shown) !== 0 && isForReaders(element, name) && hasNumeral(value)) {
        this.#attribute(element, { name, value }, filing);
      }
    }
  }

  /** An attribute cannot hold elements: its words are those of the figure that the element's data-of names. */
  #attribute(element: Element, { name, value }: { name: string; value: string }, filing: string | undefined): void {
    const ref = attribute(element, "data-of");
    this.reading.counted += 1;
    const title = this.context.filings.get(ref?.replace(/^filing:/, "") ?? "")?.report.title;
    if (title !== undefined && value.startsWith(title) && !hasNumeral(value.slice(title.length))) {
      this.reading.allow("name", value, `the title of ${String(ref)}, in ${name}`);
      return;
    }
    if (ref !== undefined && wordsOf(this.context, filing, ref).has(tidy(value))) {
      this.reading.allow("name", value, `words of ${ref}, in ${name}`);
      return;
    }
    this.reading.complain({
      code: "untied-numeral", what: `${name}="${value}"`, around: placeOf(element),
      expected: "an attribute without numerals, or the words of the figure that data-of names",
      mend: "name the thing in words, and let the figure stand in the page",
    });
  }

  /** The end of a stretch of text that reads without a break. */
  #endRun(): void {
    const run = this.#run;
    if (run.length === 0) return;
    this.#run = [];
    if (!isSettled(run)) checkRun(run.map(({ text, account }) => ({ text: plainText(text), account })), this.reading);
  }
}

/** One piece that accounts for itself has nothing beside it; white space has no numeral. */
const isSettled = ([piece, other]: readonly Piece[]): boolean => piece !== undefined && other === undefined
  && (piece.account !== undefined || piece.text === "\n");

/**
 * Those of the run as one text, and those of a piece by itself: "seven" at the end of an element is a number to the
 * reader, though without a space it runs into the word of the next element, which CSS may set on another line.
 */
function numeralsOf(pieces: readonly Piece[], text: string, ends: readonly number[]): readonly Numeral[] {
  const found = findNumerals(text);
  if (pieces.length === 1) return found;
  const alone: Numeral[] = [];
  for (const [at, { text: own, account }] of pieces.entries()) {
    if (account !== undefined) continue;
    for (const numeral of findNumerals(own)) {
      const placed = shifted(numeral, ends[at - 1] ?? 0);
      if (!found.some(({ start, end }) => start <= placed.start && placed.end <= end)) alone.push(placed);
    }
  }
  return alone.length === 0 ? found : [...found, ...alone];
}

const shifted = ({ text, start, end }: Numeral, by: number): Numeral => ({ text, start: start + by, end: end + by });

/** Every numeral of the run lies within one piece that accounts for it. */
function checkRun(pieces: readonly Piece[], reading: Reading): void {
  let text = "";
  const ends: number[] = [];
  for (const piece of pieces) {
    text += piece.text;
    ends.push(text.length);
  }
  const numerals = numeralsOf(pieces, text, ends);
  if (numerals.length === 0) return;
  let before = 0;
  for (const { text: numeral, start, end } of numerals) {
    // Numerals come in order, but for those of single pieces behind them.
    if (start < (ends[before - 1] ?? 0)) before = 0;
    while (start >= (ends[before] ?? Infinity)) before += 1;
    const at = before;
    const isWithin = end <= (ends[at] ?? 0);
    if (pieces[at]?.account !== undefined && isWithin) continue;
    reading.counted += 1;
    reading.complain(isWithin || pieces[at]?.account === undefined ? {
      code: "untied-numeral", what: `»${numeral}« stands in the text`, around: textAround(text, start, end),
      expected: "a figure of the filing, or a numeral of an allow-listed kind",
      mend: "write {% fact %}, {% metric %} or {% tie %} for a figure, {% say %} for another numeral, or say it without a number",
    } : {
      code: "runs-over-the-edge", what: `»${numeral}« runs over the edge of an element that accounts for a part of it`,
      around: textAround(text, start, end), expected: "a numeral within one element", mend: "put a space between the two",
    });
  }
  checkEdges(pieces, text, reading);
}
