/**
 * How large a filing may be. Within these limits a build takes bounded memory and seconds; the largest release known is
 * far within them, so that a filing beyond is a mistake of whoever made it, or meant to do harm. They are looked at
 * before the filing's shape is.
 */
import type { Fault } from "./fault.ts";
import { toPointer } from "./pointer.ts";

/** Of a Filing JSON on disk, in bytes; looked at before it is read. */
export const MOST_BYTES = 64 * 1024 * 1024;

export interface Limit {
  /** What is counted, in the plural. */
  readonly what: string;
  /** Where the lists stand that are counted together; "*" is every item of a list. */
  readonly at: readonly string[];
  readonly most: number;
  readonly mend: string;
}

const SPLIT = "leave out tables that the summary does not need";

export const LIMITS: readonly Limit[] = [
  { what: "tables", at: ["/tables"], most: 2_000, mend: SPLIT },
  { what: "rows of tables", at: ["/tables/*/rows"], most: 20_000, mend: SPLIT },
  { what: "figures in tables", at: ["/tables/*/rows/*/values"], most: 100_000, mend: SPLIT },
  { what: "items of guidance", at: ["/guidance"], most: 1_000, mend: "leave out those that no page shows" },
  { what: "claims", at: ["/claims"], most: 10_000, mend: "leave out claims that repeat others" },
  {
    what: "transactions and holdings", most: 5_000, mend: "give the rest in an amendment, as the form itself must",
    at: [
      "/nonDerivativeTable/nonDerivativeTransaction", "/nonDerivativeTable/nonDerivativeHolding",
      "/derivativeTable/derivativeTransaction", "/derivativeTable/derivativeHolding",
    ],
  },
  { what: "footnotes", at: ["/footnotes", "/tables/*/footnotes"], most: 10_000, mend: "leave out those that nothing refers to" },
  { what: "waivers", at: ["/waivers"], most: 1_000, mend: "mend the figures instead" },
];

/** The limits that a filing passes, each at the first item that is too many. `value` is any JSON. */
export const limitFaults = (value: unknown): Fault[] => LIMITS.flatMap((limit) => faultOf(limit, value));

interface List { readonly pointer: string; readonly items: readonly unknown[] }

function faultOf({ what, at, most, mend }: Limit, value: unknown): Fault[] {
  const lists = at.flatMap((path) => listsAt(value, path.slice(1).split("/"), ""));
  let count = 0;
  let first: string | undefined;
  for (const { pointer, items } of lists) {
    if (first === undefined && count + items.length > most) first = `${pointer}${toPointer(most - count)}`;
    count += items.length;
  }
  return first === undefined ? [] : [{
    code: "past-a-limit", pointer: first, what: `${grouped(count)} ${what}`, expected: `at most ${grouped(most)} in a filing`, mend,
  }];
}

function listsAt(value: unknown, [name, ...rest]: readonly string[], pointer: string): List[] {
  if (name === undefined) return Array.isArray(value) ? [{ pointer, items: value as unknown[] }] : [];
  if (typeof value !== "object" || value === null) return [];
  if (name === "*") {
    return Array.isArray(value) ? value.flatMap((item, at) => listsAt(item, rest, `${pointer}${toPointer(at)}`)) : [];
  }
  return listsAt((value as Readonly<Record<string, unknown>>)[name], rest, `${pointer}${toPointer(name)}`);
}

/** 20000 → "20,000" */
const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
