/** Earnings release → facts: one for every printed value of its tables, and for every end of its guidance. */
import { words } from "../lib/words.ts";
import type { EarningsRelease, Guidance, Row, Table } from "../model/earnings-release.ts";
import { ZERO, fractionDigits, parseDecimal, powerOfTen } from "../model/decimal.ts";
import type { Fact } from "../model/fact.ts";
import { isExactByNature } from "../model/stock-split.ts";
import { closingInstant, isInstant, openingInstant, type Period } from "../model/period.ts";
import { exactly, rounded } from "../model/quantity.ts";

export function factsOfRelease(filing: EarningsRelease): Fact[] {
  const tables = filing.tables.flatMap((table, index) => factsOfTable(filing, table, index));
  return [...tables, ...filing.guidance.flatMap((item, index) => factsOfGuidance(filing, item, index))];
}

function factsOfTable(filing: EarningsRelease, table: Table, tableIndex: number): Fact[] {
  const labels = labelsIn(table);
  return table.rows.flatMap((row, rowIndex) => {
    const { concept, values } = row;
    if (concept === undefined || values === undefined) return [];
    return table.columns.map((column, index) => {
      const pointer = `/tables/${tableIndex}/rows/${rowIndex}/values/${index}`;
      const label = labels[rowIndex] ?? row.label;
      const lexeme = values[index] ?? null;
      return factOfCell({ filing, table, row: { ...row, concept }, label, column, lexeme, pointer });
    });
  });
}

interface Cell {
  filing: EarningsRelease;
  table: Table;
  row: Row & { concept: string };
  label: string;
  column: string;
  lexeme: string | null;
  pointer: string;
}

function factOfCell({ filing, table, row, label, column, lexeme, pointer }: Cell): Fact {
  const id = `${table.id}.${row.id}.${column}`;
  const scale = row.scale ?? table.scale;
  const unit = row.unit ?? table.unit;
  const decimals = isExactByNature(row.concept) ? undefined : decimalsOfCell(row, table, lexeme);
  const printed = lexeme === null ? ZERO : parseDecimal(lexeme).times(powerOfTen(scale));
  const value = row.negated === true ? printed.negated().plus(ZERO) : printed;
  const { period, periodId } = balancePeriod(filing, row, column);
  return {
    id, concept: row.concept, label, periodId, period, unit, lexeme, scale, decimals,
    negated: row.negated === true,
    quantity: decimals === undefined ? exactly(value, { unit, trace: { op: "fact", fact: id } })
      : rounded(value, decimals, { unit, trace: { op: "fact", fact: id } }),
    place: { part: table.title, row: row.label, column, pointer },
    ...(unit === table.unit && scale !== table.scale ? { isOffScale: true } : {}),
  };
}

/** Each row's label; where another row of the table has the same ("Basic"), under its heading: "Per share: Basic". */
function labelsIn({ rows }: Table): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { label } of rows) (seen.has(label) ? twice : seen).add(label);
  /** Those above the row, the last of each level that nothing of a lower level has come after. */
  let headings: readonly Row[] = [];
  return rows.map((row) => {
    const heading = headings.findLast(({ level }) => level < row.level);
    if (row.values === undefined) headings = [...headings.filter(({ level }) => level < row.level), row];
    if (heading === undefined || !twice.has(row.label)) return row.label.trim();
    return `${heading.label.trim().replace(/:$/, "")}: ${row.label.trim()}`;
  });
}

/**
 * The decimals that the document vouches for, else those of the printed digits. A printed dash has no digits of its
 * own: it stands for zero at the places that the rest of its row shows.
 */
function decimalsOfCell(row: Row, table: Table, lexeme: string | null): number {
  const isOfTable = row.unit === undefined && row.scale === undefined;
  const vouched = row.decimals ?? (isOfTable ? table.decimals : undefined);
  if (vouched !== undefined) return vouched;
  const shown = lexeme ?? row.values?.find((value) => value !== null) ?? "0";
  return fractionDigits(shown) - (row.scale ?? table.scale);
}

/** In a table of durations an opening or closing balance is a fact of the day before the start, or of the last day. */
function balancePeriod(filing: EarningsRelease, row: Row, column: string): { period: Period; periodId: string } {
  const period = periodNamed(filing, column);
  if (row.balance === undefined || isInstant(period)) return { period, periodId: column };
  const instant = row.balance === "start" ? openingInstant(period) : closingInstant(period);
  return { period: instant, periodId: instant.instant };
}

/** The store has checked that every period id is declared; a gap here is a defect of ours. */
export function periodNamed(filing: EarningsRelease, id: string): Period {
  const period = filing.periods[id];
  if (period === undefined) throw new RangeError(`period ${id} is not declared in ${filing.id}`);
  return period;
}

type GuidanceEnd = "low" | "high";

function factsOfGuidance(filing: EarningsRelease, item: Guidance, index: number): Fact[] {
  const ends = (["low", "high"] as const).map((end) => guidanceFact(filing, item, { end, index }));
  const shares = item.shares;
  if (shares === undefined) return ends;
  const id = `guidance.${item.id}.shares`;
  const unit = "shares";
  return [...ends, {
    ...guidanceBase(filing, item), id, unit, concept: shares.concept, label: words("guidance.shares-assumed-for", { measure: item.label }),
    lexeme: shares.value, scale: shares.scale, decimals: fractionDigits(shares.value) - shares.scale,
    quantity: scaled(shares.value, shares.scale, { unit, id }),
    place: { part: words("guidance.part"), row: item.label, column: words("guidance.share-count"), pointer: `/guidance/${index}/shares/value` },
  }];
}

function guidanceFact(filing: EarningsRelease, item: Guidance, at: { end: GuidanceEnd; index: number }): Fact {
  const id = `guidance.${item.id}.${at.end}`;
  const lexeme = item[at.end];
  return {
    ...guidanceBase(filing, item), id, unit: item.unit, concept: item.concept, label: words(`guidance.${at.end}-end-of`, { measure: item.label }),
    lexeme, scale: item.scale, decimals: fractionDigits(lexeme) - item.scale,
    quantity: scaled(lexeme, item.scale, { unit: item.unit, id }),
    place: { part: words("guidance.part"), row: item.label, column: words(`guidance.${at.end}`), pointer: `/guidance/${at.index}/${at.end}` },
  };
}

const guidanceBase = (filing: EarningsRelease, item: Guidance): Pick<Fact, "periodId" | "period" | "negated"> =>
  ({ periodId: item.period, period: periodNamed(filing, item.period), negated: false });

const scaled = (lexeme: string, scale: number, { unit, id }: { unit: string; id: string }): Fact["quantity"] =>
  rounded(parseDecimal(lexeme).times(powerOfTen(scale)), fractionDigits(lexeme) - scale,
    { unit, trace: { op: "fact", fact: id } });

/** Guidance looks forward: its figures are no facts of the period and take no part in duplicates or metrics. */
export const isGuidance = (fact: Fact): boolean => fact.id.startsWith("guidance.");
