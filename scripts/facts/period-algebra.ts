/**
 * Period algebra: what the filing does not print but its periods determine. Durations of one concept that share an end
 * subtract (nine months − third quarter = first half; four quarters − nine months = fourth quarter of the year before),
 * and durations that follow one another add up (fourth quarter + nine months = fiscal year).
 *
 * Only amounts of money that add up over time are derived: no per-share figures, no average share counts, and nothing
 * that the two-class method allocates (a row with a quotient or an allocation, or one that rests on such a row).
 */
import type { EarningsRelease } from "../model/earnings-release.ts";
import type { DerivedFact, Fact } from "../model/fact.ts";
import { namePeriod, periodIdOf, type Fiscal } from "../model/fiscal-calendar.ts";
import { isInstant, lastDay, periodKey, spanOf, type Duration } from "../model/period.ts";
import { addDays } from "../model/plain-date.ts";
import { Missing, type Figure, type Quantity } from "../model/quantity.ts";
import { isMonetary } from "../model/unit.ts";
import { isGuidance, periodNamed } from "./release-facts.ts";

export interface Known { readonly duration: Duration; readonly quantity: Quantity }

export function derivePeriods(filing: EarningsRelease, facts: readonly Fact[]): DerivedFact[] {
  const flows = new Map<string, { concept: string; label: string; known: Known[] }>();
  const allocated = allocatedConcepts(filing);
  for (const fact of facts) {
    if (isGuidance(fact) || isInstant(fact.period) || !isMonetary(fact.unit) || allocated.has(fact.concept)) continue;
    const key = `${fact.concept} ${fact.unit}`;
    const flow = flows.get(key) ?? { concept: fact.concept, label: fact.label, known: [] };
    const { period, quantity } = fact;
    const isKnown = flow.known.some(({ duration }) => sameDuration(duration, period));
    if (!isKnown) flow.known.push({ duration: period, quantity });
    flows.set(key, flow);
  }
  const naming = namingOf(filing.fiscal, lastDay(periodNamed(filing, filing.fiscal.period)));
  return [...flows.values()].flatMap(({ concept, label, known }) =>
    deriveFlow(known, naming).map(({ duration, quantity, periodId }) => ({
      id: `derived.${concept.replace(":", ".")}.${periodId}`, concept, label, periodId, period: duration, quantity,
    })));
}

export interface Naming { fiscal: Fiscal; quarterEnd: string; neighbours: Neighbours; wanted: Map<string, boolean> }
/** How the issuer names periods, as of the quarter that ends on `quarterEnd`. */
export const namingOf = (fiscal: Fiscal, quarterEnd: string): Naming =>
  ({ fiscal, quarterEnd, neighbours: new Neighbours(), wanted: new Map() });

export type DerivedFlow = Known & { periodId: string };

/** The days before and after those that periods begin and end on, each computed once. */
class Neighbours {
  readonly #days = new Map<string, string>();

  dayAt(date: string, away: -1 | 1): string {
    const key = `${date}${away}`;
    const found = this.#days.get(key) ?? addDays(date, away);
    this.#days.set(key, found);
    return found;
  }
}

/** Repeats until nothing new follows: the fourth quarter must be there before the fiscal year can be. */
export function deriveFlow(printed: readonly Known[], naming: Naming): DerivedFlow[] {
  const known = [...printed];
  const periods = new Set(known.map(({ duration }) => periodKey(duration)));
  const derived: DerivedFlow[] = [];
  for (;;) {
    const candidate = firstCandidate(known, naming.neighbours, (duration) =>
      !periods.has(periodKey(duration)) && isWanted(duration, naming));
    const quantity = candidate?.figure();
    if (candidate === undefined || quantity === undefined || quantity instanceof Missing) return derived;
    const { duration } = candidate;
    known.push({ duration, quantity });
    periods.add(periodKey(duration));
    const name = namePeriod(duration, naming.fiscal, naming.quarterEnd);
    derived.push({ duration, quantity, periodId: periodIdOf(duration, name) });
  }
}

/** A period that two known ones determine, and how to come to its figure. */
interface Candidate { readonly duration: Duration; readonly figure: () => Figure }

function firstCandidate(
  known: readonly Known[], days: Neighbours, accept: (duration: Duration) => boolean,
): Candidate | undefined {
  for (const a of known) {
    for (const b of known) {
      if (a === b) continue;
      const found = [difference(a, b, days), joined(a, b, days)]
        .find((each) => each !== undefined && accept(each.duration));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** a − b, where b is the beginning or the end of a. */
function difference(a: Known, b: Known, days: Neighbours): Candidate | undefined {
  const [whole, part] = [a.duration, b.duration];
  if (whole.end === part.end && whole.start < part.start) {
    const duration = { start: whole.start, end: days.dayAt(part.start, -1) };
    return { duration, figure: () => a.quantity.minus(b.quantity) };
  }
  if (whole.start === part.start && part.end < whole.end) {
    const duration = { start: days.dayAt(part.end, 1), end: whole.end };
    return { duration, figure: () => a.quantity.minus(b.quantity) };
  }
  return undefined;
}

/** a + b, where b follows a without a gap. */
function joined(a: Known, b: Known, days: Neighbours): Candidate | undefined {
  if (days.dayAt(a.duration.end, 1) !== b.duration.start) return undefined;
  return { duration: { start: a.duration.start, end: b.duration.end }, figure: () => a.quantity.plus(b.quantity) };
}

/** Quarters, halves, nine months and years that lie within one fiscal year; nothing that straddles two. */
function isWanted(duration: Duration, naming: Naming): boolean {
  const key = periodKey(duration);
  const found = naming.wanted.get(key) ?? isNamed(duration, naming);
  naming.wanted.set(key, found);
  return found;
}

function isNamed(duration: Duration, { fiscal, quarterEnd }: Naming): boolean {
  if (spanOf(duration) === "other") return false;
  const { kind } = namePeriod(duration, fiscal, quarterEnd);
  return kind !== "other" && kind !== "four-quarters";
}

export const sameDuration = (a: Duration, b: Duration): boolean => periodKey(a) === periodKey(b);

/** Concepts that some row computes by quotient or allocation, or from such a row: they do not add up over time. */
export function allocatedConcepts(filing: EarningsRelease): ReadonlySet<string> {
  const concepts = new Map<string, string | undefined>();
  for (const { id, rows } of filing.tables) for (const row of rows) concepts.set(`${id}/${row.id}`, row.concept);
  const allocated = new Set<string>();
  const sums: { readonly concept: string; readonly parts: readonly (string | undefined)[] }[] = [];
  for (const { id, rows } of filing.tables) {
    for (const { concept, sum, quotient, allocation } of rows) {
      if (concept === undefined) continue;
      if (quotient !== undefined || allocation !== undefined) allocated.add(concept);
      else if (sum) sums.push({ concept, parts: sum.map((part) => concepts.get(resolveRow(part.slice(1), id))) });
    }
  }
  for (let before = -1; before !== allocated.size;) {
    before = allocated.size;
    for (const { concept, parts } of sums) {
      if (parts.some((part) => part !== undefined && allocated.has(part))) allocated.add(concept);
    }
  }
  return allocated;
}

/** "row" or "table/row" → "table/row". */
export const resolveRow = (reference: string, table: string): string =>
  reference.includes("/") ? reference : `${table}/${reference}`;

