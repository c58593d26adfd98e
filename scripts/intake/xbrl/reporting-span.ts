/**
 * Which span of the fiscal year a duration is, by its days alone. Wider than {@link ../../model/period.ts | spanOf}:
 * issuers with 12- to 17-week quarters (some retailers and bottlers) and 52- or 53-week years are to be had in series
 * too. The classes do not touch, so a transition period of four or five months is none of them.
 */
import { daysIn, type Duration } from "../../model/period.ts";

export type ReportingSpan = "quarter" | "half" | "nine-months" | "year" | "other";

/** Days, both ends included: 11 to 17 weeks, 23 to 28 weeks, 35 to 41 weeks, 51 to 53 weeks. */
const SPANS: readonly (readonly [ReportingSpan, number, number])[] = [
  ["quarter", 77, 119], ["half", 161, 199], ["nine-months", 245, 289], ["year", 350, 378],
];

export function reportingSpan(duration: Duration): ReportingSpan {
  const days = daysIn(duration);
  return SPANS.find(([, low, high]) => days >= low && days <= high)?.[0] ?? "other";
}
