/** What does the issuer expect, and how does it fit what is known? */
import { words } from "../lib/words.ts";
import { parseDecimal } from "../model/decimal.ts";
import type { Guidance } from "../model/earnings-release.ts";
import { addDays } from "../model/plain-date.ts";
import type { EarningsReport, ReportFact, ReportPeriod, Shown } from "../model/report.ts";
import { isMonetary } from "../model/unit.ts";
import { derivedWord } from "./amounts.ts";
import { chartOf, headOf, type ChartDefinition, type Label } from "./chart.ts";
import { factAt, factById, isDerived, periodById } from "./figures.ts";
import { figureLabel, moneyShown, nameLabel, periodLabel, wordsLabel } from "./label.ts";
import { rangesBody, type RangeBlock, type RangeItem } from "./ranges.ts";

const ID = "guidance";

export const guidance: ChartDefinition = {
  id: ID,
  build: (report, setting) => {
    if (report.kind !== "earnings-release") return undefined;
    const blocks = report.filing.guidance.flatMap((item, at) =>
      (isMonetary(item.unit) ? blockOf(report, item, `/guidance/${at}/label`) ?? [] : []));
    return blocks.length === 0 ? undefined : chartOf(headOf(ID), rangesBody(blocks, setting), setting.size);
  },
};

function blockOf(report: EarningsReport, item: Guidance, pointer: string): RangeBlock | undefined {
  const period = periodById(report, item.period);
  const [low, high] = [factById(report, `guidance.${item.id}.low`), factById(report, `guidance.${item.id}.high`)];
  if (period === undefined || low === undefined || high === undefined) return undefined;
  const own = rangeItem(wordsLabel(words("chart.companys-range")), [moneyShown(low), moneyShown(high)], false);
  return {
    heading: [nameLabel(item.label, pointer), periodLabel(period)],
    items: [own, ...impliedRange(report, item, period), ...pastFigures(report, item, period)],
  };
}

function rangeItem(name: Label, [low, high]: readonly [Shown, Shown], derived: boolean): RangeItem {
  return {
    name, derived, low: { at: parseDecimal(low.value), label: figureLabel(low) },
    high: { at: parseDecimal(high.value), label: figureLabel(high) },
  };
}

/** What the range for the year leaves for this quarter, where this quarter is all that is left of the year. */
function impliedRange(report: EarningsReport, item: Guidance, quarter: ReportPeriod): RangeItem[] {
  return report.filing.guidance.flatMap((other) => {
    const year = periodById(report, other.period);
    if (other.concept !== item.concept || year?.span !== "year" || year.end !== quarter.end) return [];
    if (quarter.span !== "quarter" || !reachesUpTo(report, other, quarter)) return [];
    const [low, high] = (["low", "high"] as const).map((end) =>
      report.metrics.find(({ key }) => key === `implied-next-quarter-${end}@${other.id}`)?.shown ?? undefined);
    if (low === undefined || high === undefined) return [];
    return [rangeItem(wordsLabel(words("chart.implied-by-year")), [low, high], true)];
  });
}

/** Is the year known up to the day before the quarter? */
const reachesUpTo = (report: EarningsReport, year: Guidance, quarter: ReportPeriod): boolean =>
  report.periods.some((period) => period.start === periodById(report, year.period)?.start && quarter.start !== null
    && addDays(period.end, 1) === quarter.start && factAt(report, year.concept, period.id) !== undefined);

/**
 * For a quarter: the quarter reported and the one a year before. For a year: the year so far and the year before, which
 * are one after a fourth quarter.
 */
function pastFigures(report: EarningsReport, item: Guidance, guided: ReportPeriod): RangeItem[] {
  const soFar = guided.span === "year" ? report.yearToDate : report.current;
  const before = report.periods.find((period) => period.span === guided.span && isYearEarlier(period, guided));
  const ids = new Set([soFar, before?.id ?? null]);
  return [...ids].flatMap((id) => {
    const period = id === null ? undefined : periodById(report, id);
    const fact = id === null ? undefined : factAt(report, item.concept, id);
    return period === undefined || fact === undefined ? [] : [pointItem(period, fact)];
  });
}

/** The end lies a year before, give or take the week by which 52- and 53-week years shift. */
function isYearEarlier(period: ReportPeriod, later: ReportPeriod): boolean {
  return period.end > addDays(later.end, -374) && period.end < addDays(later.end, -356);
}

function pointItem(period: ReportPeriod, fact: ReportFact): RangeItem {
  const derived = isDerived(fact);
  const value = parseDecimal(fact.value);
  return {
    name: periodLabel(period), aside: derived ? derivedWord() : words("chart.reported"), derived,
    high: { at: value, label: figureLabel(moneyShown(fact)) },
  };
}
