/** Days from left to right. */
import { daysBetween } from "../model/plain-date.ts";
import type { Report, ReportPeriod } from "../model/report.ts";
import type { ChartSetting, Row } from "./chart.ts";
import { labelRow, periodLabel } from "./label.ts";
import { textWidth } from "./text-width.ts";

export interface DaysAxis {
  readonly first: string;
  readonly last: string;
  readonly days: readonly string[];
  readonly px: (day: string) => number;
}

export function daysAxis(days: readonly string[], [left, right]: readonly [number, number]): DaysAxis | undefined {
  const sorted = days.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const length = Math.max(1, daysBetween(first, last));
  return { first, last, days: sorted, px: (day) => Math.round(left + (daysBetween(first,
    day) / length) * (right - left)) };
}

/** The first and the last of the axis's days that the report has a period for, by name. */
export function endNames(report: Report, axis: DaysAxis, { y, setting }: { y: number; setting: ChartSetting }): Row[] {
  const { minorText, width } = setting.design.charts[setting.size];
  const known = (day: string): ReportPeriod | undefined =>
    report.periods.find((period) => period.span === "instant" && period.end === day);
  const named = axis.days.filter((day) => known(day) !== undefined);
  return [...new Set([...named.slice(0, 1), ...named.slice(-1)])].flatMap((day): Row[] => {
    const period = known(day);
    if (period === undefined) return [];
    const half = textWidth(period.label, minorText) / 2;
    const px = Math.min(Math.max(axis.px(day), half), width - half);
    return [{ part: "name", px, y, ...labelRow(periodLabel(period)) }];
  });
}
