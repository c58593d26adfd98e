/** How deep each row is set in: as printed where the source indents,
  else from headings and the totals that close them. */
import type { SheetRow } from "./sheet.ts";
import { hasValues } from "./wrapped-labels.ts";

const MAX_LEVEL = 8;
const TOTAL = /^(?:sub)?total\b|^net (?:cash|increase|decrease|change|income|loss)|^gross (?:profit|margin)|^(?:income|loss|earnings) (?:\(loss\) )?(?:from|before)|^cash .*\bend\b|^comprehensive/i;

export function levelsOf(rows: readonly SheetRow[], axis: "cells" | "characters"): number[] {
  const tolerance = axis === "cells" ? 2.5 : 0.5;
  const steps = stepsOf(rows.filter(({ label }) => label !== "").map(({ indent }) => indent), tolerance);
  if (steps.length < 2) return structuralLevels(rows);
  const printed = rows
    .map(({ indent }) => Math.min(MAX_LEVEL, steps.findLastIndex((step) => indent >= step - tolerance)));
  return settled(rows, printed.map((level) => Math.max(0, level)));
}

function stepsOf(indents: readonly number[], tolerance: number): number[] {
  const steps: number[] = [];
  for (const indent of indents.toSorted((a, b) => a - b)) {
    if (steps.length === 0 || indent - (steps.at(-1) ?? 0) > tolerance) steps.push(indent);
  }
  return steps;
}

/**
 * Totals are often set in deeper than their parts; they stand at the level of the heading that they close. A heading
 * printed no less deep than what follows it still holds for it.
 */
function settled(rows: readonly SheetRow[], printed: readonly number[]): number[] {
  return printed.map((level, index) => {
    const row = rows[index];
    const before = printed[index - 1] ?? 0;
    if (row !== undefined && hasValues(row) && (TOTAL.test(row.label) || row.label === "") && level > before) return Math.max(0, before - 1);
    return level;
  });
}

/** A heading opens a level; a total closes it. Two headings in a row nest. */
function structuralLevels(rows: readonly SheetRow[]): number[] {
  let level = 0;
  return rows.map((row, index) => {
    if (!hasValues(row)) {
      const nests = index > 0 && !hasValues(rows[index - 1] ?? row);
      const own = nests ? Math.min(level, MAX_LEVEL - 1) : Math.max(0, Math.min(level, 1) - 1);
      level = own + 1;
      return own;
    }
    if (!TOTAL.test(row.label)) return level;
    level = Math.max(0, level - 1);
    return level;
  });
}
