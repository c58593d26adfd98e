/**
 * One concept, one value at a period. Rows that share a concept and agree are the same fact in two places; rows that
 * share it and disagree throughout mean different things and get names of their own. A row in which only some figures
 * disagree keeps its concept: that is what an error in one of the two places looks like, and the tie reports it.
 */
import { parseDecimal, powerOfTen, roundHalfUp, type Decimal } from "../../../model/decimal.ts";
import { closingInstant, isInstant, openingInstant, periodKey, type Period } from "../../../model/period.ts";
import { localName } from "../concepts/local-name.ts";
import type { DraftColumn, DraftRow, DraftTable } from "./draft.ts";
import { placesOf } from "../arithmetic/whole-numbers.ts";
import { isNearMiss } from "../arithmetic/near-miss.ts";

interface Known { readonly value: Decimal; readonly decimals: number; readonly unit: string; readonly lexeme: string }

interface Compared { agree: number; opposite: number; disagree: number; near: number }

const ORDER = ["income-statement", "balance-sheet", "cash-flow", "comprehensive-income", "earnings-per-share"];

/** Statements first: what they say is what the other tables repeat. */
export function settleConcepts(tables: readonly DraftTable[]): void {
  const facts = new Map<string, Known>();
  const weight = ({ role, facet }: DraftTable): number => (ORDER.includes(role) ? 0 : 1) + (facet === "" ? 0 : 2);
  const entries = tables.map((table, index) => ({ table, index }))
    .toSorted((a, b) => weight(a.table) - weight(b.table) || a.index - b.index);
  const twins = new Map<string, DraftRow[]>();
  for (const table of tables) for (const row of table.rows) {
    const key = figuresOf(row, table);
    const same = twins.get(key);
    if (same === undefined) twins.set(key, [row]);
    else same.push(row);
  }
  for (const { table } of entries) {
    for (const row of table.rows) settleRow({ table, row, facts, twins });
  }
}

interface Settling {
  readonly table: DraftTable;
  readonly row: DraftRow;
  readonly facts: Map<string, Known>;
  /** Rows by their figures and periods. */
  readonly twins: ReadonlyMap<string, readonly DraftRow[]>;
}

function settleRow(settling: Settling): void {
  const { row, facts, table } = settling;
  if (row.concept === undefined) return;
  const compared = compare(settling, row.concept);
  if (compared.opposite > 0 && compared.agree === 0 && compared.opposite >= compared.disagree) row.negated =
    !row.negated;
  else if (mustDiffer(compared)) row.concept = otherName(settling);
  row.values.forEach((value, column) => {
    const fact = factOf(row, table.columns[column], value);
    if (fact !== undefined && !facts.has(fact.key)) facts.set(fact.key, fact);
  });
}

const mustDiffer = ({ agree, disagree, near }: Compared): boolean => disagree > agree
  && !(near === disagree && disagree === 1);

function compare({ row, facts, table }: Settling, concept: string): Compared {
  const compared: Compared = { agree: 0, opposite: 0, disagree: 0, near: 0 };
  row.values.forEach((value, column) => {
    const fact = factOf({ ...row, concept }, table.columns[column], value);
    const known = fact && facts.get(fact.key);
    if (fact === undefined || known === undefined) return;
    if (known.unit !== fact.unit) compared.disagree += 1;
    else if (agrees(fact.value, known, fact.decimals)) compared.agree += 1;
    else if (agrees(fact.value.negated(), known, fact.decimals)) compared.opposite += 1;
    else {
      compared.disagree += 1;
      if (isNearMiss(fact.lexeme, known.lexeme)) compared.near += 1;
    }
  });
  return compared;
}

/** Equal when both are rounded to the coarser of the two. */
function agrees(value: Decimal, known: Known, decimals: number): boolean {
  const places = Math.min(decimals, known.decimals);
  const away = roundHalfUp(value, places).minus(roundHalfUp(known.value, places)).abs();
  return decimals === known.decimals ? away.isZero() : away.lessThanOrEqualTo(powerOfTen(-places));
}

function factOf(row: DraftRow, column: DraftColumn | undefined, value: DraftRow["values"][number]): (Known & { key: string }) | undefined {
  if (column === undefined || value === undefined || row.concept === undefined) return undefined;
  const lexeme = value ?? "0";
  const printed = parseDecimal(lexeme).times(powerOfTen(row.scale));
  const period = effectivePeriod(column.period, row.balance);
  return {
    key: `${row.concept}|${periodKey(period)}`, value: row.negated ? printed.negated() : printed,
    decimals: placesOf(value ?? row.values.find((other) => typeof other === "string")) - row.scale, unit: row.unit,
    lexeme: lexeme.replace("-", ""),
  };
}

export function effectivePeriod(period: Period, balance: DraftRow["balance"]): Period {
  if (balance === undefined || isInstant(period)) return period;
  return balance === "start" ? openingInstant(period) : closingInstant(period);
}

/** The concept of a row elsewhere with the same figures and a related name; else one that says where the row stands. */
function otherName(settling: Settling): string {
  const { row, table } = settling;
  const concept = row.concept ?? "";
  const local = concept.slice(concept.indexOf(":") + 1);
  const twin = twinOf(settling, local);
  if (twin !== undefined) return twin;
  const heading = localName(row.headings.at(-1) ?? "");
  const title = localName(table.title).slice(0, 60);
  const names = [`${heading}${local}`, `${title}${local}`, `${title}${heading}${local}`, localName(`${row.headings.at(-1) ?? ""} ${row.label}`)]
    .filter((name) => name !== local && !name.startsWith("Unnamed") && name.length < 140);
  for (let count = 2; count < 9; count += 1) names.push(`${local}${count}`);
  row.known = false;
  const free = names.map((name) => `issuer:${name}`).find((name) => !mustDiffer(compare(settling, name)));
  return free ?? `issuer:${local}Line${row.place.line}Column${row.place.column}`;
}

function twinOf({ row, table, twins }: Settling, local: string): string | undefined {
  if (row.values.map((value) => value?.replaceAll(/\D/g, "") ?? "").join("").length < 6) return undefined;
  const related = local.replace(/Expense$/, "");
  return (twins.get(figuresOf(row, table)) ?? []).filter((twin) => twin !== row && twin.concept !== row.concept)
    .map(({ concept }) => concept).find((concept) => concept?.includes(related) === true);
}

const figuresOf = (row: DraftRow, { columns }: DraftTable): string =>
  row.values.map((value, column) => `${columns[column]?.id ?? ""}=${value ?? ""}`).join("|");
