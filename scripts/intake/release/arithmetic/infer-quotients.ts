/** Per-share rows as one row over another: which earnings over which number of shares, in this table or another. */
import { parseDecimal, powerOfTen, roundHalfUp, type Decimal } from "../../../model/decimal.ts";
import { periodKey } from "../../../model/period.ts";
import type { DraftRow, DraftTable } from "../assembly/draft.ts";
import { isNearMiss } from "./near-miss.ts";
import { placesOf } from "./whole-numbers.ts";

export interface Placed { readonly table: DraftTable; readonly row: DraftRow }

export function inferQuotients(tables: readonly DraftTable[]): void {
  const shares = tables.flatMap((table) => table.rows.filter(({ kind }) => kind === "shares").map((row) => ({ table, row })));
  for (const table of tables) {
    for (const row of table.rows) {
      if (row.kind === "per-share" && !/dividend/i.test(row.label)) inferQuotient({ table, row }, tables, shares);
    }
  }
}

/** `near`: columns in which the quotient is no more than a slip of the hand away. */
export interface Tried { readonly tried: number; readonly agreed: number; readonly near: number }
interface Quotient extends Tried { readonly pair: readonly [Placed, Placed] }

/** The pair that agrees in the most columns; of equals, the one that is tried in the fewest, then the first. */
function inferQuotient(at: Placed, tables: readonly DraftTable[], shares: readonly Placed[]): void {
  const stated = at.row.values.filter((value) => typeof value === "string").length;
  let best: Quotient | undefined;
  for (const divisor of divisors(at, shares)) {
    for (const dividend of dividends(at, tables)) {
      const found = { pair: [dividend, divisor], ...tryQuotient(at, dividend, divisor) } as const;
      if (found.tried > 0 && (best === undefined || isBetter(found, best))) best = found;
      if (best?.agreed === stated && stated > 0) return set(at, ...best.pair);
    }
  }
  if (best !== undefined && isBelievable(best)) set(at, ...best.pair);
}

export const isBetter = (a: Tried, b: Tried): boolean =>
  a.agreed > b.agreed || (a.agreed === b.agreed && a.tried < b.tried);

export const isBelievable = ({ agreed, near, tried }: Tried): boolean =>
  agreed === tried || (tried > 1 && agreed * 2 >= tried && agreed + near === tried);

function set(at: Placed, dividend: Placed, divisor: Placed): void {
  at.row.quotient = [referenceTo(dividend, at.table), referenceTo(divisor, at.table)];
}

export const referenceTo = ({ table, row }: Placed, from: DraftTable): string =>
  (table === from ? row.id : `${table.id}/${row.id}`);

const words = ({ concept, label, headings }: DraftRow): string => `${concept ?? ""} ${label} ${headings.at(-1) ?? ""}`;
const isDiluted = (row: DraftRow): boolean => /dilut/i.test(`${row.concept ?? ""} ${row.label}`);
const isBasic = (row: DraftRow): boolean => /basic/i.test(`${row.concept ?? ""} ${row.label}`);
const isEarnings = (row: DraftRow): boolean => /EarningsPerShare|PerBasicShare|PerDilutedShare|\beps\b|(?:earnings|income|loss)[^|]*per|earnings/i.test(words(row));

/** Share counts of the same kind: in the row's own table first. */
function divisors({ table, row }: Placed, shares: readonly Placed[]): Placed[] {
  const fits = ({ row: other }: Placed): boolean => {
    if (!isEarnings(row)) return /outstanding|period[- ]end/i.test(words(other)) && !isDiluted(other);
    if (isDiluted(row) && !isBasic(row)) return isDiluted(other);
    return isDiluted(row) || isBasic(other) || !isDiluted(other);
  };
  const inTable = shares.filter((other) => other.table === table);
  const fitting = inTable.filter(fits);
  const own = fitting.length > 0 ? fitting : inTable.filter(({ row: other }) => !isBasic(other) && !isDiluted(other));
  return [...own, ...shares.filter((other) => other.table !== table && fits(other))].slice(0, 6);
}

const LOCAL = (concept: string | undefined): string => concept?.slice(concept.indexOf(":") + 1) ?? "";

/** Earnings on the same basis as the row, nearest first; for book values the equity of the same table. */
function dividends({ table, row }: Placed, tables: readonly DraftTable[]): Placed[] {
  const isBasis = basisOf(row, table);
  const pick = (other: DraftTable): Placed[] => other.rows.filter((candidate) => candidate.kind === "money"
    && (isEarnings(row) ? isProfit(candidate) && basisOf(candidate, other) === isBasis : other === table && /equity/i.test(candidate.label)))
    .map((candidate) => ({ table: other, row: candidate }));
  const found = [table, ...tables.filter((other) => other !== table)].flatMap(pick);
  const rank = ({ row: candidate, table: home }: Placed): number => rankOf(row, candidate) + (home === table ? 0 : 10);
  return found.toSorted((a, b) => rank(a) - rank(b)).slice(0, 24);
}

