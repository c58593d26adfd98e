/** Where did the cash come from, and where did it go? Opening balance, three kinds of activities, closing balance. */
import { words } from "../lib/words.ts";
import type { EarningsReport, ReportFact } from "../model/report.ts";
import { parseDecimal } from "../model/decimal.ts";
import { chartOf, headOf, type Chart, type ChartDefinition, type ChartSetting } from "./chart.ts";
import { periodById } from "./figures.ts";
import { periodLabel, wordsLabel } from "./label.ts";
import { factOfRow, scaleOf, stepItem, sumParts, type RowAt, type SumPart } from "./reconciliation.ts";
import { computeWalk, factFigure, walkBody, type WalkItem } from "./walk.ts";
import { scaleNote } from "./words.ts";

export const cashWalk: ChartDefinition = {
  id: "cash-walk",
  build: (report, setting) => (report.kind === "earnings-release" ? build(report, setting) : undefined),
};

function build(report: EarningsReport, setting: ChartSetting): Chart | undefined {
  const end = closingRow(report);
  const column = end?.table.columns[0];
  const period = column === undefined ? undefined : periodById(report, column);
  const items = end === undefined || column === undefined ? undefined : cashItems(report, end, column);
  if (end === undefined || items === undefined || period === undefined) return undefined;
  const note = scaleNote(end.table.scale, end.table.unit);
  const head = headOf("cash-walk", { period: periodLabel(period), note });
  return chartOf(head, walkBody(computeWalk(items), setting), setting.size);
}

function closingRow(report: EarningsReport): RowAt | undefined {
  for (const table of report.filing.tables.filter(({ role }) => role === "cash-flow")) {
    const row = table.rows.find((one) => one.balance === "end" && one.sum !== undefined);
    if (row !== undefined) return { table, row };
  }
  return undefined;
}

function cashItems(report: EarningsReport, end: RowAt, column: string): WalkItem[] | undefined {
  const closing = factOfRow(report, end, column);
  const parts = sumParts(report, end, column);
  const opening = parts?.find(({ row }) => row.balance === "start");
  if (closing === undefined || parts === undefined || opening === undefined) return undefined;
  const steps = parts.filter((part) => part !== opening).flatMap((part) => activities(report, part, column));
  const scale = scaleOf(end);
  return [
    balance(words("chart.cash-at-beginning"), opening.fact, scale),
    ...steps.map((part) => stepItem(part, scale)),
    balance(words("chart.cash-at-end"), closing, scale),
  ];
}

/** The net change in cash is shown as what it is the sum of; an activity's own sum stays closed. */
function activities(report: EarningsReport, part: SumPart, column: string): SumPart[] {
  if (!/PeriodIncreaseDecrease|:IncreaseDecreaseInCash/.test(part.fact.concept)) return [part];
  return sumParts(report, part, column) ?? [part];
}

const balance = (name: string, fact: ReportFact, scale: number): WalkItem => ({
  kind: "total", name: wordsLabel(name), figure: factFigure(fact, scale), amount: parseDecimal(fact.value),
  tone: "gaap",
});
