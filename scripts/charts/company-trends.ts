/** How has a company done over all the quarters that its filings tell of? */
import { words } from "../lib/words.ts";
import { conceptsLike } from "../model/concept-equivalents.ts";
import type { CompanyReport } from "../model/collection-report.ts";
import type { ReportPeriod } from "../model/report.ts";
import { chartOf, headOf, type ChartDefinition } from "./chart.ts";
import type { Tone } from "./design.ts";
import { metricAt } from "./figures.ts";
import { moneyShown } from "./label.ts";
import { columnTrend, lineTrend, type TrendLine, type TrendPoint } from "./trend.ts";

const quartersOf = (report: CompanyReport): ReportPeriod[] => report.periods.filter(({ span }) => span === "quarter");

/** The first of the concepts that the company reports, quarter by quarter, oldest first. */
function pointsOf(report: CompanyReport, concepts: readonly string[]): TrendPoint[] {
  const byPeriod = new Map(concepts.map((concept) => [concept, new Map(report.facts
    .filter((fact) => fact.concept === concept && !fact.id.startsWith("guidance.") && !isPast(report, fact.id))
    .map((fact) => [fact.period, fact]))]));
  return quartersOf(report).flatMap((period) => {
    const fact = concepts.flatMap((concept) => byPeriod.get(concept)?.get(period.id) ?? [])[0];
    return fact === undefined ? [] : [{ period, value: fact.value, shown: moneyShown(fact),
      derived: fact.place === undefined && !isConverted(report, fact.id) }];
  });
}

/** A later filing prints it anew, or a stock split has changed what a share is. */
const isPast = ({ ties, converted }: CompanyReport, id: string): boolean =>
  ties.some(({ fact }) => fact === id) || converted.some(({ before }) => before === id);

const isConverted = ({ converted }: CompanyReport, id: string): boolean => converted.some(({ after }) => after === id);

const columns = (id: string, measure: string, concept: string): ChartDefinition => ({
  id,
  build: (report, setting) => {
    const points = report.kind === "company" ? pointsOf(report, conceptsLike(concept)) : [];
    if (points.length < 2) return undefined;
    return chartOf(headOf(id), columnTrend({ name: words(`measure.${measure}`), tone: "gaap", points }, setting),
      setting.size);
  },
});

export const revenueTrend = columns("revenue-trend", "revenues", "us-gaap:Revenues");
export const epsTrend = columns("eps-trend", "diluted-eps", "us-gaap:EarningsPerShareDiluted");

const MARGINS: readonly { readonly id: string; readonly tone: Tone }[] = [
  { id: "gross-margin", tone: "series1" },
  { id: "operating-margin", tone: "series3" },
  { id: "net-margin", tone: "series4" },
];

export const marginTrend: ChartDefinition = {
  id: "margin-trend",
  build: (report, setting) => {
    if (report.kind !== "company") return undefined;
    const quarters = quartersOf(report);
    const lines = MARGINS.map(({ id, tone }): TrendLine => ({
      name: words(`chart.margin.${id}`), tone, points: quarters.flatMap((period) => {
        const metric = metricAt(report, id, period.id);
        return metric === undefined ? [] : [{ period, value: metric.value, shown: metric.shown,
          derived: period.derived }];
      }),
    })).filter(({ points }) => points.length > 1);
    const known = quarters.filter(({ id }) => lines.some(({ points }) => points.some(({ period }) =>
      period.id === id)));
    if (lines.length === 0) return undefined;
    const head = headOf("margin-trend", { note: words("chart.margin-trend.note") });
    return chartOf(head, lineTrend(lines, known, setting), setting.size);
  },
};
