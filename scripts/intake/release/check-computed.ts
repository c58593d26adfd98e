/** Columns of changes and of shares that a table prints beside its figures: set aside,
  but recomputed where that can be done. */
import { parseDecimal, type Decimal } from "../../model/decimal.ts";
import type { ComputedCheck } from "./intake-report.ts";
import type { ReadTable, TableRow } from "./table/read-tables.ts";

export interface CheckedColumns { readonly checked: number; readonly wrong: readonly ComputedCheck[] }

/** Constant currency cannot be recomputed; a change is tried against every pair of the row's own figures. */
export function checkComputed(tables: readonly ReadTable[]): CheckedColumns {
  const results = tables.flatMap(({ columns, rows }) => {
    const printed = columns.flatMap(({ computed }, at) => (computed === undefined ? [at] : []));
    const changes = columns.flatMap(({ computed }, at) => (computed === "change" ? [at] : []));
    return rows.flatMap((row) => changes.map((at) => checkCell(row, at, printed)));
  }).filter((result) => result !== "unknown");
  return { checked: results.length, wrong: results.filter((result) => result !== undefined) };
}

function checkCell(row: TableRow, at: number, printed: readonly number[]): ComputedCheck | undefined | "unknown" {
  const cell = row.cells[at];
  const figures = printed.map((column) => row.cells[column]?.value).flatMap((value) => (value?.kind === "number" && value.suffix === undefined ? [parseDecimal(value.lexeme)] : []));
  if (cell?.value.kind !== "number" || figures.length < 2) return "unknown";
  const stated = parseDecimal(cell.value.lexeme);
  const recomputed = pairsOf(figures).map(([now, then]) => (cell.value.kind === "number" && cell.value.suffix === "%" ? growth(now, then) : now.minus(then)));
  const nearest = recomputed.filter((each) => each !== undefined)
    .toSorted((a, b) => a.minus(stated).abs().comparedTo(b.minus(stated).abs()))[0];
  if (nearest === undefined) return "unknown";
  if (nearest.minus(stated).abs().lessThanOrEqualTo(slack(stated, figures))) return undefined;
  return { place: cell.place, label: row.label, printed: cell.text, recomputed: nearest.toFixed(1) };
}

const pairsOf = (figures: readonly Decimal[]): [Decimal, Decimal][] =>
  figures.flatMap((now) => figures.filter((then) => then !== now).map((then): [Decimal, Decimal] => [now, then]));

const growth = (now: Decimal, then: Decimal): Decimal | undefined =>
  (then.isZero() ? undefined : now.minus(then).div(then.abs()).times(100));

/** One unit, and what the rounding of small figures leaves open. */
function slack(stated: Decimal, figures: readonly Decimal[]): Decimal {
  const least = figures.reduce((min, each) => (each.abs().lessThan(min) && !each.isZero() ? each.abs() : min),
    figures[0]?.abs() ?? stated);
  return least.isZero() ? parseDecimal("100000") : parseDecimal("1.05").plus(parseDecimal("110").div(least));
}
