/** Tables as an issuer prints them, drawn from the books line by line. */
import type { Row, Table } from "../model/earnings-release.ts";
import { decimalText, shareOf } from "./integers.ts";
import type { BookedPeriod } from "./books.ts";

/** A line of a statement about `At`, which is a period or a balance sheet's day. */
export interface Line<At> extends Omit<Row, "values" | "level"> {
  readonly level?: number;
  /** As printed; null for a dash. A heading prints nothing. */
  readonly print?: (at: At) => string | null;
}

export interface Column<At> { readonly id: string; readonly at: At }

export type TableHead = Pick<Table, "id" | "role" | "title" | "unit" | "scale">
  & Partial<Pick<Table, "status" | "restated" | "footnotes">>;

export function tableOf<At>(head: TableHead, columns: readonly Column<At>[], lines: readonly Line<At>[]): Table {
  const { restated: marked = [], ...rest } = head;
  const restated = marked.filter((id) => columns.some((column) => column.id === id));
  return {
    ...rest, status: head.status ?? ["unaudited"], ...(restated.length > 0 ? { restated } : {}),
    columns: columns.map(({ id }) => id), rows: lines.map((line) => rowOf(line, columns)),
  };
}

function rowOf<At>({ print, level = 0, ...line }: Line<At>, columns: readonly Column<At>[]): Row {
  return { ...line, level, ...(print === undefined ? {} : { values: columns.map(({ at }) => print(at)) }) };
}

/** How an issuer prints the thousands of its books: `scale` is the power of ten of the tables. */
export interface Money { readonly unit: string; readonly scale: number; readonly places: number }

/** An amount as the tables print it, zero as a dash. */
export function printer({ scale, places }: Money): (amount: bigint) => string | null {
  return (amount) => (amount === 0n ? null : decimalText(amount, { from: scale - 3, places }));
}

/** Income and shares, both in thousands, to a figure per share in hundredths. */
export const perShare = (income: bigint, shares: bigint): string =>
  decimalText(shareOf(income, 100n, shares), { from: 2, places: 2 });

/** Thousands of shares, in the scale of the tables. */
export const shareCount = ({ scale, places }: Money) => (thousands: bigint): string =>
  decimalText(thousands, { from: scale - 3, places });

/** Reading a period's amount, printed as money. */
export const amounts = (money: Money) => (read: (at: BookedPeriod) => bigint) => {
  const print = printer(money);
  return (at: BookedPeriod): string | null => print(read(at));
};
