/**
 * Facts of an OIM report → tables of Filing JSON. A report has no rows and columns, and its presentation is in the
 * taxonomy, which is not read: figures without taxonomy-defined dimensions are grouped by the periods they are told
 * for, since a cell of Filing JSON is never empty (null is a printed dash, and means zero).
 */
import { compareTexts } from "../../lib/order.ts";
import type { Row, Table } from "../../model/earnings-release.ts";
import { lastDay, periodKey, type Period } from "../../model/period.ts";
import { isMonetary, type Unit } from "../../model/unit.ts";
import type { Entity, OimFact } from "./oim-model.ts";
import { localNameOf, prefixOf } from "./oim-names.ts";
import { plainNumber } from "./plain-number.ts";
import { groupBy } from "./series-point.ts";

/** Why a fact stands in no table. */
export type LeftReason =
  | "nil" | "text" | "not-finite" | "dimension" | "other-entity" | "no-days" | "unit-not-writable" | "concept-not-writable"
  | "duplicate" | "note";

export interface LeftFact { readonly id: string; readonly reason: LeftReason }

export interface TableFact {
  readonly id: string;
  readonly concept: string;
  readonly value: string;
  readonly decimals: number | undefined;
  readonly period: Period;
  readonly unit: Unit;
}

export interface SortedFacts { readonly usable: readonly TableFact[]; readonly left: readonly LeftFact[] }

/** The entity that most facts are about. */
export function mainEntity(facts: readonly OimFact[]): Entity | undefined {
  const groups = groupBy(facts.filter(({ entity }) => entity !== undefined), ({ entity }) => entityKey(entity));
  const most = [...groups.values()].toSorted((a, b) => b.length - a.length)[0];
  return most?.[0]?.entity;
}

const entityKey = (entity: Entity | undefined): string => (entity ? `${entity.scheme} ${entity.identifier}` : "");

export function sortFacts(facts: readonly OimFact[]): SortedFacts {
  const own = entityKey(mainEntity(facts));
  const seen = new Set<string>();
  const usable: TableFact[] = [];
  const left: LeftFact[] = [];
  for (const fact of facts) {
    const read = readFigure(fact, own);
    const key = typeof read === "string" ? "" : duplicateKey(read);
    if (typeof read === "string") left.push({ id: fact.id, reason: read });
    else if (seen.has(key)) left.push({ id: fact.id, reason: "duplicate" });
    else usable.push(read);
    seen.add(key);
  }
  return { usable, left };
}

/** Complete duplicates say nothing new; those with other digits are kept, and the build compares them. */
const duplicateKey = ({ concept, value, decimals, period, unit }: TableFact): string =>
  [concept, unit, periodKey(period), value, decimals].join("|");

const CONCEPT = /^[a-z][\w-]*:[A-Z]\w*$/;
const UNIT = /^[A-Za-z]+(?:\/[A-Za-z]+)?$/;

function readFigure(fact: OimFact, ownEntity: string): TableFact | LeftReason {
  const { id, value, unit, period } = fact;
  if (fact.noteId !== undefined) return "note";
  if (entityKey(fact.entity) !== ownEntity) return "other-entity";
  if (value === null) return "nil";
  if (unit === undefined) return "text";
  const plain = plainNumber(value);
  if (plain === undefined) return "not-finite";
  if (Object.keys(fact.dimensions).length > 0) return "dimension";
  if (period === undefined) return "no-days";
  if (!UNIT.test(unit)) return "unit-not-writable";
  const concept = `${prefixOf(fact.concept).toLowerCase()}:${localNameOf(fact.concept)}`;
  return CONCEPT.test(concept) ? { id, concept, value: plain, decimals: fact.decimals, period, unit } : "concept-not-writable";
}

/** The currency that most amounts of money are in. */
export function mainCurrency(facts: readonly TableFact[]): string | undefined {
  const groups = groupBy(facts.filter(({ unit }) => isMonetary(unit)), ({ unit }) => unit);
  return [...groups].toSorted(([a, x], [b, y]) => y.length - x.length || compareTexts(a, b))[0]?.[0];
}

interface TableSettings { readonly currency: string; readonly idOf: (period: Period) => string }
interface Line { readonly first: TableFact; readonly byPeriod: ReadonlyMap<string, TableFact> }

export function buildTables(facts: readonly TableFact[], settings: TableSettings): Table[] {
  const groups = groupBy(linesOf(facts), ({ byPeriod }) => [...byPeriod.keys()].toSorted().join(" "));
  return [...groups.values()].map((lines, at) => tableOf(lines, at, settings));
}

/** One row a concept, unit and decimals; a second value of one period opens a second row, in a table of its own. */
function linesOf(facts: readonly TableFact[]): Line[] {
  const groups = groupBy(facts, ({ concept, unit, decimals }) => [concept, unit, decimals].join("|"));
  return [...groups.values()].flatMap((group) => {
    const lines: Map<string, TableFact>[] = [];
    for (const fact of group) {
      const key = periodKey(fact.period);
      const free = lines.find((line) => !line.has(key));
      if (free === undefined) lines.push(new Map([[key, fact]]));
      else free.set(key, fact);
    }
    return lines.flatMap((byPeriod) => [...byPeriod.values()].slice(0, 1).map((first) => ({ first, byPeriod })));
  });
}

function tableOf(lines: readonly Line[], at: number, { currency, idOf }: TableSettings): Table {
  const periods = [...lines[0]?.byPeriod.values() ?? []].map(({ period }) => period).toSorted(newestFirst);
  const taken = new Map<string, number>();
  return {
    id: at === 0 ? "facts" : `facts-${at + 1}`, role: "other", title: `Facts, group ${at + 1}`, status: [],
    unit: currency, scale: 0, columns: periods.map(idOf),
    rows: lines.map((line) => rowOf(line, { periods, currency, id: freeId(line.first.concept, taken) })),
  };
}

const newestFirst = (a: Period, b: Period): number =>
  compareTexts(lastDay(b), lastDay(a)) || compareTexts(periodKey(b), periodKey(a));

interface RowSettings { readonly periods: readonly Period[]; readonly currency: string; readonly id: string }

function rowOf({ first, byPeriod }: Line, { periods, currency, id }: RowSettings): Row {
  const { concept, unit, decimals } = first;
  const isWritable = decimals !== undefined && Math.abs(decimals) <= 15;
  return {
    id, concept, label: wordsOf(concept), level: 0,
    values: periods.map((period) => byPeriod.get(periodKey(period))?.value ?? null),
    ...(unit !== currency && { unit }), ...(isWritable && { decimals }),
  };
}

const spaced = (concept: string): string =>
  localNameOf(concept).replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2");

/** "ifrs-full:ProfitLossBeforeTax" → "Profit loss before tax": a label for want of the taxonomy's. */
function wordsOf(concept: string): string {
  const [first = "", ...rest] = spaced(concept).split(/[ _]+/);
  return [first, ...rest.map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))].join(" ");
}

function freeId(concept: string, taken: Map<string, number>): string {
  const base = spaced(concept).toLowerCase().replace(/[^a-z\d]+/g, "-").replace(/^-|-$/g, "");
  const before = taken.get(base) ?? 0;
  taken.set(base, before + 1);
  return before === 0 ? base : freeId(`x:${base}-${before + 1}`, taken);
}
