/** How has revenue developed from quarter to quarter? */
import { amountLines, revenueOver } from "./amounts.ts";
import { chartOf, headOf, type ChartDefinition } from "./chart.ts";
import { columnBody, quartersThatFit } from "./columns.ts";

const MOST_QUARTERS = 8;

const ID = "revenue";

export const revenue: ChartDefinition = {
  id: ID,
  build: (report, setting) => {
    if (report.kind !== "earnings-release") return undefined;
    const quarters = revenueOver(report, ["quarter"]).slice(-MOST_QUARTERS);
    if (quarters.length < 2) return undefined;
    const body = setting.size === "compact"
      ? amountLines(quarters, setting) : columnBody(quartersThatFit(quarters, setting), setting);
    return chartOf(headOf(ID), body, setting.size);
  },
};
