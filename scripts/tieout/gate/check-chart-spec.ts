/** A chart to take away: the spec with its rows, and its data block on the chart's page. */
import { hasNumeral } from "../../format/numerals.ts";
import { checkScales } from "./chart-scale.ts";
import { checkFigure } from "./check-figure.ts";
import { checkSaid } from "./check-say.ts";
import { checkWalks, isSign, type WalkFigure } from "./check-walk.ts";
import { filingOfPath, type GateContext } from "./context.ts";
import type { KnownFigure } from "./figure-value.ts";
import { isRecord, parseJson, type Json } from "./json.ts";
import { eachText } from "./pointer.ts";
import { Reading } from "./reading.ts";
import { tidy, wordsOf } from "./ref-words.ts";

export function checkChartSpec(path: string, text: string, context: GateContext): Reading {
  const reading = new Reading(path);
  readSpec(text, { context, reading });
  return reading;
}

export interface SpecSetting { readonly context: GateContext; readonly reading: Reading }

/** `text`: the spec, or the data block of a chart's page, which holds one. */
export function readSpec(text: string, { context, reading }: SpecSetting): void {
  const parsed = parseJson(text, reading);
  const spec = isRecord(parsed) && isRecord(parsed["spec"]) ? parsed["spec"] : parsed;
  const { data, ...look } = isRecord(spec) ? spec : {};
  checkLook(look, reading);
  const rows = isRecord(data) && Array.isArray(data["values"]) ? data["values"].filter(isRecord) : [];
  if (rows.length === 0) reading.complain({ code: "cannot-be-read", what: "the chart has no rows", expected: "data.values" });
  const shown = new Set(rows.map((row) => `${String(row["ref"])} ${String(row["label"]).replaceAll("\n", " ")}`));
  const figures = new Map<Json, KnownFigure>();
  for (const row of rows) {
    const figure = checkRow(row, { context, reading });
    if (figure !== undefined) figures.set(row, figure);
    checkTip(row, shown, { context, reading });
  }
  checkDrawnWalks(rows, figures, { context, reading });
  checkScales([...figures].map(([row, figure]) => ({ figure, style: textIn(row, "style"), text: textIn(row, "label") })), reading);
}

/** The trace of a figure ends with the walk that it is of. */
function checkDrawnWalks(
  rows: readonly Json[], figures: ReadonlyMap<Json, KnownFigure>, { context, reading }: SpecSetting,
): void {
  const signs = rows.map((row) => ({ y: yOf(row), text: textIn(row, "label") })).filter(({ text }) => isSign(text));
  const drawn = rows.flatMap((row): WalkFigure[] => {
    const walk = textIn(row, "trace").split("|")[3];
    return walk === undefined ? [] : [{
      walk, y: yOf(row), text: textIn(row, "label"), ref: textIn(row, "ref"), figure: figures.get(row),
      around: () => textIn(row, "part"),
    }];
  });
  checkWalks({ figures: drawn, signs, filing: filingOfPath(reading.file) }, { context, reading });
}

const yOf = ({ y }: Json): number => (typeof y === "number" ? y : -1);
const textIn = (row: Json, name: string): string => (typeof row[name] === "string" ? row[name] : "");

/** Beside its rows a spec writes nothing: no title, no text of its own, no calculation, no data from elsewhere. */
const WRITES = new Set(["title", "calculate", "url", "format", "legend", "axis", "values", "expr", "signal", "labelExpr", "usermeta"]);

function checkLook(node: unknown, reading: Reading): void {
  if (!isRecord(node) && !Array.isArray(node)) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === "usermeta") eachText(value, (text) => { if (hasNumeral(text)) complain(reading, `${key}: ${text}`, "words without numerals"); });
    else if (WRITES.has(key) && value !== null) complain(reading, `${key}: ${JSON.stringify(value)}`, "null: only the rows of the chart are written");
    else if (key === "text" && !isRecord(value)) complain(reading, `text: ${JSON.stringify(value)}`, "a field of the rows");
    else if (key === "value" && typeof value === "string" && !/^#[0-9a-f]{6}$/.test(value)) complain(reading, `value: ${value}`, "a colour");
    else checkLook(value, reading);
  }
}

/** The figure of the row, where it is right. */
function checkRow(row: Json, { context, reading }: SpecSetting): KnownFigure | undefined {
  const field = (name: string): string => textIn(row, name);
  const label = field("label").replaceAll("\n", " ");
  if (row["ref"] === undefined) checkWords(row, label, { context, reading });
  const figure = row["ref"] === undefined ? undefined : checkFigure({
    text: label, ref: field("ref"), style: field("style"), value: field("value"), filing: filingOfPath(reading.file),
    around: () => `${field("part")} ${label}`,
  }, context, reading);
  const trace = [field("ref"), field("style"), field("value")].join("|");
  if (row["ref"] !== undefined && !field("trace").startsWith(trace)) complain(reading, field("trace"), trace);
  for (const name of Object.keys(row)) {
    if (!KNOWN.has(name)) complain(reading, `${name} of a row`, [...KNOWN].join(", "));
  }
  return figure;
}

/** A label that is no figure. */
function checkWords(row: Json, text: string, { context, reading }: SpecSetting): void {
  if (row["say"] === undefined) {
    if (hasNumeral(text)) complain(reading, text, "a figure, or a numeral that says what it is");
    return;
  }
  const [, kind = "", at = ""] = textIn(row, "trace").split("|");
  const isName = kind === "name";
  checkSaid({
    kind: textIn(row, "say"), text, filing: filingOfPath(reading.file), at: isName ? at : undefined, of: undefined,
    is: undefined, period: isName ? undefined : at, datetime: undefined, around: () => `${textIn(row, "part")} ${text}`,
  }, context, reading);
}

const KNOWN = new Set(["part", "from", "to", "px", "px2", "y", "y2", "tone", "label", "ref", "style", "value", "say", "trace", "tip", "of"]);

/** "Revenues, Q3 2012: $23.4 million": the figure's name, and the figure as a row of the chart shows it. */
function checkTip(row: Json, shown: ReadonlySet<string>, { context, reading }: SpecSetting): void {
  const { tip, of } = row;
  if (typeof tip !== "string") return;
  const filing = filingOfPath(reading.file) ?? "";
  const [name = "", text = ""] = splitLast(tip, ": ");
  const right = typeof of === "string" && wordsOf(context, filing, of).has(tidy(name)) && shown.has(`${of} ${text}`);
  if (!right) complain(reading, `tip: ${tip}`, `the name and the text of ${String(of)}`);
}

function splitLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

const complain = (reading: Reading, what: string, expected: string): void => reading.complain({
  code: "chart-differs", what, expected, mend: "let takeaway/interactive write it from the chart",
});
