/** How does revenue compare over half years, nine months, fiscal years? */
import { amountLines, revenueOver, type Amount } from "./amounts.ts";
import { chartOf, headOf, type ChartDefinition } from "./chart.ts";

const SPANS = ["half", "nine-months", "year"] as const;

const ID = "revenue-longer";

export const revenueLonger: ChartDefinition = {
  id: ID,
  build: (report, setting) => {
    if (report.kind !== "earnings-release") return undefined;
    const amounts = SPANS.flatMap((span): Amount[] => revenueOver(report, [span]));
    if (amounts.length < 2) return undefined;
    return chartOf(headOf(ID), amountLines(amounts, setting), setting.size);
  },
};
