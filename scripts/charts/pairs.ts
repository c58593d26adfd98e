/** A metric in the quarter reported beside the same metric a year before, one group of bars a metric. */
import { basisWord } from "../format/metric-words.ts";
import type { Basis } from "../model/metric.ts";
import { words } from "../lib/words.ts";
import { ZERO, greatest, least, parseDecimal } from "../model/decimal.ts";
import type { EarningsReport, ReportPeriod, Standards } from "../model/report.ts";
import type { Chart, ChartSetting, ChartTable, Size } from "./chart.ts";
import type { Tone } from "./design.ts";
import { comparedPeriods, metricAt, type KnownMetric } from "./figures.ts";
import { figureLabel, periodLabel, wordsLabel } from "./label.ts";
import { baselineRows, layOutLines, withRoomFor, type Line, type LineGroup } from "./lines.ts";
import { lineSpec, type LineGeometry } from "./line-spec.ts";
import { plotNumber } from "./plot-number.ts";
import { textWidth } from "./text-width.ts";

/** What a group shows: a metric in our words, with the colours of the two periods, newest first. */
export interface PairedMetric {
  readonly metric: string;
  /** Said beside the name where GAAP and non-GAAP measures stand together. */
  readonly basis?: Basis;
  readonly tones: readonly [Tone, Tone];
}

interface Point { readonly period: ReportPeriod; readonly metric: KnownMetric; readonly tone: Tone }
export interface Pair extends PairedMetric { readonly points: readonly Point[]; readonly standards: Standards }

/** Those of the metrics that have a value for the quarter reported. */
export function pairsOf(report: EarningsReport, metrics: readonly PairedMetric[]): Pair[] {
  const periods = comparedPeriods(report);
  return metrics.flatMap((paired) => {
    const points = periods.flatMap((period, index): Point[] => {
      const metric = metricAt(report, paired.metric, period.id);
      return metric === undefined ? [] : [{ period, metric, tone: paired.tones[index === 0 ? 0 : 1] }];
    });
    return points[0]?.period.id === report.current ? [{ ...paired, points, standards: report.standards }] : [];
  });
}

const GEOMETRY: Readonly<Record<Size, LineGeometry>> = {
  wide: { stacked: false, nameWidth: 206, periodLeft: 212, plot: [272, 570] },
  compact: { stacked: true, nameWidth: 336, periodLeft: 0, plot: [62, 272] },
  paper: { stacked: false, nameWidth: 130, periodLeft: 134, plot: [184, 390] },
};

/** Pixels between the name of a period and the bars. */
const AFTER_PERIOD = 10;
const STEP = 20;

/** The scale begins behind the longest name of a period: "First half 2024" takes more room than "Q2 2024". */
function besidePeriods(pairs: readonly Pair[], { design, size }: ChartSetting): LineGeometry {
  const geometry = GEOMETRY[size];
  const { minorText } = design.charts[size];
  const widest = Math.max(...pairs.flatMap(({ points }) => points.map(({ period }) => textWidth(period.label,
    minorText))));
  const lacking = Math.max(0, geometry.periodLeft + widest + AFTER_PERIOD - geometry.plot[0]);
  return { ...geometry, plot: [geometry.plot[0] + Math.ceil(lacking / STEP) * STEP, geometry.plot[1]] };
}

export function pairsBody(pairs: readonly Pair[], { design, size }: ChartSetting): Pick<Chart, "kind" | "spec"
  | "data" | "table" | "width" | "height"> {
  const groups = pairs.map(groupOf);
  const geometry = withRoomFor(groups, { design, size, geometry: besidePeriods(pairs, { design, size }) });
  const { rows, height } = layOutLines(groups, { design, size, geometry });
  return {
    kind: "pairs", spec: lineSpec(design, size, geometry), data: [...rows, ...baselineRows(rows, { geometry })],
    table: pairsTable(pairs), width: design.charts[size].width, height,
  };
}

const nameOf = ({ metric }: PairedMetric): string => words(`chart.pair.${metric}`);

const groupOf = (pair: Pair): LineGroup => ({
  name: wordsLabel(nameOf(pair)), ...(pair.basis === undefined ? {} : { aside: basisWord(pair.basis,
    pair.standards) }), lines: pair.points.map(lineOf),
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
    wordsLabel([nameOf(pair), ...(pair.basis === undefined ? [] : [basisWord(pair.basis, pair.standards)])].join(", ")), periodLabel(period), figureLabel(metric.shown),
  ])),
});
