/** What did the issuer expect, and what came of it? */
import { words } from "../lib/words.ts";
import { parseDecimal } from "../model/decimal.ts";
import type { CompanyReport, GuidanceOutcome } from "../model/collection-report.ts";
import { isMonetary } from "../model/unit.ts";
import { chartOf, headOf, type ChartDefinition } from "./chart.ts";
import { factById, periodById } from "./figures.ts";
import { figureLabel, moneyShown, nameLabel, periodLabel, wordsLabel } from "./label.ts";
import { rangesBody, type RangeBlock } from "./ranges.ts";

const MOST_BLOCKS = 6;

const ID = "guidance-outcomes";

export const guidanceOutcomes: ChartDefinition = {
  id: ID,
  build: (report, setting) => {
    if (report.kind !== "company") return undefined;
    const blocks = report.guidance.flatMap((outcome, at) => blockOf(report, outcome, `/guidance/${at}/label`) ?? []);
    const newest = blocks.slice(0, MOST_BLOCKS);
    return newest.length === 0 ? undefined : chartOf(headOf(ID), rangesBody(newest, setting), setting.size);
  },
};

function blockOf(report: CompanyReport, outcome: GuidanceOutcome, pointer: string): RangeBlock | undefined {
  const [low, high, actual] = [outcome.low, outcome.high, outcome.actual ?? ""].map((id) => factById(report, id));
  const period = periodById(report, outcome.period);
  if (low === undefined || high === undefined || actual === undefined || period === undefined) return undefined;
  if (!isMonetary(low.unit)) return undefined;
  const end = (fact: typeof low): { at: ReturnType<typeof parseDecimal>; label: ReturnType<typeof figureLabel> } =>
    ({ at: parseDecimal(fact.value), label: figureLabel(moneyShown(fact)) });
  return {
    heading: [nameLabel(outcome.label, pointer), periodLabel(period)],
    items: [
      { name: wordsLabel(words("chart.companys-range")), derived: false, low: end(low), high: end(high) },
      { name: wordsLabel(words("chart.reported-figure")), derived: false, high: end(actual) },
    ],
  };
}
