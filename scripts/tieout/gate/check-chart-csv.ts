/** The figures of a chart to take away: a line each, which says what the figure is of. */
import { hasNumeral } from "../../format/numerals.ts";
import type { ReportPeriod } from "../../model/report.ts";
import { checkScales } from "./chart-scale.ts";
import { checkFigure } from "./check-figure.ts";
import { checkTold, type WalkFigure } from "./check-walk.ts";
import { filingOfPath, type GateContext } from "./context.ts";
import { parseCsv } from "./csv.ts";
import { documentOf } from "./document.ts";
import type { KnownFigure } from "./figure-value.ts";
import type { FilingIndex } from "./filing-index.ts";
import { eachText, nodeAt } from "./pointer.ts";
import { Reading } from "./reading.ts";
import { tidy, wordsOf } from "./ref-words.ts";

/** A line of which the figure is right. */
interface Line {
  /** Names of its row and its column. */
  readonly names: readonly string[];
  readonly text: string;
  readonly ref: string;
  readonly style: string;
  readonly figure: KnownFigure;
}

export function checkFiguresCsv(path: string, text: string, context: GateContext): Reading {
  const reading = new Reading(path);
  const filing = filingOfPath(path);
  const index = context.filings.get(filing ?? "");
  const lines = parseCsv(text).slice(1).flatMap(([row = "", column = "", shown = "", value = "", ref = "", style = ""]): Line[] => {
    const carried = { text: plain(shown), ref, style, value: plain(value), filing, around: () => row };
    const figure = checkFigure(carried, context, reading);
    return figure === undefined ? [] : [{ names: [plain(row), column], text: carried.text, ref, style, figure }];
  });
  if (index !== undefined) {
    for (const line of lines) checkNames(line, { index, own: wordsOf(context, filing, line.ref), reading });
  }
  checkScales(lines, reading);
  const steps = lines.map(({ ref, text: size, figure }, y): WalkFigure => ({ walk: "", y, text: size, ref, figure, around: () => ref }));
  checkTold({ figures: steps, signs: undefined, filing }, { context, reading });
  return reading;
}

/** Without the apostrophe that keeps a text a text. */
const plain = (field: string): string => field.replace(/^'/, "");

interface Setting {
  readonly index: FilingIndex;
  /** What may be said of the figure. */
  readonly own: ReadonlySet<string>;
  readonly reading: Reading;
}

/** The name of a period is that of the figure's own; any other with a numeral is what the filing calls the figure. */
function checkNames({ names, figure, text }: Line, { index, own, reading }: Setting): void {
  for (const name of names.filter(hasNumeral)) {
    const named = [...index.periods.values()].filter(({ label }) => label === name);
    const isRight = named.length > 0 ? named.some((period) => isOf(figure, period, index))
      : own.has(tidy(name)) || namesAround(figure, index).has(name);
    if (isRight) continue;
    reading.complain({
      code: "chart-differs", what: `${name} of ${text}`,
      expected: index.periods.get(figure.period)?.label ?? "a name that the filing has for the figure",
      mend: "let takeaway/interactive write it from the chart",
    });
  }
}

function isOf({ period }: KnownFigure, { start, end }: ReportPeriod, { periods }: FilingIndex): boolean {
  const own = periods.get(period);
  return own !== undefined && own.start === start && own.end === end;
}

/** Texts of the row that prints the fact; of all of the filing for what no row prints. */
function namesAround({ base }: KnownFigure, { facts, report }: FilingIndex): ReadonlySet<string> {
  const pointer = facts.get(base.replace(/^fact:/, ""))?.place?.pointer;
  const row = pointer === undefined ? "" : /^(?:\/tables\/\d+\/rows|\/\w+Table\/\w+)\/\d+/.exec(pointer)?.[0] ?? "";
  const names = new Set<string>();
  const document = documentOf(report);
  eachText(row === "" ? document : nodeAt(document, row), (text) => names.add(text));
  return names;
}
