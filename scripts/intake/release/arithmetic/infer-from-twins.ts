/**
 * A row that one table prints without its parts, and another with them: income attributable to common stockholders in
 * the statement is the sum that the earnings-per-share table shows. And a row whose parts only a reconciliation prints:
 * depreciation and amortization of the cash flow.
 */
import { periodKey } from "../../../model/period.ts";
import type { DraftRow, DraftTable } from "../assembly/draft.ts";
import { isTotalRow } from "./total-rows.ts";
import { wholeNumber } from "./whole-numbers.ts";

/** In other tables such a row is where the table begins. */
const STATEMENTS: ReadonlySet<string> = new Set(["income-statement", "cash-flow"]);

export function inferFromTwins(tables: readonly DraftTable[]): void {
  for (const table of tables) {
    for (const row of table.rows) {
      if (row.sum !== undefined || row.kind !== "money") continue;
      if (!STATEMENTS.has(table.role)) continue;
      row.sum = isTotalRow(row) ? sumOfTwin(row, table, tables) : sumOfParts(row, table, tables);
    }
  }
}

/** The twin's sum, with the rows of this table where it has them: at least one, or the two would say nothing new. */
function sumOfTwin(row: DraftRow, table: DraftTable, tables: readonly DraftTable[]): string[] | undefined {
  for (const other of tables) {
    const twin = other === table ? undefined
      : other.rows.find((each) => each.concept === row.concept && each.sum !== undefined);
    if (twin?.sum === undefined || row.negated !== twin.negated || twin.sum.some((part) => part.includes("/"))) continue;
    const parts = twin.sum.map((part) => partHere(part, table, other));
    const isHere = parts.some((part) => !part.includes("/"));
    if (isHere && table.columns.every(({ period }) => columnOf(other, period) >= 0)) return parts;
  }
  return undefined;
}

function partHere(part: string, table: DraftTable, other: DraftTable): string {
  const concept = other.rows.find(({ id }) => id === part.slice(1))?.concept;
  const here = table.rows.find((each) => each.concept === concept && each.kind === "money");
  return here === undefined ? `${part.charAt(0)}${other.id}/${part.slice(1)}` : `${part.charAt(0)}${here.id}`;
}

const columnOf = (table: DraftTable, period: DraftTable["columns"][number]["period"]): number =>
  table.columns.findIndex((column) => periodKey(column.period) === periodKey(period));

const NEEDED_DIGITS = 7;

/** Two rows of a reconciliation that between them have all the words of the label. */
function sumOfParts(row: DraftRow, table: DraftTable, tables: readonly DraftTable[]): string[] | undefined {
  const words = themeOf(row.label);
  const digits = row.values.map((value) => value?.replaceAll(/\D/g, "") ?? "").join("").length;
  if (words.length < 2 || digits < NEEDED_DIGITS || row.values.some((value) => value === undefined)) return undefined;
  for (const other of tables) {
    if (other.role !== "reconciliation" || other.scale !== table.scale) continue;
    const columns = table.columns.map(({ period }) => columnOf(other, period));
    if (columns.some((at) => at < 0)) continue;
    const found = pairIn(row, words, { other, columns });
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Elsewhere { readonly other: DraftTable; readonly columns: readonly number[] }

function pairIn(row: DraftRow, words: readonly string[], { other, columns }: Elsewhere): string[] | undefined {
  const related = other.rows.filter(({ kind, label }) => kind === "money" && themeOf(label).some((word) => words.includes(word)));
  for (const [index, a] of related.entries()) {
    for (const b of related.slice(index + 1)) {
      const covers = words.every((word) => [...themeOf(a.label), ...themeOf(b.label)].includes(word));
      const adds = row.values.every((value, at) => {
        const [x, y] = [wholeNumber(a.values[columns[at] ?? -1], 0), wholeNumber(b.values[columns[at] ?? -1], 0)];
        return x !== undefined && y !== undefined && wholeNumber(value, 0) === x + y;
      });
      if (covers && adds) return [`+${other.id}/${a.id}`, `+${other.id}/${b.id}`];
    }
  }
  return undefined;
}

const themeOf = (label: string): string[] =>
  label.toLowerCase().split(/[^a-z]+/).filter((word) => word.length > 4 && !/^(?:income|expense|expenses|other|total|assets|property|equipment)$/.test(word));
