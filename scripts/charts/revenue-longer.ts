/** How does revenue compare over half years, nine months, fiscal years? */
import { amountLines, revenueOver, type Amount } from "./amounts.ts";
import { chartOf, type ChartDefinition } from "./chart.ts";

const SPANS = ["half", "nine-months", "year"] as const;

const HEAD = {
  id: "revenue-longer",
  title: "Revenue over longer periods",
  description: "A bar for each period, shorter periods above longer ones and each length in the order of time, all on "
    + "the same scale. Periods marked as derived are not printed in the filing: they follow from other periods that "
    + "are, and have a dashed outline.",
};

export const revenueLonger: ChartDefinition = {
  id: HEAD.id,
  build: (report, setting) => {
    if (report.kind !== "earnings-release") return undefined;
    const amounts = SPANS.flatMap((span): Amount[] => revenueOver(report, [span]));
    if (amounts.length < 2) return undefined;
    return chartOf(HEAD, amountLines(amounts, setting), setting.size);
  },
};
