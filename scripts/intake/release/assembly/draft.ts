/** A filing's tables while they are put together: as in Filing JSON, with the places and doubts of the source. */
import type { TableRole } from "../../../model/earnings-release.ts";
import type { Period } from "../../../model/period.ts";
import type { SourcePlace } from "../document/block.ts";
import type { Status } from "../table/caption.ts";
import type { RowKind } from "../table/row-unit.ts";

/** Digits as printed; null for a dash; undefined where nothing, or "n/m", is printed. */
export type DraftValue = string | null | undefined;

export interface DraftRow {
  id: string;
  label: string;
  /** The label as printed; "" for a total without one. */
  readonly printed: string;
  readonly level: number;
  readonly headings: readonly string[];
  readonly marks: readonly string[];
  readonly place: SourcePlace;
  readonly places: readonly (SourcePlace | undefined)[];
  readonly values: DraftValue[];
  readonly kind: RowKind | "heading";
  readonly unit: string;
  readonly scale: number;
  concept: string | undefined;
  effect: "+" | "-";
  known: boolean;
  negated: boolean;
  balance: "start" | "end" | undefined;
  sum: string[] | undefined;
  quotient: [string, string] | undefined;
  allocation: Allocation | undefined;
}

/** amount × part ÷ whole, as Filing JSON has it. */
export interface Allocation { amount: string; part: string; whole: string[] }

export interface DraftColumn { readonly id: string; readonly period: Period; readonly restated: boolean }

export interface DraftTable {
  id: string;
  readonly role: TableRole;
  readonly title: string;
  readonly status: readonly Status[];
  readonly unit: string;
  readonly scale: number;
  readonly columns: readonly DraftColumn[];
  readonly rows: DraftRow[];
  readonly place: SourcePlace;
  /** The columns' own words; "" for the figures as such. */
  readonly facet: string;
  readonly mark: string | undefined;
  /** Tables of one grid have the same number. */
  readonly grid: number;
}

export const isHeading = ({ kind }: DraftRow): boolean => kind === "heading";
export const isMoney = ({ kind }: DraftRow): boolean => kind === "money";
