/**
 * Figures over time, many of them: columns, or lines where several measures share a scale. Only the newest, the highest
 * and the deepest loss carry their figure, and only some periods their name; the table beside the chart has them all.
 */
import { words } from "../lib/words.ts";
import { ZERO, greatest, least, parseDecimal, type Decimal } from "../model/decimal.ts";
import type { ReportPeriod, Shown } from "../model/report.ts";
import type { Chart, ChartCell, ChartSetting, ChartTable, Row } from "./chart.ts";
import type { Tone } from "./design.ts";
import { figureLabel, labelRow, periodLabel, wordsLabel } from "./label.ts";
import { plotNumber } from "./plot-number.ts";
import { textWidth } from "./text-width.ts";
import { TREND, trendSpec } from "./trend-spec.ts";

export interface TrendPoint {
  readonly period: ReportPeriod;
  readonly value: string;
  readonly shown: Shown;
  readonly derived: boolean;
}
export interface TrendLine { readonly name: string; readonly tone: Tone; readonly points: readonly TrendPoint[] }

type Body = Pick<Chart, "kind" | "spec" | "data" | "table" | "width" | "height">;

/** Places of periods from left to right; a period that nothing is known of keeps its place empty. */
interface Axis {
  readonly periods: readonly ReportPeriod[];
  readonly slot: number;
  readonly centre: (period: ReportPeriod) => number;
}

const WIDEST_SLOT = 72;

function axisOf(periods: readonly ReportPeriod[], width: number): Axis {
  const slot = Math.min(width / Math.max(1, periods.length), WIDEST_SLOT);
  const places = new Map(periods.map(({ id }, at) => [id, Math.round((at + 0.5) * slot)]));
  return { periods, slot, centre: ({ id }) => places.get(id) ?? 0 };
}

/** Names under the axis, from the newest back, as many as stand apart. */
function nameRows({ periods, slot, centre }: Axis, { design, size }: ChartSetting): Row[] {
  const { text, width } = { text: design.charts[size].minorText, width: design.charts[size].width };
  const widest = Math.max(...periods.map(({ label }) => textWidth(label, text))) + 10;
  const step = Math.max(1, Math.ceil(widest / slot));
  const half = widest / 2;
  let taken = Infinity;
  const named = periods.filter((_period, at) => (periods.length - 1 - at) % step === 0).toReversed();
  return named.flatMap((period): Row[] => {
    const px = Math.min(Math.max(centre(period), half), width - half);
    if (px + half > taken) return [];
    taken = px - half;
    return [{ part: "name", px, y: TREND.names, ...labelRow(periodLabel(period)) }];
  });
}

/** One measure as columns. */
export function columnTrend(line: TrendLine, setting: ChartSetting): Body {
  const { width } = setting.design.charts[setting.size];
  const axis = axisOf(line.points.map(({ period }) => period), width);
  const half = Math.max(1, Math.round(axis.slot * 0.36));
  const bars = line.points.map(({ period, value, derived }): Row => {
    const amount = parseDecimal(value);
    const px = axis.centre(period);
    return { part: derived ? "derived-bar" : "bar", px: px - half, px2: px + half, from: plotNumber(least(amount,
      ZERO)),
      to: plotNumber(greatest(amount, ZERO)), tone: derived ? "derived" : line.tone };
  });
  const edge: Row = { part: "baseline", px: 0, px2: Math.round(axis.slot * line.points.length), from: 0 };
  return {
    kind: "trend", spec: trendSpec(setting.design, setting.size), width, height: TREND.height,
    data: [...bars, edge, ...calloutRows(line.points, axis, setting), ...nameRows(axis, setting)],
      table: tableOf([line]),
  };
}

/** Figures of the newest, the highest and a negative lowest column, where they do not touch. */
function calloutRows(points: readonly TrendPoint[], axis: Axis, { design, size }: ChartSetting): Row[] {
  const { text, width } = design.charts[size];
  const placed: [number, number][] = [];
  const byValue = points.toSorted((a, b) => parseDecimal(a.value).comparedTo(parseDecimal(b.value)));
  const [lowest] = byValue;
  const isLoss = lowest !== undefined && parseDecimal(lowest.value).isNegative();
  const chosen = [points.at(-1), byValue.at(-1), ...(isLoss ? [lowest] : [])].filter((point) => point !== undefined);
  return [...new Set(chosen)].flatMap((point): Row[] => {
    const half = textWidth(point.shown.text, text) / 2 + 4;
    const px = Math.min(Math.max(axis.centre(point.period), half), width - half);
    if (placed.some(([from, to]) => px + half > from && px - half < to)) return [];
    placed.push([px - half, px + half]);
    const amount = parseDecimal(point.value);
    // Under its column a loss meets no neighbour.
    return [{ part: amount.isNegative() ? "loss" : "value", px, from: plotNumber(amount), ...labelRow(figureLabel(point.shown)) }];
  });
}

