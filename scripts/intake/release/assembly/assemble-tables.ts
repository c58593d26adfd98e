/** The tables of a release, settled: sums, concepts, signs and quotients, each step over all of them. */
import { inferAllocations } from "../arithmetic/infer-allocations.ts";
import { inferFromTwins } from "../arithmetic/infer-from-twins.ts";
import { inferAcross } from "../arithmetic/infer-across.ts";
import { inferPercents } from "../arithmetic/infer-percents.ts";
import { inferQuotients } from "../arithmetic/infer-quotients.ts";
import { inferSums } from "../arithmetic/infer-sums.ts";
import { settleSigns } from "../arithmetic/settle-signs.ts";
import type { ReadTable } from "../table/read-tables.ts";
import { breakCircles } from "./circles.ts";
import type { FiscalFrame } from "./column-groups.ts";
import { draftTables } from "./draft-tables.ts";
import type { DraftTable } from "./draft.ts";
import { settleConcepts } from "./settle-concepts.ts";
import { fillSummed, splitGaps } from "./split-gaps.ts";

export function assembleTables(tables: readonly ReadTable[], frame: FiscalFrame): DraftTable[] {
  const drafts = draftTables(tables, frame);
  for (const table of drafts) {
    inferSums(table);
    nameChanges(table);
    fillSummed(table);
    settleSigns(table);
  }
  settleConcepts(drafts);
  inferAcross(drafts);
  inferFromTwins(drafts);
  inferAllocations(drafts);
  inferQuotients(drafts);
  inferPercents(drafts);
  const split = splitGaps(drafts);
  breakCircles(split);
  return split;
}

/** "Net change" between an opening and a closing balance is the change of that balance. */
function nameChanges({ rows }: DraftTable): void {
  for (const row of rows) {
    const parts = (row.sum ?? []).map((part) => rows.find(({ id }) => id === part.slice(1)));
    const [first, second] = parts;
    if (row.known || parts.length !== 2 || first?.concept === undefined || first.concept !== second?.concept) continue;
    row.concept = `issuer:IncreaseDecreaseIn${first.concept.slice(first.concept.indexOf(":") + 1)}`;
  }
}
