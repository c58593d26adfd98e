/** All charts, in the order in which a page shows them. */
import type { Report } from "../model/report.ts";
import { bridgeEbitda } from "./bridge-ebitda.ts";
import { bridgeNonGaap } from "./bridge-non-gaap.ts";
import { cashWalk } from "./cash-walk.ts";
import type { Chart, ChartDefinition, Size } from "./chart.ts";
import type { Design } from "./design.ts";
import { epsTrend, marginTrend, revenueTrend } from "./company-trends.ts";
import { expenseMix } from "./expense-mix.ts";
import { guidance } from "./guidance.ts";
import { guidanceOutcomes } from "./guidance-outcomes.ts";
import { holding } from "./holding.ts";
import { insiderTimeline } from "./insider-timeline.ts";
import { margins } from "./margins.ts";
import { personHoldings } from "./person-holdings.ts";
import { revenue } from "./revenue.ts";
import { revenueLonger } from "./revenue-longer.ts";

export const CHARTS: readonly ChartDefinition[] = [
  revenue, revenueLonger, margins, bridgeNonGaap, bridgeEbitda, expenseMix, cashWalk, guidance, holding,
  revenueTrend, marginTrend, epsTrend, guidanceOutcomes, insiderTimeline, personHoldings,
];

/** The charts for which the Report has the figures; the others are left out. */
export const chartsFor = (report: Report, design: Design, size: Size = "wide"): Chart[] =>
  CHARTS.flatMap(({ build }) => build(report, { design, size }) ?? []);
