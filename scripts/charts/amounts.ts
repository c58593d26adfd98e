/** Amounts of one concept over periods of like length: what the two revenue charts show. */
import { words } from "../lib/words.ts";
import { ZERO, greatest, least, parseDecimal } from "../model/decimal.ts";
import type { EarningsReport, ReportFact, ReportPeriod } from "../model/report.ts";
import type { Chart, ChartSetting, ChartTable, Size } from "./chart.ts";
import { factAt, isDerived } from "./figures.ts";
import { figureLabel, moneyShown, periodLabel, wordsLabel } from "./label.ts";
import { baselineRows, layOutLines, withRoomFor, type LineGroup } from "./lines.ts";
import { lineSpec, type LineGeometry } from "./line-spec.ts";
import { plotNumber } from "./plot-number.ts";

export interface Amount { readonly period: ReportPeriod; readonly fact: ReportFact; readonly derived: boolean }

const REVENUE = "us-gaap:Revenues";

/** Revenue of every period with one of the spans, printed or derived, oldest first. */
export function revenueOver(report: EarningsReport, spans: readonly ReportPeriod["span"][]): Amount[] {
  return report.periods.filter(({ span }) => spans.includes(span)).flatMap((period) => {
    const fact = factAt(report, REVENUE, period.id);
    return fact === undefined ? [] : [{ period, fact, derived: isDerived(fact) }];
  }).toSorted((a, b) => (a.period.end < b.period.end ? -1 : 1));
}

export const derivedWord = (): string => words("chart.derived");

const GEOMETRY: Readonly<Record<Size, LineGeometry>> = {
  wide: { stacked: false, nameWidth: 262, periodLeft: 0, plot: [270, 536] },
  compact: { stacked: true, nameWidth: 336, periodLeft: 0, plot: [1, 240] },
  paper: { stacked: false, nameWidth: 222, periodLeft: 0, plot: [228, 346] },
};

/** One bar a period, line by line; groups keep their own order. */
export function amountLines(amounts: readonly Amount[], { design, size }: ChartSetting): Omit<Chart, "id" | "title"
  | "description" | "period" | "note" | "size"> {
  const groups = amounts.map(lineGroup);
  const geometry = withRoomFor(groups, { design, size, geometry: GEOMETRY[size] });
  const { rows, height } = layOutLines(groups, { design, size, geometry });
  return {
    kind: "amounts", spec: lineSpec(design, size, geometry), data: [...rows, ...baselineRows(rows, { geometry })],
    table: amountTable(amounts), width: design.charts[size].width, height,
  };
}

function lineGroup({ period, fact, derived }: Amount): LineGroup {
  const value = parseDecimal(fact.value);
  const [from, to] = [plotNumber(least(value, ZERO)), plotNumber(greatest(value, ZERO))];
  return {
    name: periodLabel(period),
    ...(derived ? { aside: derivedWord() } : {}),
    lines: [{
      from, to, tone: derived ? "derived" : "gaap", derived,
      values: [{ at: to, side: "right", label: figureLabel(moneyShown(fact)) }],
    }],
  };
}

export const amountTable = (amounts: readonly Amount[]): ChartTable => ({
  columns: ["period", "revenue", "source"].map((name) => words(`chart.column.${name}`)),
  rows: amounts.map(({ period, fact, derived }) => [
    periodLabel(period), figureLabel(moneyShown(fact)), wordsLabel(derived ? derivedWord() : words("chart.reported")),
  ]),
});
