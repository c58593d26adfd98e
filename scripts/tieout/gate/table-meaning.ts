/** A figure in a table says more than its digits: its column is a period, its row a measure. Both must be its own. */
import { askedAs, isStandard } from "../../model/concept-equivalents.ts";
import type { ReportPeriod } from "../../model/report.ts";
import type { KnownFigure } from "./figure-value.ts";
import {
  attribute, childrenOf, closest, hasClass, isElement, isTag, isText, markedBelow, placeOf, type Element,
  type Node,
} from "./html-tree.ts";
import type { PageReader, Placed } from "./page-reader.ts";
import { tidy } from "./ref-words.ts";

type Figures = readonly (readonly [Element, Placed<KnownFigure>])[];

interface Cell { readonly element: Element; readonly column: number }

/** Cells of a row with the column that they begin in. */
function cellsOf(row: Element): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const element of childrenOf(row)) {
    if (!isElement(element) || (element.tagName !== "td" && element.tagName !== "th")) continue;
    cells.push({ element, column });
    const span = attribute(element, "colspan");
    column += span === undefined ? 1 : Math.max(1, parseInt(span, 10) || 1);
  }
  return cells;
}

/** Rows and captions below a table, in the order of the page. */
interface TableParts { readonly heads: Element[]; readonly rows: Element[]; readonly captions: Element[] }

function partsOf(node: Node, isHead: boolean, parts: TableParts = { heads: [], rows: [], captions: [] }): TableParts {
  for (const child of childrenOf(node)) {
    if (!isElement(child)) continue;
    const { tagName } = child;
    if (tagName === "tr") (isHead ? parts.heads : parts.rows).push(child);
    else if (tagName === "caption") parts.captions.push(child);
    partsOf(child, isHead || tagName === "thead", parts);
  }
  return parts;
}

export function checkTable(table: Element, page: PageReader): void {
  // Within the head of another table there is nothing but heads.
  const isHead = closest(table, isTag("thead")) !== undefined;
  const { heads, rows, captions } = partsOf(table, false);
  const header = headerPeriods(heads, page);
  const named = captions.flatMap((caption) => markedBelow(caption, page.periods));
  for (const row of isHead ? [] : rows) {
    const cells = cellsOf(row).map((cell) => ({ ...cell, figures: ownFigures(cell.element, page) }));
    for (const { column, figures } of cells) checkColumn(figures, header.get(column), page);
    const figures = cells.flatMap((cell) => (cell.element.tagName === "td" ? cell.figures : []));
    if (header.size > 0) checkRow(figures, page);
    else checkNamedPeriods({ row, captions: named, figures }, page);
    checkRowLabel(row, figures, page);
  }
}

/** Figures of a cell without differences, which are checked by themselves. */
function ownFigures(cell: Element, page: PageReader): Figures {
  const figures = markedBelow(cell, page.figures);
  if (!figures.some(([, placed]) => isDifference(placed, page))) return figures;
  checkDifferences(figures, page);
  return figures.filter(([, placed]) => !isDifference(placed, page));
}

function headerPeriods(heads: readonly Element[], page: PageReader): Map<number, Placed<ReportPeriod>> {
  const periods = new Map<number, Placed<ReportPeriod>>();
  for (const { element, column } of heads.flatMap(cellsOf)) {
    const [label] = markedBelow(element, page.periods);
    if (label !== undefined) periods.set(column, label[1]);
  }
  return periods;
}

const isImplied = (measure: string, { context }: PageReader): boolean =>
  measure.startsWith("metric:implied-")
    && context.definitions.get(measure.slice("metric:".length))?.over === "guidance";

/** Filings name periods each in their own way, so that days are compared. */
function isOf(
  { what, filing }: Placed<KnownFigure>, { what: period }: Placed<ReportPeriod>, page: PageReader,
): boolean {
  if (what.period === "") return true;
  const own = page.context.filings.get(filing ?? "")?.periods.get(what.period);
  if (own === undefined) return true;
  // What a year's guidance implies is said of the quarter that completes the year.
  const completes = isImplied(what.measure, page) && period.span === "quarter" && own.end === period.end;
  if (completes) return true;
  return own.start === period.start && own.end === period.end;
}

function checkColumn(figures: Figures, period: Placed<ReportPeriod> | undefined, page: PageReader): void {
  for (const [at, placed] of period === undefined ? [] : figures) {
    if (period === undefined || isOf(placed, period, page)) continue;
    page.reading.complain({
      code: "figure-in-wrong-column", what: `${placed.what.base} stands under ${period.what.label}`,
        around: placeOf(at),
      expected: `a figure of ${period.what.label}; this one is of ${placed.what.period}`,
      mend: "swap the figures or their headings back",
    });
  }
}

/** Of a comparison: how far one column's figure exceeds another's. It is of two columns. */
const isDifference = ({ what: { measure } }: Placed<KnownFigure>, { context }: PageReader): boolean => {
  if (!measure.startsWith("metric:")) return false;
  const metric = context.definitions.get(measure.slice("metric:".length));
  return metric?.over === "filings" && metric.across === "comparison";
};