const isProfit = ({ concept, label }: DraftRow): boolean =>
  /NetIncome|ProfitLoss|IncomeLossFromContinuing|DiscontinuedOperations/.test(LOCAL(concept)) || /\bnet (?:income|loss|earnings)/i.test(label);

function basisOf(row: DraftRow, table: DraftTable): string {
  const said = `${table.facet} ${row.concept ?? ""} ${row.label} ${row.headings.at(-1) ?? ""}`;
  return (/pro ?forma/i.exec(said) ?? /non-?gaap|adjusted/i.exec(said) ?? /discontinued/i.exec(said) ?? /continuing/i.exec(said) ?? [""])[0]
    .toLowerCase().replaceAll(/[^a-z]/g, "").replace("adjusted", "nongaap");
}

/** The earnings that belong to the holders of the shares come before those of the whole company. */
function rankOf(row: DraftRow, { concept }: DraftRow): number {
  const local = LOCAL(concept);
  if (/Diluted$/.test(local)) return isDiluted(row) ? 0 : 5;
  if (/Common|Available/.test(local)) return 1;
  return /^(?:NonGAAP|ProForma)?NetIncomeLoss$|NetIncome$/.test(local) ? 2 : 3;
}

export function tryQuotient(at: Placed, dividend: Placed, divisor: Placed): Tried {
  let [tried, agreed, near] = [0, 0, 0];
  at.table.columns.forEach((column, index) => {
    const [stated, over, under] =
      [at.row.values[index], valueAt(dividend, column.period), valueAt(divisor, column.period)];
    if (typeof stated !== "string" || over === undefined || under === undefined || under.value.isZero()) return;
    tried += 1;
    if (isQuotient({ lexeme: stated, row: at.row }, over, under)) agreed += 1;
    else if (isNear({ lexeme: stated, row: at.row }, over.value.div(under.value))
      || isOdd(divisor.row, under, [parseDecimal(stated), over])) near += 1;
  });
  return { tried, agreed, near };
}

interface Stated { readonly lexeme: string; readonly row: DraftRow }

/** One digit, two neighbours, a sign or the point away. */
function isNear({ lexeme, row }: Stated, quotient: Decimal): boolean {
  const places = Math.max(...row.values.map(placesOf));
  const rounded = roundHalfUp(quotient.times(powerOfTen(-unitOf(row))), places);
  const digits = rounded.abs().toFixed(places).replaceAll(/\D|^0\.0*/g, "");
  return rounded.equals(parseDecimal(lexeme).negated()) || isNearMiss(lexeme, rounded.abs().toFixed(places))
    || digits === lexeme.replaceAll(/\D/g, "").replace(/^0+/, "");
}

/** The share count stands out from those beside it, and the count that would make the quotient does not. */
function isOdd(row: DraftRow, { value }: Amount, [stated, over]: readonly [Decimal, Amount]): boolean {
  if (stated.isZero() || row.kind !== "shares") return false;
  const implied = over.value.div(stated);
  const others = row.values.flatMap((lexeme) => (typeof lexeme === "string" ? [parseDecimal(lexeme).times(powerOfTen(row.scale))] : []))
    .filter((other) => !other.equals(value));
  const isAlike = (count: Decimal): boolean => others.some((other) => count.div(other).minus(1).abs().lessThan(ALIKE));
  return others.length > 0 && isAlike(implied) && !isAlike(value);
}

const ALIKE = powerOfTen(-1);

interface Amount { readonly value: Decimal; readonly half: Decimal }

function valueAt({ table, row }: Placed, period: DraftTable["columns"][number]["period"]): Amount | undefined {
  const index = table.columns.findIndex((column) => periodKey(column.period) === periodKey(period));
  const lexeme = row.values[index];
  if (typeof lexeme !== "string") return undefined;
  return { value: parseDecimal(lexeme).times(powerOfTen(row.scale)),
    half: powerOfTen(row.scale - placesOf(lexeme)).div(2) };
}

/** Percentages count hundredths; per-share figures are printed to the unit. */
const unitOf = ({ kind }: DraftRow): number => (kind === "percent" ? -2 : 0);

/** The rounding intervals meet: |stated − a/b| is no more than what the last places leave open. */
function isQuotient({ lexeme, row }: Stated, over: Amount, under: Amount): boolean {
  const places = placesOf(lexeme) - unitOf(row);
  const value = parseDecimal(lexeme).times(powerOfTen(unitOf(row)));
  const quotient = over.value.div(under.value);
  if (roundHalfUp(quotient, places).equals(value)) return true;
  const divisor = under.value.abs();
  const rounding = over.half.plus(quotient.abs().times(under.half)).div(divisor);
  const open = powerOfTen(-places).div(2).plus(rounding);
  return quotient.minus(value).abs().lessThanOrEqualTo(open);
}
