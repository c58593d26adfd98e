/** How has revenue developed from quarter to quarter? */
import { amountLines, revenueOver } from "./amounts.ts";
import { chartOf, type ChartDefinition } from "./chart.ts";
import { columnBody, quartersThatFit } from "./columns.ts";

const MOST_QUARTERS = 8;

const HEAD = {
  id: "revenue",
  title: "Revenue by quarter",
  description: "A bar for each quarter, in the order of time; a gap stands for quarters that the filing says nothing "
    + "of. Quarters marked as derived are not printed in the filing: they follow from longer periods that are, and "
    + "have a dashed outline.",
};

export const revenue: ChartDefinition = {
  id: HEAD.id,
  build: (report, setting) => {
    if (report.kind !== "earnings-release") return undefined;
    const quarters = revenueOver(report, ["quarter"]).slice(-MOST_QUARTERS);
    if (quarters.length < 2) return undefined;
    const body = setting.size === "wide"
      ? columnBody(quartersThatFit(quarters, setting), setting) : amountLines(quarters, setting);
    return chartOf(HEAD, body, setting.size);
  },
};