/** A difference stands in the cell of the figure that it was drawn from. */
function checkDifferences(figures: Figures, page: PageReader): void {
  const others = figures.filter(([, placed]) => !isDifference(placed, page)).map(([,
    { what }]) => what.value?.toFixed());
  for (const [at, placed] of figures) {
    if (!isDifference(placed, page)) continue;
    const metric = page.context.filings.get(placed.filing ?? "")?.metrics.get(placed.what.base.replace(/^metric:/, ""));
    const from = metric?.trace && "inputs" in metric.trace ? metric.trace.inputs[1]?.value : undefined;
    if (from === undefined || others.length === 0 || others.includes(from)) continue;
    page.reading.complain({
      code: "difference-in-wrong-cell", what: `${placed.what.base} stands beside ${others.join(", ")}`,
        around: placeOf(at),
      expected: `beside the figure that it is drawn from, ${from}`, mend: "swap the figures back",
    });
  }
}

/** Issuers and standards have names of their own for one measure. */
const isSameMeasure = (a: string, b: string): boolean => a === b || commonName(a) === commonName(b);

function commonName(measure: string): string {
  if (!measure.startsWith("concept:")) return measure;
  const concept = measure.slice("concept:".length);
  return isStandard(concept) ? askedAs(concept) : concept.slice(concept.indexOf(":") + 1);
}

/** A row of periods is one measure over time, or of several issuers. */
function checkRow(figures: Figures, page: PageReader): void {
  const [first, ...others] = figures;
  for (const [at, { what }] of others) {
    if (first === undefined || isSameMeasure(what.measure, first[1].what.measure)) continue;
    page.reading.complain({
      code: "figure-in-wrong-row", what: `${what.base} stands in a row of ${first[1].what.measure}`,
        around: placeOf(at),
      expected: `a figure of ${first[1].what.measure}`, mend: "swap the figures back",
    });
  }
}

type Periods = readonly [Element, Placed<ReportPeriod>][];

interface NamedRow { readonly row: Element; readonly captions: Periods; readonly figures: Figures }

/** Where a row, or else the caption, names periods, its figures are of one of them. */
function checkNamedPeriods({ row, captions, figures }: NamedRow, page: PageReader): void {
  if (figures.length === 0) return;
  const inRow = markedBelow(row, page.periods);
  checkAmong(inRow.length > 0 ? inRow : captions, figures, page);
}

export function checkAmong(
  labels: readonly [Element, Placed<ReportPeriod>][], figures: Figures, page: PageReader,
): void {
  for (const [at, placed] of labels.length === 0 ? [] : figures) {
    if (labels.some(([, label]) => isOf(placed, label, page))) continue;
    page.reading.complain({
      code: "figure-beside-wrong-period", what: `${placed.what.base} stands beside ${labels.map(([,
        { what }]) => what.label).join(", ")}`,
      around: placeOf(at), expected: `the period ${placed.what.period}`, mend: "name the figure's own period",
    });
  }
}

/** A row of the filing's table bears the row's own label, a metric its title. */
function checkRowLabel(row: Element, figures: Figures, page: PageReader): void {
  const [first] = figures;
  if (first === undefined) return;
  const head = childrenOf(row).find((cell): cell is Element => isElement(cell) && attribute(cell, "scope") === "row");
  const label = head === undefined ? "" : tidy(wordsWithoutMarks(head));
  if (label === "" || head === undefined) return;
  const { title, measure } = first[1].what;
  const isCell = closest(first[0], (one) => one.tagName === "td"
    && attribute(one, "id")?.startsWith("fact-") === true) !== undefined;
  const isForm = hasClass(closest(row, isTag("table")) ?? row, "form4");
  const isChart = closest(row, isTag("figure")) !== undefined;
  const isPlainMetric = !isChart && measure.startsWith("metric:")
    && figures.every(([, { what }]) => what.measure === measure);
  if (!(isCell && !isForm) && !(isPlainMetric && page.context.definitions.has(measure.slice("metric:".length)))) return;
  if (isLabelOf(label, tidy(title))) return;
  page.reading.complain({
    code: "row-bears-another-label", what: `»${label}« stands before ${first[1].what.base}`, around: placeOf(head),
    expected: title, mend: "let the row's label come from the same place as its figures",
  });
}

/** A fact's label goes on from the headings above its row, and ends with the end of its range. */
const isLabelOf = (label: string, title: string): boolean =>
  label === title || title.endsWith(`: ${label}`) || title.startsWith(`${label}, `);

function wordsWithoutMarks(node: Node): string {
  if (isText(node)) return node.value;
  if (isElement(node) && hasClass(node, "mark")) return "";
  let words = "";
  for (const child of childrenOf(node)) words += wordsWithoutMarks(child);
  return words;
}
