/**
 * A fact: one printed value of a filing with everything needed to understand it (XBRL's concept, period, unit,
 * decimals) and to find it again (table, row, column and the JSON pointer into the Filing JSON).
 */
import type { Period } from "./period.ts";
import type { Quantity } from "./quantity.ts";
import type { Unit } from "./unit.ts";

/** Where in the filing a figure stands. */
export interface Place {
  /** "Condensed Consolidated Balance Sheets", "Table I", "Guidance" */
  readonly part: string;
  /** Row label, or field name. */
  readonly row: string;
  /** Column's period id, or "" where the part has no columns. */
  readonly column: string;
  /** JSON pointer (RFC 6901) into the Filing JSON. */
  readonly pointer: string;
}

/** The filing that a fact was taken from, and its id there. */
export interface Origin { readonly filing: string; readonly fact: string }

export interface Fact {
  /** Unique in the filing and stable: "income-statement.revenues.q3-2012". */
  readonly id: string;
  readonly concept: string;
  readonly label: string;
  readonly periodId: string;
  readonly period: Period;
  readonly unit: Unit;
  /** As printed, in plain decimal notation; null for a printed dash, which stands for zero. */
  readonly lexeme: string | null;
  readonly scale: number;
  /** True where its row stands in another scale than its table, which says no scale that holds for it. */
  readonly isOffScale?: boolean;
  /** XBRL decimals: 10^-decimals is the unit of the last printed place. Undefined for an exact count. */
  readonly decimals: number | undefined;
  /** True where the row prints the concept with the opposite sign (XBRL negatedLabel). */
  readonly negated: boolean;
  /** The concept's value: with XBRL's sign, in units (not thousands). */
  readonly quantity: Quantity;
  readonly place: Place;
  /** Only where facts of several filings stand together. */
  readonly origin?: Origin;
}

/** A figure that period algebra derives from facts; the filing does not print it. */
export interface DerivedFact {
  /** "derived.us-gaap.Revenues.q4-2011" */
  readonly id: string;
  readonly concept: string;
  readonly label: string;
  readonly periodId: string;
  readonly period: Period;
  readonly quantity: Quantity;
}
