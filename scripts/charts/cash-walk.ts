/** Where did the cash come from, and where did it go? Opening balance, three kinds of activities, closing balance. */
import type { EarningsReport, ReportFact } from "../model/report.ts";
import { parseDecimal } from "../model/decimal.ts";
import { chartOf, type Chart, type ChartDefinition, type ChartSetting } from "./chart.ts";
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
  const head = {
    id: "cash-walk", title: "How cash changed", period: periodLabel(period),
    description: "A walk from top to bottom: it starts at the cash held at the beginning of the period, each bar adds "
      + "or takes away the net cash of a kind of activity, and it ends at the cash held at the end.",
    note: scaleNote(end.table.scale, end.table.unit),
  };
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
    balance("Cash at the beginning", opening.fact, scale),
    ...steps.map((part) => stepItem(part, scale)),
    balance("Cash at the end", closing, scale),
  ];
}

/** The net change in cash is shown as what it is the sum of; an activity's own sum stays closed. */
function activities(report: EarningsReport, part: SumPart, column: string): SumPart[] {
  if (!/PeriodIncreaseDecrease/.test(part.fact.concept)) return [part];
  return sumParts(report, part, column) ?? [part];
}

const balance = (name: string, fact: ReportFact, scale: number): WalkItem => ({
  kind: "total", name: wordsLabel(name), figure: factFigure(fact, scale), amount: parseDecimal(fact.value),
  tone: "gaap",
});
