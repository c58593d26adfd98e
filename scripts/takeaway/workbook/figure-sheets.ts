/** Figures one a row: those computed, those of derived periods, and printed ones that no table holds. */
import { words } from "../../lib/words.ts";
import { metricById } from "../../metrics/registry.ts";
import type { Report, ReportFact, ReportMetric } from "../../model/report.ts";
import { gradeWord } from "../../report/view/grades.ts";
import { lookup } from "../../report/view/lookup.ts";
import { metricCell, unitFactCell } from "./figure-cell.ts";
import { heads, text, type Row, type Sheet } from "./sheet.ts";

const FIGURE_HEADS = ["figure", "period", "value", "unit"] as const;

const headsOf = (...keys: readonly string[]): Row => heads(...keys.map((key) => words(`workbook.${key}`)));

const factRow = (report: Report, fact: ReportFact): Row =>
  [text(fact.label), text(lookup(report).periods.get(fact.period)?.label ?? ""), unitFactCell(fact), text(fact.unit)];

function factSheet(report: Report, name: string, facts: readonly ReportFact[]): Sheet[] {
  if (facts.length === 0) return [];
  return [{
    name, frozen: 1, widths: [52, 24, 16, 14],
    rows: [headsOf(...FIGURE_HEADS), ...facts.map((fact) => factRow(report, fact))],
  }];
}

/** What period algebra makes of the printed figures. */
export const derivedSheet = (report: Report): Sheet[] => factSheet(report, words("workbook.sheet.derived"),
  report.facts.filter(({ trace }) => trace !== undefined));

/** Printed figures outside the sheets given, as the price range in a footnote is. */
export function otherFacts(report: Report, sheets: readonly Sheet[]): Sheet[] {
  const cells = sheets.flatMap(({ rows }) => rows.flat()).flatMap((cell) => (cell?.kind === "figure" ? [cell] : []));
  const placed = new Set(cells.map(({ ref }) => ref));
  const isPlaced = ({ id, shown }: ReportFact): boolean =>
    placed.has(shown.ref) || cells.some(({ ref }) => ref.endsWith(`.${id}:recomputed`));
  return factSheet(report, words("workbook.sheet.other"),
    report.facts.filter((fact) => fact.trace === undefined && !isPlaced(fact)));
}

export function computedSheet(report: Report): Sheet[] {
  if (report.metrics.length === 0) return [];
  return [{
    name: words("workbook.sheet.computed"), frozen: 1, widths: [44, 24, 16, 18, 16, 90],
    rows: [headsOf("figure", "period", "value", "published", "grade", "formula"),
      ...report.metrics.map((metric) => metricRow(report, metric))],
  }];
}

function metricRow(report: Report, metric: ReportMetric): Row {
  const { id, title, period, shown, grade, gap } = metric;
  return [
    text(title), text(lookup(report).periods.get(period)?.label ?? ""), metricCell(metric), text(shown?.text ?? ""),
    text(grade === null ? "" : gradeWord(grade)), text(gap?.reason ?? metricById(id)?.formula ?? "", "note"),
  ];
}
