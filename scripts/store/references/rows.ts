/** Each row by itself: one value a column, a concept with its values, at most one derivation. */
import { isInstant } from "../../model/period.ts";
import type { EarningsRelease, Row, Table } from "../../model/earnings-release.ts";
import type { Fault } from "../fault.ts";
import { toPointer } from "../pointer.ts";

type RowCheck = (row: Row, home: Home) => Fault[];
interface Home { readonly table: Table; readonly pointer: string; readonly filing: EarningsRelease }

export function checkRows(filing: EarningsRelease): Fault[] {
  return filing.tables.flatMap((table, tableAt) => table.rows.flatMap((row, rowAt) => {
    const home = { table, pointer: toPointer("tables", tableAt, "rows", rowAt), filing };
    return ROW_CHECKS.flatMap((check) => check(row, home));
  }));
}

const checkLength: RowCheck = ({ values }, { table: { columns }, pointer }) => {
  if (values === undefined || values.length === columns.length) return [];
  const [few, gap] = [values.length < columns.length, Math.abs(columns.length - values.length)];
  return [{
    code: "wrong-number-of-values", pointer: `${pointer}/values`,
    what: `${counted(values.length, "value")} under ${counted(columns.length, "column")}`,
    expected: `one value a column: ${columns.join(", ")}`,
    mend: few ? `add ${counted(gap, "value")}; write null for a printed dash`
      : `remove ${counted(gap, "value")}, or add ${counted(gap, "column")} to the table`,
  }];
};

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const checkConcept: RowCheck = ({ id, concept, values }, { pointer }) => {
  if ((concept === undefined) === (values === undefined)) return [];
  const expected = "a row with both \"concept\" and \"values\", or a heading with neither";
  const name = `the row ${JSON.stringify(id)}`;
  return concept === undefined ? [{
    code: "values-without-concept", pointer, what: `${name} with values but no concept`, expected,
    mend: "add \"concept\", such as \"us-gaap:Revenues\"",
  }] : [{
    code: "concept-without-values", pointer, what: `${name} with a concept but no values`, expected,
    mend: "add \"values\", or remove \"concept\" if the row is a heading",
  }];
};

const DERIVATIONS = ["sum", "quotient", "allocation"] as const;

const checkDerivation: RowCheck = (row, { pointer }) => {
  const given = DERIVATIONS.filter((name) => row[name] !== undefined);
  if (given.length > 1) {
    return [{
      code: "derived-twice", pointer: `${pointer}/${given[1]}`, atKey: true,
      what: `${given.map((name) => `"${name}"`).join(" and ")} in one row`,
      expected: "at most one of \"sum\", \"quotient\" and \"allocation\"",
      mend: "keep the one that the filing prints the row as",
    }];
  }
  if (given.length === 0 || row.values !== undefined) return [];
  return [{
    code: "derived-heading", pointer: `${pointer}/${given[0]}`, atKey: true,
    what: `"${given[0]}" in a row without values`,
    expected: "a row with values", mend: `add "values", or remove "${given[0]}"`,
  }];
};

const checkBalance: RowCheck = ({ balance }, { table: { columns }, filing, pointer }) => {
  const instants = columns.filter((id) => {
    const period = filing.periods[id];
    return period !== undefined && isInstant(period);
  });
  if (balance === undefined || instants.length === 0) return [];
  return [{
    code: "balance-in-table-of-instants", pointer: `${pointer}/balance`, atKey: true,
    what: `"balance" in a table of instants (${instants.join(", ")})`,
    expected: "\"balance\" only where every column is a period with start and end",
    mend: "remove \"balance\": the column says which day it is",
  }];
};

const ROW_CHECKS: readonly RowCheck[] = [checkLength, checkConcept, checkDerivation, checkBalance];
