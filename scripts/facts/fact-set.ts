/** The facts of one filing, to be asked by concept and period. */
import { firstOfLike } from "../model/concept-equivalents.ts";
import type { DerivedFact, Fact } from "../model/fact.ts";
import { isYearBefore, periodKey, type Period } from "../model/period.ts";
import type { Quantity } from "../model/quantity.ts";
import { isGuidance } from "./release-facts.ts";

export interface KnownPeriod { readonly id: string; readonly period: Period; readonly derived: boolean }

const keyOf = (concept: string, period: Period): string => `${concept}|${periodKey(period)}`;

export class FactSet {
  readonly facts: readonly Fact[];
  readonly derived: readonly DerivedFact[];
  readonly #byKey = new Map<string, Fact[]>();
  readonly #derivedByKey = new Map<string, DerivedFact>();
  readonly #byId = new Map<string, Fact>();
  readonly #periods = new Map<string, KnownPeriod>();
  #periodList: readonly KnownPeriod[] | undefined;
  readonly #yearBefore = new Map<string, KnownPeriod | undefined>();

  constructor(facts: readonly Fact[], derived: readonly DerivedFact[] = []) {
    this.facts = facts;
    this.derived = derived;
    for (const fact of facts) {
      this.#byId.set(fact.id, fact);
      if (isGuidance(fact)) continue;
      const key = keyOf(fact.concept, fact.period);
      this.#byKey.set(key, [...this.#byKey.get(key) ?? [], fact]);
      this.#addPeriod(fact.periodId, fact.period, false);
    }
    for (const fact of derived) {
      this.#derivedByKey.set(keyOf(fact.concept, fact.period), fact);
      this.#addPeriod(fact.periodId, fact.period, true);
    }
  }

  #addPeriod(id: string, period: Period, derived: boolean): void {
    const key = periodKey(period);
    if (!this.#periods.has(key)) this.#periods.set(key, { id, period, derived });
  }

  /** Every period for which something is known, printed periods first. */
  get periods(): readonly KnownPeriod[] {
    this.#periodList ??= [...this.#periods.values()];
    return this.#periodList;
  }

  byId(id: string): Fact | undefined {
    return this.#byId.get(id);
  }

  /**
   * All printed facts of a concept at a period, in document order: more than one where tables repeat it. Where there is
   * none, those of a concept of the same meaning.
   */
  printed(concept: string, period: Period): readonly Fact[] {
    return firstOfLike(concept, (name) => this.#byKey.get(keyOf(name, period))) ?? [];
  }

  derivedAt(concept: string, period: Period): DerivedFact | undefined {
    return this.#derivedByKey.get(keyOf(concept, period));
  }

  /** Groups of printed facts that report the same thing in more than one place. */
  duplicates(): readonly (readonly Fact[])[] {
    return [...this.#byKey.values()].filter((group) => group.length > 1);
  }

  /** The figure for a concept at a period: the most precise printed one, else the derived one. */
  find(concept: string, period: Period): Quantity | undefined {
    return firstOfLike(concept, (name) => {
      const printed = mostPrecise(this.#byKey.get(keyOf(name, period)) ?? []);
      return printed ?? this.#derivedByKey.get(keyOf(name, period));
    })?.quantity;
  }

  /** The comparable period one year before, if anything is known of it. */
  yearBefore(period: Period): KnownPeriod | undefined {
    const key = periodKey(period);
    if (!this.#yearBefore.has(key)) {
      this.#yearBefore.set(key, this.periods.find((known) => isYearBefore(known.period, period)));
    }
    return this.#yearBefore.get(key);
  }
}

/** The duplicate printed with the most places; the first of equals. */
export function mostPrecise(facts: readonly Fact[]): Fact | undefined {
  return facts.reduce<Fact | undefined>(
    (best, fact) => (best === undefined || precision(fact) > precision(best) ? fact : best), undefined);
}

const precision = (fact: Fact): number => fact.decimals ?? Infinity;