/** Several measures as lines, each named with its newest figure at its end. */
export function lineTrend(lines: readonly TrendLine[], periods: readonly ReportPeriod[], setting: ChartSetting): Body {
  const { width, text } = setting.design.charts[setting.size];
  const room = Math.max(...lines.map((line) => textWidth(`${line.name} ${line.points.at(-1)?.shown.text ?? ""}`,
    text))) + 12;
  const axis = axisOf(periods, width - room);
  const all = lines.flatMap(({ points }) => points.map(({ value }) => parseDecimal(value)));
  const scale = { low: least(...all, ZERO), high: greatest(...all, ZERO) };
  const zero: Row = { part: "baseline", px: 0, px2: Math.round(axis.slot * periods.length), from: 0 };
  return {
    kind: "trend", spec: trendSpec(setting.design, setting.size), width, height: TREND.height,
    data: [zero, ...lines.flatMap((line) => segmentRows(line, axis)),
      ...endRows(lines, axis, { text, scale }), ...nameRows(axis, setting)],
    table: tableOf(lines),
  };
}

/** Points that follow one another are joined; a gap in the figures is a gap in the line. */
function segmentRows({ points, tone }: TrendLine, { periods, centre }: Axis): Row[] {
  const places = new Map(periods.map(({ id }, at) => [id, at]));
  return points.flatMap((point, at): Row[] => {
    const before = points[at - 1];
    const [from, px] = [plotNumber(parseDecimal(point.value)), centre(point.period)];
    const dot: Row = { part: "dot", px, from, tone };
    const joins = before !== undefined
      && (places.get(point.period.id) ?? 0) - (places.get(before.period.id) ?? 0) === 1;
    if (!joins) return [dot];
    return [dot, { part: "segment", px: centre(before.period), px2: px, from: plotNumber(parseDecimal(before.value)),
      to: from, tone }];
  });
}

interface EndSetting { readonly text: number; readonly scale: { readonly low: Decimal; readonly high: Decimal } }

const APART = 17;

/** Names at the ends of the lines, pushed apart where the lines end close to each other. */
function endRows(lines: readonly TrendLine[], { slot, periods }: Axis, { text, scale }: EndSetting): Row[] {
  const px = Math.round(slot * periods.length) + 8;
  const height = TREND.bottom - TREND.top;
  const share = (value: string): number => plotNumber(scale.high.minus(parseDecimal(value)).div(
    scale.high.equals(scale.low) ? parseDecimal("1") : scale.high.minus(scale.low)));
  const ends = lines.flatMap((line) => {
    const last = line.points.at(-1);
    return last === undefined ? [] : [{ line, last, y: TREND.top + share(last.value) * height }];
  }).toSorted((a, b) => a.y - b.y);
  let lowest = -Infinity;
  return ends.flatMap(({ line, last, y: wanted }): Row[] => {
    const y = Math.round(Math.max(wanted, lowest + APART));
    lowest = y;
    const nameEnd = px + textWidth(`${line.name} `, text);
    return [
      { part: "end-name", px, y, tone: line.tone, label: line.name },
      { part: "end-value", px: nameEnd, y, ...labelRow(figureLabel(last.shown)) },
    ];
  });
}

function tableOf(lines: readonly TrendLine[]): ChartTable {
  const periods = new Map(lines.flatMap(({ points }) => points.map(({ period }) => [period.id, period] as const)));
  const ordered = [...periods.values()].toSorted((a, b) => (a.end < b.end ? 1 : -1));
  return {
    columns: [words("chart.column.period"), ...lines.map(({ name }) => name), words("chart.column.source")],
    rows: ordered.map((period) => {
      const points = lines.map((line) => line.points.find((point) => point.period.id === period.id));
      const source = words(points.some((point) => point?.derived === true) ? "chart.derived" : "chart.reported");
      return [periodLabel(period), ...points.map((point): ChartCell =>
        (point === undefined ? wordsLabel("") : figureLabel(point.shown))), wordsLabel(source)];
    }),
  };
}
