/** Every change that a Filing JSON can suffer by a slip of whoever typed or read it. */
import type { EarningsRelease } from "../model/earnings-release.ts";
import type { Filing } from "../model/filing.ts";
import { PLAIN_DATE, addYears } from "../model/plain-date.ts";
import type { Chance } from "./random.ts";

export interface FilingChange {
  readonly kind: string;
  /** "/tables/0/rows/3/values/1: 3225 → 3226" */
  readonly told: string;
  /** Makes the change in a fresh copy of the filing. */
  readonly apply: (filing: Json) => void;
}

/** A Filing JSON as a tree, before its shape is checked. */
export type Json = Record<string, unknown>;
type Path = readonly (string | number)[];

export const filingChanges = (filing: Filing, chance: Chance): FilingChange[] => [
  ...leafChanges(filing, chance), ...(filing.kind === "earnings-release" ? releaseChanges(filing, chance) : formChanges(filing)),
];

const pointer = (path: Path): string => path.map((token) => `/${token}`).join("");

function setAt(filing: Json, path: Path, value: unknown): void {
  let node: unknown = filing;
  for (const token of path.slice(0, -1)) node = (node as Json)[token];
  (node as Json)[path.at(-1) ?? ""] = value;
}

const change = (kind: string, path: Path, [from, to]: readonly [unknown, unknown]): FilingChange =>
  ({ kind, told: `${pointer(path)}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`, apply: (filing) => setAt(filing, path, to) });

/** Words, ids and what names the document hold no figure. */
const NO_FIGURES = new Set(["$schema", "id", "source", "issuer", "label", "title", "highlights", "waivers", "remarks", "text", "section",
  "measure", "cik", "reportingOwner", "ownerSignature", "documentType", "mark", "note", "rule", "transactionFormType"]);

/** Digits, signs and days, wherever a text is one. */
function leafChanges(node: unknown, chance: Chance, path: Path = []): FilingChange[] {
  if (typeof node === "string") return [...digitChanges(node, path, chance), ...signChanges(node, path), ...dayChanges(node, path)];
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).filter(([key]) => !NO_FIGURES.has(key))
    .flatMap(([key, child]) => leafChanges(child, chance, [...path, Array.isArray(node) ? parseInt(key, 10) : key]));
}

const isFigure = (text: string): boolean => /^[($-]*\d[\d,.]*(?:%|\)| (?:thousand|million|billion))?$/.test(text);

/** Each digit in turn becomes another. */
function digitChanges(text: string, path: Path, chance: Chance): FilingChange[] {
  if (!isFigure(text)) return [];
  return [...text].flatMap((digit, at) => {
    if (!/\d/.test(digit)) return [];
    const other = (parseInt(digit, 10) + 1 + chance.below(9)) % 10;
    const made = `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
    return [change("digit", path, [text, made])];
  });
}

function signChanges(text: string, path: Path): FilingChange[] {
  if (!/^-?\d[\d.]*$/.test(text) || /^-?[0.]+$/.test(text)) return [];
  return [change("sign", path, [text, text.startsWith("-") ? text.slice(1) : `-${text}`])];
}

const dayChanges = (text: string, path: Path): FilingChange[] =>
  (PLAIN_DATE.test(text) ? [change("period", path, [text, addYears(text, -1)])] : []);

function releaseChanges(filing: EarningsRelease, chance: Chance): FilingChange[] {
  const concepts = filing.tables.flatMap(({ rows }) => rows.flatMap(({ concept }) => concept ?? []));
  const other = <T>(items: readonly T[], one: T): T | undefined => chance.pick(items.filter((item) => item !== one));
  const periods = Object.keys(filing.periods);
  return filing.tables.flatMap((table, t) => [
    ...scaleAndUnit(table, ["tables", t]),
    ...table.columns.map((column, c) => change("period", ["tables", t, "columns", c], [column, other(periods, column)])),
    ...swappedColumns(table.columns.length, t),
    ...table.rows.flatMap((row, r) => [
      ...scaleAndUnit(row, ["tables", t, "rows", r]),
      ...(row.concept === undefined ? []
        : [change("concept", ["tables", t, "rows", r, "concept"], [row.concept, other(concepts, row.concept)])]),
      ...swappedValues(row.values ?? [], ["tables", t, "rows", r, "values"]),
    ]),
  ]).concat(
    filing.guidance.flatMap((item, g) => [
      ...scaleAndUnit(item, ["guidance", g]), change("period", ["guidance", g, "period"], [item.period, other(periods, item.period)]),
      change("concept", ["guidance", g, "concept"], [item.concept, other(concepts, item.concept)]),
    ]),
    filing.claims.flatMap(({ period, against }, c) => [
      change("period", ["claims", c, "period"], [period, other(periods, period)]),
      ...(against === undefined ? [] : [change("period", ["claims", c, "against"], [against, other(periods, against)])]),
    ]),
  );
}

interface Scaled { readonly scale?: number | undefined; readonly unit?: string | undefined }

const scaleAndUnit = ({ scale, unit }: Scaled, path: Path): FilingChange[] => [
  ...(scale === undefined ? [] : [change("scale", [...path, "scale"], [scale, scale === 3 ? 6 : 3])]),
  ...(unit === undefined ? [] : [change("unit", [...path, "unit"], [unit, unit === "USD" ? "EUR" : "USD"])]),
];

/** Two figures of a row trade places. */
function swappedValues(values: readonly (string | null)[], path: Path): FilingChange[] {
  return values.flatMap((value, at): FilingChange[] => {
    const next = values[at + 1];
    if (next === undefined || next === value) return [];
    const made = values.map((one, index) => (index === at ? next : index === at + 1 ? value : one));
    return [change("swapped figures", path, [values, made])];
  });
}

/** Two columns of a table trade their headings. */
function swappedColumns(length: number, table: number): FilingChange[] {
  return Array.from({ length: Math.max(0, length - 1) }, (_, at): FilingChange => ({
    kind: "swapped columns", told: `/tables/${table}: columns ${at} ⇄ ${at + 1}`,
    apply: (filing) => {
      const { columns } = (filing["tables"] as { columns: string[] }[])[table] ?? { columns: [] };
      [columns[at], columns[at + 1]] = [columns[at + 1] ?? "", columns[at] ?? ""];
    },
  }));
}

/** Codes of a form that turn a transaction round. */
function formChanges(filing: Filing, node: unknown = filing, path: Path = []): FilingChange[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, child]): FilingChange[] => {
    const at = [...path, Array.isArray(node) ? parseInt(key, 10) : key];
    const value = (child as Json | null)?.["value"];
    if (key === "transactionAcquiredDisposedCode") return [change("acquired or disposed", [...at, "value"], [value, value === "A" ? "D" : "A"])];
    if (key === "transactionCode") return [change("transaction code", at, [child, child === "S" ? "P" : "S"])];
    if (key === "directOrIndirectOwnership") return [change("direct or indirect", [...at, "value"], [value, value === "D" ? "I" : "D"])];
    return formChanges(filing, child, at);
  });
}
