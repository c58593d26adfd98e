/** How has what a person holds developed? */
import { words } from "../lib/words.ts";
import type { PersonReport, Trade } from "../model/collection-report.ts";
import { ZERO, greatest, least, parseDecimal, type Decimal } from "../model/decimal.ts";
import type { ReportFact } from "../model/report.ts";
import {
  chartOf, headOf, type Chart, type ChartCell, type ChartDefinition, type ChartSetting, type Row,
} from "./chart.ts";
import { daysAxis, endNames, type DaysAxis } from "./days-axis.ts";
import type { Tone } from "./design.ts";
import { factById, periodById } from "./figures.ts";
import { columnWords, countShown, figureLabel, labelRow, nameLabel, periodLabel, wordsLabel } from "./label.ts";
import { plotNumber } from "./plot-number.ts";
import { textWidth } from "./text-width.ts";
import { TREND, trendSpec } from "./trend-spec.ts";

const ID = "holdings";

const TONES: readonly Tone[] = ["series1", "series2", "series3", "series4"];
const MOST_ROWS = 24;

interface Step { readonly trade: Trade; readonly fact: ReportFact }
interface Line { readonly steps: readonly Step[]; readonly tone: Tone }

export const personHoldings: ChartDefinition = {
  id: ID,
  build: (report, setting) => {
    if (report.kind !== "person") return undefined;
    const lines = linesOf(report);
    const days = lines.flatMap(({ steps }) => steps.map(({ trade }) => trade.date));
    if (new Set(days).size < 2) return undefined;
    return chartOf(headOf(ID, { note: words("chart.holdings.note") }), bodyOf(report, { lines, days }, setting),
      setting.size);
  },
};

/** The holdings of shares that changed most often; within a day the last row of the newest form counts. */
function linesOf(report: PersonReport): Line[] {
  const holdings = new Map<string, Map<string, Step>>();
  for (const trade of report.trades.toReversed()) {
    const fact = trade.after === null || trade.superseded || !trade.row.startsWith("nonDerivative") ? undefined
      : factById(report, trade.after);
    if (fact === undefined) continue;
    const key = `${trade.company.slug} ${trade.title} ${trade.ownership}`;
    holdings.set(key, (holdings.get(key) ?? new Map<string, Step>()).set(trade.date, { trade, fact }));
  }
  return [...holdings.values()].map((byDay) => [...byDay.values()]).toSorted((a, b) => b.length - a.length)
    .slice(0, TONES.length).map((steps, at) => ({ steps, tone: TONES[at] ?? "series5" }));
}

interface Lines { readonly lines: readonly Line[]; readonly days: readonly string[] }

function bodyOf(
  report: PersonReport, { lines, days }: Lines, setting: ChartSetting,
): Pick<Chart, "kind" | "spec" | "data" | "table" | "width" | "height"> {
  const { width, text } = setting.design.charts[setting.size];
  const room = Math.max(...lines.flatMap(({ steps }) => steps.slice(-1)).map(({ fact }) =>
    textWidth(countShown(fact).text, text))) + 12;
  const axis = daysAxis(days, [2, width - room]);
  const rows = axis === undefined ? [] : [
    { part: "baseline", px: 2, px2: width - room, from: 0 }, ...lines.flatMap((line) => stepRows(line, axis)),
    ...endRows(lines, axis), ...endNames(report, axis, { y: TREND.names, setting }),
  ];
  const newest = lines.flatMap(({ steps }) => steps).toSorted((a, b) => (a.trade.date < b.trade.date ? 1
    : -1)).slice(0, MOST_ROWS);
  return {
    kind: "trend", spec: trendSpec(setting.design, setting.size), data: rows, width, height: TREND.height,
    table: { columns: columnWords("date", "class", "held-after"), rows: newest.map((step) => tableRow(report, step)) },
  };
}

function stepRows({ steps, tone }: Line, axis: DaysAxis): Row[] {
  return steps.flatMap(({ trade, fact }, at): Row[] => {
    const [px, from] = [axis.px(trade.date), plotNumber(parseDecimal(fact.value))];
    const before = steps[at - 1];
    const dot: Row = { part: "dot", px, from, tone };
    if (before === undefined) return [dot];
    const held = plotNumber(parseDecimal(before.fact.value));
    return [
      { part: "segment", px: axis.px(before.trade.date), px2: px, from: held, to: held, tone },
      { part: "segment", px, px2: px, from: held, to: from, tone }, dot,
    ];
  });
}

const APART = 17;

function endRows(lines: readonly Line[], axis: DaysAxis): Row[] {
  const values = lines.flatMap(({ steps }) => steps.map(({ fact }) => parseDecimal(fact.value)));
  const [low, high] = [least(...values, ZERO), greatest(...values, ZERO)];
  const share = (value: Decimal): number => (high.equals(low) ? 0 : plotNumber(high.minus(value).div(high.minus(low))));
  let lowest = -Infinity;
  return lines.flatMap(({ steps }) => steps.at(-1) ?? [])
    .map((step) => ({ step, y: TREND.top + share(parseDecimal(step.fact.value)) * (TREND.bottom - TREND.top) }))
    .toSorted((a, b) => a.y - b.y).map(({ step, y: wanted }): Row => {
      const y = Math.round(Math.max(wanted, lowest + APART));
      lowest = y;
      return { part: "end-value", px: axis.px(axis.last) + 8, y, ...labelRow(figureLabel(countShown(step.fact))) };
    });
}

function tableRow(report: PersonReport, step: Step): ChartCell[] {
  const period = periodById(report, step.trade.date);
  const at = report.trades.indexOf(step.trade);
  return [
    period === undefined ? wordsLabel("") : periodLabel(period), nameLabel(step.trade.title, `/trades/${at}/title`),
    figureLabel(countShown(step.fact)),
  ];
}
