/** A metric in the quarter reported beside the same metric a year before, one group of bars a metric. */
import { basisWord } from "../format/metric-words.ts";
import type { Basis } from "../model/metric.ts";
import { words } from "../lib/words.ts";
import { ZERO, greatest, least, parseDecimal } from "../model/decimal.ts";
import type { EarningsReport, ReportPeriod } from "../model/report.ts";
import type { Chart, ChartSetting, ChartTable } from "./chart.ts";
import type { Tone } from "./design.ts";
import { comparedPeriods, metricAt, type KnownMetric } from "./figures.ts";
import { figureLabel, periodLabel, wordsLabel } from "./label.ts";
import { baselineRows, layOutLines, withRoomFor, type Line, type LineGroup } from "./lines.ts";
import { lineSpec, type LineGeometry } from "./line-spec.ts";
import { plotNumber } from "./plot-number.ts";

/** What a group shows: a metric in our words, with the colours of the two periods, newest first. */
export interface PairedMetric {
  readonly metric: string;
  /** Said beside the name where GAAP and non-GAAP measures stand together. */
  readonly basis?: Basis;
  readonly tones: readonly [Tone, Tone];
}

interface Point { readonly period: ReportPeriod; readonly metric: KnownMetric; readonly tone: Tone }
export interface Pair extends PairedMetric { readonly points: readonly Point[] }

/** Those of the metrics that have a value for the quarter reported. */
export function pairsOf(report: EarningsReport, metrics: readonly PairedMetric[]): Pair[] {
  const periods = comparedPeriods(report);
  return metrics.flatMap((paired) => {
    const points = periods.flatMap((period, index): Point[] => {
      const metric = metricAt(report, paired.metric, period.id);
      return metric === undefined ? [] : [{ period, metric, tone: paired.tones[index === 0 ? 0 : 1] }];
    });
    return points[0]?.period.id === report.current ? [{ ...paired, points }] : [];
  });
}

const GEOMETRY: Readonly<Record<"wide" | "compact", LineGeometry>> = {
  wide: { stacked: false, nameWidth: 206, periodLeft: 212, plot: [272, 570] },
  compact: { stacked: true, nameWidth: 336, periodLeft: 0, plot: [62, 272] },
};

export function pairsBody(pairs: readonly Pair[], { design, size }: ChartSetting): Pick<Chart, "kind" | "spec"
  | "data" | "table" | "width" | "height"> {
  const groups = pairs.map(groupOf);
  const geometry = withRoomFor(groups, { design, size, geometry: GEOMETRY[size] });
  const { rows, height } = layOutLines(groups, { design, size, geometry });
  return {
    kind: "pairs", spec: lineSpec(design, size, geometry), data: [...rows, ...baselineRows(rows, { geometry })],
    table: pairsTable(pairs), width: design.charts[size].width, height,
  };
}

const nameOf = ({ metric }: PairedMetric): string => words(`chart.pair.${metric}`);

const groupOf = (pair: Pair): LineGroup => ({
  name: wordsLabel(nameOf(pair)), ...(pair.basis === undefined ? {} : { aside: basisWord(pair.basis) }), lines: pair.points.map(lineOf),
});

function lineOf({ period, metric, tone }: Point): Line {
  const value = parseDecimal(metric.value);
  const [from, to] = [plotNumber(least(value, ZERO)), plotNumber(greatest(value, ZERO))];
  const values = [{ at: to, side: "right", label: figureLabel(metric.shown) }] as const;
  return { from, to, tone, period: periodLabel(period), values };
}

const pairsTable = (pairs: readonly Pair[]): ChartTable => ({
  columns: ["measure", "period", "value"].map((name) => words(`chart.column.${name}`)),
  rows: pairs.flatMap((pair) => pair.points.map(({ period, metric }) => [
    wordsLabel([nameOf(pair), ...(pair.basis === undefined ? [] : [basisWord(pair.basis)])].join(", ")), periodLabel(period), figureLabel(metric.shown),
  ])),
});
