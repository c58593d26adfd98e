/** What every kind of tie of a release needs to know. */
import type { FactSet } from "../facts/fact-set.ts";
import { resolveRow } from "../facts/period-algebra.ts";
import type { EarningsRelease } from "../model/earnings-release.ts";
import type { Fact } from "../model/fact.ts";
import { periodKey } from "../model/period.ts";
import type { MetricValue } from "../model/tie.ts";

export interface ReleaseContext {
  readonly filing: EarningsRelease;
  readonly facts: FactSet;
  readonly metrics: readonly MetricValue[];
  /** "Gross profit, Q3 2012" */
  titleOf(fact: Pick<Fact, "label" | "periodId">): string;
  periodLabel(id: string): string;
  /** Title of a metric by its id; undefined for an id that is none. */
  metricTitle(id: string): string | undefined;
  readonly metricIds: readonly string[];
}

/**
 * The fact of a row that a cell's derivation refers to: in the cell's column, or for a row of another table in the
 * column that stands for the same period.
 */
export function factAt(
  { filing, facts }: ReleaseContext, at: { reference: string; table: string; column: string },
): Fact | undefined {
  const path = resolveRow(at.reference, at.table);
  const [tableId = "", rowId = ""] = path.split("/");
  const same = facts.byId(`${tableId}.${rowId}.${at.column}`);
  if (same !== undefined) return same;
  const wanted = filing.periods[at.column];
  const column = filing.tables.find(({ id }) => id === tableId)?.columns
    .find((id) => wanted !== undefined && periodKey(filing.periods[id] ?? { instant: "" }) === periodKey(wanted));
  return column === undefined ? undefined : facts.byId(`${tableId}.${rowId}.${column}`);
}
