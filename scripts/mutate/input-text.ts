/** What became of the changes of the Filing JSON, as a table. */
import { OUTCOMES, type InputRun } from "./mutate-input.ts";

const HEADS = ["", "stops the build", "drops a grade", "told by the ledger", "unseen"] as const;

export function inputText({ counts, unseen }: InputRun): string {
  const rows = [HEADS, ...[...counts].map(([kind, count]) =>
    [kind, ...OUTCOMES.map((outcome) => String(count[outcome]))])];
  const widths = HEADS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) =>
    `  ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ")}`);
  return [
    "Filing JSON: what a changed figure, sign, scale, period, concept or unit leads to", ...lines,
    ...(unseen.length === 0 ? ["  nothing passed unseen"] : [`  ${unseen.length} passed unseen:`, ...unseen.map((line) => `  ${line}`)]),
  ].join("\n");
}
