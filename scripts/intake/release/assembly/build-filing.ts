/** Draft tables and prose → Filing JSON of kind "earnings-release". */
import type { Claim, EarningsRelease, Guidance, Row, Table } from "../../../model/earnings-release.ts";
import type { Period } from "../../../model/period.ts";
import { idOf } from "../concepts/local-name.ts";
import type { DraftRow, DraftTable } from "./draft.ts";

export interface FilingParts {
  readonly id: string;
  readonly issuer: EarningsRelease["issuer"];
  readonly source: EarningsRelease["source"];
  readonly fiscal: EarningsRelease["fiscal"];
  readonly currency: string;
  readonly tables: readonly DraftTable[];
  /** Periods that only the prose speaks of. */
  readonly periods: ReadonlyMap<string, Period>;
  readonly guidance: readonly Guidance[];
  readonly claims: readonly Claim[];
}

export const prefixOf = (ticker: string): string => ticker.toLowerCase().replaceAll(/[^a-z0-9]/g, "").replace(/^\d+/, "") || "issuer";

/** "issuer:EBITDA" → "qlys:EBITDA". */
export const prefixed = (concept: string, ticker: string): string => concept.replace(/^issuer:/, `${prefixOf(ticker)}:`);

export function buildFiling(parts: FilingParts): EarningsRelease {
  const { ticker = "" } = parts.issuer;
  return {
    $schema: "../../schemas/earnings-release.json", kind: "earnings-release", id: parts.id,
    issuer: { ...parts.issuer,
      prefix: prefixOf(ticker) }, source: parts.source, fiscal: parts.fiscal, currency: parts.currency,
    periods: periodsOf(parts), tables: parts.tables.map((table) => tableOf(table, parts.tables, ticker)),
    guidance: parts.guidance.map((item) => ({ ...item, concept: prefixed(item.concept, ticker) })),
    claims: parts.claims.map((claim) => ({ ...claim, measure: claim.measure.replaceAll(/(^|[:/])issuer:/g, `$1${prefixOf(ticker)}:`) })),
    waivers: [],
  };
}

function periodsOf({ tables, periods }: FilingParts): EarningsRelease["periods"] {
  const all = new Map<string, Period>();
  for (const { columns } of tables) for (const { id, period } of columns) all.set(id, period);
  for (const [id, period] of periods) if (!all.has(id)) all.set(id, period);
  return Object.fromEntries(all);
}

function tableOf(table: DraftTable, tables: readonly DraftTable[], ticker: string): Table {
  const restated = table.columns.filter((column) => column.restated).map(({ id }) => id);
  const footnotes = footnotesOf(table, tables);
  return {
    id: table.id, role: table.role, title: table.facet === "" ? table.title : `${table.title} (${table.facet})`, status: [...table.status],
    ...(restated.length > 0 && { restated }), unit: table.unit, scale: table.scale, columns: table.columns
      .map(({ id }) => id),
    rows: table.rows.map((row) =>
      rowOf(row, table, { ticker, marks: new Map(footnotes.map(({ mark, id }) => [mark, id])) })),
    ...(footnotes.length > 0 && { footnotes }),
  };
}

/** Marks that lead to a table which spells them out. */
function footnotesOf(table: DraftTable, tables: readonly DraftTable[]): NonNullable<Table["footnotes"]> {
  const marks = new Set(table.rows.flatMap((row) => row.marks));
  const next = tables.find(({ mark, grid }) => mark !== undefined && marks.has(mark) && grid > table.grid
    && grid <= table.grid + 2);
  if (next?.mark === undefined) return [];
  return [{ id: `note-${idOf(next.mark, "1")}`, mark: next.mark, table: next.id }];
}

interface RowFrame { readonly ticker: string; readonly marks: ReadonlyMap<string, string> }

function rowOf(row: DraftRow, table: DraftTable, { ticker, marks }: RowFrame): Row {
  const head = { id: row.id, label: row.label, level: Math.min(8, row.level) };
  if (row.kind === "heading" || row.concept === undefined) return head;
  const footnotes = row.marks.flatMap((mark) => marks.get(mark) ?? []);
  const isOther = row.unit !== table.unit || row.scale !== table.scale;
  return {
    ...head, concept: prefixed(row.concept, ticker), values: row.values.map((value) => value ?? null),
    ...(isOther && { unit: row.unit, scale: row.scale }), ...(row.negated && { negated: true as const }),
    ...(row.balance && { balance: row.balance }), ...(footnotes.length > 0 && { footnotes }),
    ...derivationOf(row),
  };
}

function derivationOf({ sum, quotient, allocation }: DraftRow): Pick<Row, "sum" | "quotient" | "allocation"> {
  if (sum !== undefined) return { sum };
  if (quotient !== undefined) return { quotient };
  return allocation === undefined ? {} : { allocation };
}
