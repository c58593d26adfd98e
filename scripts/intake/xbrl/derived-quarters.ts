/**
 * Quarters that no filing tells by themselves: the fourth is the year less nine months (annual reports tell no fourth
 * quarter), and cash flows are told for the year to date only, so the second and third are differences as well.
 * Only amounts of money add up over time; shares, per-share figures and ratios are left alone.
 */
import { parseDecimal, toText } from "../../model/decimal.ts";
import { periodKey, type Duration } from "../../model/period.ts";
import { addDays } from "../../model/plain-date.ts";
import { isMonetary, type Unit } from "../../model/unit.ts";
import { reportingSpan, type ReportingSpan } from "./reporting-span.ts";
import { groupBy, type DurationPoint, type Point } from "./series-point.ts";

/** Span → the span that begins with it and is shorter by a quarter. */
const SHORTER: Partial<Record<ReportingSpan, ReportingSpan>> = {
  "year": "nine-months", "nine-months": "half", "half": "quarter",
};

export function deriveQuarters(points: readonly DurationPoint[], unit: Unit): Point[] {
  if (!isMonetary(unit)) return [];
  const quarters = points.filter(({ period }) => reportingSpan(period) === "quarter");
  const reported = new Set(quarters.map(({ period }) => period.end));
  const byStart = groupBy(points, ({ period }) => period.start);
  const derived = points.flatMap((whole) => {
    if (reported.has(whole.period.end)) return [];
    return differencesOf(whole, byStart.get(whole.period.start) ?? []);
  });
  return [...new Map(derived.map((point) => [periodKey(point.period), point])).values()];
}

function differencesOf(whole: DurationPoint, sameStart: readonly DurationPoint[]): Point[] {
  const wanted = SHORTER[reportingSpan(whole.period)];
  return sameStart.filter((part) => wanted !== undefined && reportingSpan(part.period) === wanted).flatMap((part) => {
    const period: Duration = { start: addDays(part.period.end, 1), end: whole.period.end };
    return period.start < period.end && reportingSpan(period) === "quarter" ? [difference(whole, part, period)] : [];
  });
}

function difference(whole: DurationPoint, part: DurationPoint, period: Duration): Point {
  const { filed, form, accession } = whole.filed >= part.filed ? whole : part;
  return {
    period, filed, form, accession, history: [], restated: false,
    value: toText(parseDecimal(whole.value).minus(parseDecimal(part.value))),
    derived: { minuend: periodKey(whole.period), subtrahend: periodKey(part.period), mixed: isMixed(whole, part) },
  };
}

/** Restated in one of the two only, or in both but not by the same filing. */
function isMixed(whole: Point, part: Point): boolean {
  if (!whole.restated && !part.restated) return false;
  return whole.restated !== part.restated || whole.accession !== part.accession;
}
