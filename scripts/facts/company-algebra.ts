/**
 * Period algebra over a company's filings: quarters that no filing prints (year − nine months, half − first quarter),
 * and trailing twelve months (four quarters in a row, or year + year to date − year to date before).
 *
 * Two fiscal years are looked at together at a time, so that the work grows with the years, not with their square.
 */
import type { DerivedFact, Fact } from "../model/fact.ts";
import { isInstant, isYearBefore, spanOf, type Duration } from "../model/period.ts";
import { addDays, type PlainDate } from "../model/plain-date.ts";
import { Missing, sumOf, type Figure, type Quantity } from "../model/quantity.ts";
import { isMonetary } from "../model/unit.ts";
import type { CompanyCalendar } from "./company-calendar.ts";
import { deriveFlow, sameDuration, type Known, type Naming } from "./period-algebra.ts";

export interface Algebra {
  readonly calendar: CompanyCalendar;
  readonly naming: Naming;
  /** Concepts that do not add up over time. */
  readonly allocated: ReadonlySet<string>;
}

interface Flow { readonly concept: string; readonly label: string; readonly known: Known[] }

/** `facts`: one for each concept and period. */
export function deriveCompanyPeriods(facts: readonly Fact[], algebra: Algebra): DerivedFact[] {
  return flowsOf(facts, algebra).flatMap(({ concept, label, known }) => {
    const quarters = deriveQuarters(known, algebra.naming);
    const trailing = trailingYears([...known, ...quarters]);
    return [...quarters, ...trailing].map(({ duration, quantity }): DerivedFact => {
      const { id } = algebra.calendar.at(duration);
      return { id: `derived.${concept.replace(":", ".")}.${id}`, concept, label, periodId: id, period: duration, quantity };
    });
  });
}

function flowsOf(facts: readonly Fact[], { allocated }: Algebra): Flow[] {
  const flows = new Map<string, Flow>();
  for (const { concept, label, unit, period, quantity } of facts) {
    if (isInstant(period) || !isMonetary(unit) || allocated.has(concept)) continue;
    const flow = flows.get(`${concept} ${unit}`) ?? { concept, label, known: [] };
    flow.known.push({ duration: period, quantity });
    flows.set(`${concept} ${unit}`, flow);
  }
  return [...flows.values()];
}

/** What each pair of adjoining years brings, oldest first; a figure that an older pair brought is known to the next. */
function deriveQuarters(printed: readonly Known[], naming: Naming): Known[] {
  const found: Known[] = [];
  const years = [...new Set(printed.map(({ duration }) => duration.end.slice(0, "YYYY".length)))].toSorted();
  for (const year of years) {
    const from = `${String(parseInt(year, 10) - 1)}-01-01`;
    const near = [...printed, ...found].filter(({ duration }) => duration.end >= from && duration.end <= `${year}-12-31`);
    const fresh = deriveFlow(near, naming).map(({ duration, quantity }) => ({ duration, quantity }));
    found.push(...fresh.filter(({ duration }) => !printed.some((one) => sameDuration(one.duration, duration))));
  }
  return found;
}

/** Twelve months to the end of each quarter that no filing sums up itself. */
function trailingYears(known: readonly Known[]): Known[] {
  const byEnd = new Map<PlainDate, Known[]>();
  for (const one of known) byEnd.set(one.duration.end, [...byEnd.get(one.duration.end) ?? [], one]);
  return [...byEnd].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([end, there]) => {
    if (there.some(({ duration }) => spanOf(duration) === "year")) return [];
    return fourQuarters(end, byEnd) ?? yearRolledOn(there, byEnd) ?? [];
  });
}

type ByEnd = ReadonlyMap<PlainDate, readonly Known[]>;

function fourQuarters(end: PlainDate, byEnd: ByEnd): Known | undefined {
  const quarters: Known[] = [];
  for (let last = end; quarters.length < 4;) {
    const quarter = byEnd.get(last)?.find(({ duration }) => spanOf(duration) === "quarter");
    if (quarter === undefined) return undefined;
    quarters.unshift(quarter);
    last = addDays(quarter.duration.start, -1);
  }
  const [first] = quarters;
  return first && knownOf({ start: first.duration.start, end }, sumOf(quarters.map(({ quantity }) => quantity)));
}

/** The fiscal year before, less its beginning, plus this year's. */
function yearRolledOn(there: readonly Known[], byEnd: ByEnd): Known | undefined {
  for (const toDate of there) {
    const year = byEnd.get(addDays(toDate.duration.start, -1))?.find(({ duration }) => spanOf(duration) === "year");
    if (year === undefined) continue;
    const before = [...byEnd.values()].flat().find(({ duration }) =>
      duration.start === year.duration.start && isYearBefore(duration, toDate.duration));
    if (before === undefined) continue;
    const start = addDays(before.duration.end, 1);
    return knownOf({ start, end: toDate.duration.end }, year.quantity.minus(before.quantity).plus(toDate.quantity));
  }
  return undefined;
}

function knownOf(duration: Duration, figure: Figure): Known | undefined {
  return figure instanceof Missing || spanOf(duration) !== "year" ? undefined : { duration, quantity: figure as Quantity };
}
