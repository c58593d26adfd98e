/**
 * Schema X0101 (May to November 2003) had no tables: rows stood in the document itself, as
 * nonDerivativeSecurity and derivativeSecurity, whether transaction or holding, and the price was called
 * transactionValue. They are read as what they are in the later schemas, and written again as they were.
 */
import { makeElement, type XmlElement } from "../xml/tree.ts";

const TABLES = [
  { flat: "nonDerivativeSecurity", table: "nonDerivativeTable", row: "nonDerivative" },
  { flat: "derivativeSecurity", table: "derivativeTable", row: "derivative" },
] as const;

const PRICE = "transactionPricePerShare";
const FIRST_PRICE = "transactionValue";
const TRADED = new Set(["transactionDate", "transactionAmounts"]);

export const isFirstSchema = ({ children }: XmlElement): boolean =>
  children.some(({ name }) => TABLES.some(({ flat }) => flat === name));

/** The tree with tables; the elements keep their places. */
export function withTables(root: XmlElement): XmlElement {
  const tables = TABLES.map(({ flat, table, row }) => {
    const rows = root.children.filter(({ name }) => name === flat).map((each) => renamed(each, rowName(each, row)));
    return makeElement(table, { children: rows, offset: rows[0]?.offset ?? -1 });
  });
  const others = root.children.filter(({ name }) => !TABLES.some(({ flat }) => flat === name));
  return { ...root, children: [...others, ...tables.filter(({ children }) => children.length > 0)] };
}

const rowName = ({ children }: XmlElement, row: string): string =>
  `${row}${children.some(({ name }) => TRADED.has(name)) ? "Transaction" : "Holding"}`;

const renamed = (row: XmlElement, name: string): XmlElement =>
  ({ ...row, name, children: row.children.map((part) => withPrice(part, { from: FIRST_PRICE, to: PRICE })) });

/** Back: rows stand where their tables stood. */
export function withoutTables(root: XmlElement): XmlElement {
  return { ...root, children: root.children.flatMap((child) => {
    const flat = TABLES.find(({ table }) => table === child.name)?.flat;
    return flat === undefined ? [child] : child.children.map((row) => ({
      ...row, name: flat, children: row.children.map((part) => withPrice(part, { from: PRICE, to: FIRST_PRICE })),
    }));
  }) };
}

interface Rename { readonly from: string; readonly to: string }

function withPrice(part: XmlElement, { from, to }: Rename): XmlElement {
  if (part.name !== "transactionAmounts") return part;
  return { ...part, children: part.children.map((child) => (child.name === from ? { ...child, name: to } : child)) };
}
