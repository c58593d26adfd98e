/** Guidance as the release gives it: the ends of each range, and the shares that a per-share range assumes. */
import { words } from "../../lib/words.ts";
import type { EarningsReport } from "../../model/report.ts";
import { lookup, periodLabel } from "../../report/view/lookup.ts";
import { factCell } from "./figure-cell.ts";
import { heads, text, type Cell, type Sheet } from "./sheet.ts";

const ENDS = ["low", "high", "shares"] as const;

export function guidanceSheet(report: EarningsReport): Sheet[] {
  const { guidance } = report.filing;
  if (guidance.length === 0) return [];
  const { facts } = lookup(report);
  const figure = (id: string): Cell => {
    const fact = facts.get(id);
    return fact === undefined ? null : factCell(fact);
  };
  const titles = ["measure", "period", ...ENDS].map((key) => words(`workbook.${key}`));
  return [{
    name: words("workbook.sheet.guidance"), frozen: 1, widths: [52, 24],
    rows: [heads(...titles), ...guidance.map(({ id, label, period }) =>
      [text(label), text(periodLabel(report, period)), ...ENDS.map((end) => figure(`guidance.${id}.${end}`))])],
  }];
}
