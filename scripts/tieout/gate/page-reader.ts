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
import { readSpec } from "./check-chart-files.ts";
import { INLINE, addressFault, isData, READ_ATTRIBUTES, isForReaders, isMeant, unreadableElement } from "./page-parts.ts";

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
    else if (isElement(node)) this.#element(node, attribute(node, "data-filing") ?? filing);
    else this.#children(node, filing);
  }

  #children(node: Node, filing: string | undefined): void {
    for (const child of childrenOf(node)) this.#node(child, filing);
  }

  #element(element: Element, filing: string | undefined): void {
    const isInline = INLINE.has(element.tagName);
    if (!isInline) this.#endRun();
    this.#attributes(element, filing);
    this.#comparison(element, filing);
    const fault = addressFault(element, filing);
    if (fault !== undefined) this.#complainAddress(element, fault);
    if (isMeant(element)) this.meant.push(element);
    if (element.tagName === "a") this.links.push(element);
    const unreadable = unreadableElement(element);
    if (unreadable !== undefined) this.#complainUnreadable(element, unreadable);
    else if (isData(element)) this.#data(element);
    else if (element.tagName === "style") checkCss(textOf(element), { reading: this.reading, title: undefined });
    else if (attribute(element, "data-ref") !== undefined) this.#figure(element, filing);
    else if (attribute(element, "data-say") !== undefined) this.#said(element, filing);
    else this.#children(element, filing);
    if (!isInline) this.#endRun();
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
      this.#attributes(inner, filing);
      this.#attributesBelow(inner, filing);
    }
  }

  #attributes(element: Element, filing: string | undefined): void {
    for (const { name, value } of element.attrs) {
      this.references.note(element, name, value);
      if (name === "style") checkCss(value, { reading: this.reading, title: undefined });
      else if (READ_ATTRIBUTES.has(name) && isForReaders(element, name) && hasNumeral(value)) {
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
    checkRun(run.map(({ text, account }) => ({ text: plainText(text), account })), this.reading);
  }
}

/**
 * Those of the run as one text, and those of a piece by itself: "seven" at the end of an element is a number to the
 * reader, though without a space it runs into the word of the next element, which CSS may set on another line.
 */
function numeralsOf(pieces: readonly Piece[], text: string, ends: readonly number[]): readonly Numeral[] {
  const found = findNumerals(text);
  if (pieces.length === 1) return found;
  const alone = pieces.flatMap((piece, at) => (piece.account !== undefined ? [] : findNumerals(piece.text)
    .map((numeral) => shifted(numeral, ends[at - 1] ?? 0))));
  return [...found, ...alone.filter(({ start, end }) => !found.some((one) => one.start <= start && end <= one.end))];
}

const shifted = ({ text, start, end }: Numeral, by: number): Numeral => ({ text, start: start + by, end: end + by });

/** Every numeral of the run lies within one piece that accounts for it. */
function checkRun(pieces: readonly Piece[], reading: Reading): void {
  const text = pieces.map((piece) => piece.text).join("");
  const ends: number[] = [];
  for (const piece of pieces) ends.push((ends.at(-1) ?? 0) + piece.text.length);
  const numerals = numeralsOf(pieces, text, ends);
  if (numerals.length === 0) return;
  for (const { text: numeral, start, end } of numerals) {
    const at = ends.findIndex((edge) => start < edge);
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
