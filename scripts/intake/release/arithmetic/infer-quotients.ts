/** Per-share rows as one row over another: which earnings over which number of shares, in this table or another. */
import { parseDecimal, powerOfTen, roundHalfUp, type Decimal } from "../../../model/decimal.ts";
import { periodKey } from "../../../model/period.ts";
import type { DraftRow, DraftTable } from "../assembly/draft.ts";
import { isNearMiss } from "./near-miss.ts";
import { placesOf } from "./whole-numbers.ts";

interface Placed { readonly table: DraftTable; readonly row: DraftRow }

export function inferQuotients(tables: readonly DraftTable[]): void {
  const shares = tables.flatMap((table) => table.rows.filter(({ kind }) => kind === "shares").map((row) => ({ table, row })));
  for (const table of tables) {
    for (const row of table.rows) {
      if (row.kind === "per-share" && !/dividend/i.test(row.label)) inferQuotient({ table, row }, tables, shares);
    }
  }
}

/** `near`: columns in which the quotient is no more than a slip of the hand away. */
interface Tried { readonly tried: number; readonly agreed: number; readonly near: number }
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

const isBetter = (a: Tried, b: Tried): boolean => a.agreed > b.agreed || (a.agreed === b.agreed && a.tried < b.tried);

const isBelievable = ({ agreed, near, tried }: Tried): boolean =>
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

function tryQuotient(at: Placed, dividend: Placed, divisor: Placed): Tried {
  let [tried, agreed, near] = [0, 0, 0];
  at.table.columns.forEach((column, index) => {
    const [stated, over, under] =
      [at.row.values[index], valueAt(dividend, column.period), valueAt(divisor, column.period)];
    if (typeof stated !== "string" || over === undefined || under === undefined || under.value.isZero()) return;
    tried += 1;
    if (isQuotient({ lexeme: stated, row: at.row }, over, under)) agreed += 1;
    else if (isNear(stated, over.value.div(under.value))) near += 1;
  });
  return { tried, agreed, near };
}

function isNear(stated: string, quotient: Decimal): boolean {
  const rounded = roundHalfUp(quotient, placesOf(stated));
  return rounded.equals(parseDecimal(stated).negated()) || isNearMiss(stated, rounded.abs().toFixed(placesOf(stated)));
}

interface Amount { readonly value: Decimal; readonly half: Decimal }

function valueAt({ table, row }: Placed, period: DraftTable["columns"][number]["period"]): Amount | undefined {
  const index = table.columns.findIndex((column) => periodKey(column.period) === periodKey(period));
  const lexeme = row.values[index];
  if (typeof lexeme !== "string") return undefined;
  return { value: parseDecimal(lexeme).times(powerOfTen(row.scale)),
    half: powerOfTen(row.scale - placesOf(lexeme)).div(2) };
}

/** The rounding intervals meet: |stated − a/b| is no more than what the last places leave open. */
function isQuotient(stated: { lexeme: string; row: DraftRow }, over: Amount, under: Amount): boolean {
  const places = placesOf(stated.lexeme);
  const value = parseDecimal(stated.lexeme);
  const quotient = over.value.div(under.value);
  if (roundHalfUp(quotient, places).equals(value)) return true;
  const divisor = under.value.abs();
  const rounding = over.half.plus(quotient.abs().times(under.half)).div(divisor);
  const open = powerOfTen(-places).div(2).plus(rounding);
  return quotient.minus(value).abs().lessThanOrEqualTo(open);
}
