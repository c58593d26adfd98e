/** A misprint as documents have them, and the waiver that accepts it. */
import type { EarningsRelease } from "../model/earnings-release.ts";

const TABLE = "revenue-by-region";
const ROW = "europe";

/** The last two digits that differ, the other way round. */
function swapped(digits: string): string {
  const at = [...digits].findLastIndex((digit, index) => index > 0 && digit !== digits[index - 1]);
  return at < 1 ? digits : digits.slice(0, at - 1) + (digits[at] ?? "") + (digits[at - 1] ?? "") + digits.slice(at + 1);
}

/** Day after which the waiver holds no more. */
const EXPIRES = "2099-12-31";

/**
 * The table by region prints two digits of a figure of the column the wrong way round, while its total and the
 * statement
 * of operations agree. A figure without two different digits is left as it is.
 */
export function misprintRegion(filing: EarningsRelease, column: string): EarningsRelease {
  const table = filing.tables.find(({ id }) => id === TABLE);
  const at = table?.columns.indexOf(column) ?? -1;
  const right = table?.rows.find(({ id }) => id === ROW)?.values?.[at];
  if (table === undefined || right === null || right === undefined) return filing;
  const wrong = swapped(right);
  if (wrong === right) return filing;
  const rows = table.rows.map((row) => (row.id !== ROW || row.values === undefined ? row
    : { ...row, values: row.values.map((value, index) => (index === at ? wrong : value)) }));
  const residual = (BigInt(right) - BigInt(wrong)) * 10n ** BigInt(table.scale);
  return {
    ...filing, tables: filing.tables.map((one) => (one === table ? { ...one, rows } : one)),
    waivers: [...filing.waivers, {
      tie: `sum.${TABLE}.total.${column}`,
      reason: "The table by region prints two digits of a figure of the year before the wrong way round. Its total and "
        + "the statement of operations agree.",
      author: "Example Reviewer", date: filing.source.published, expires: EXPIRES, residual: String(residual),
    }],
  };
}
