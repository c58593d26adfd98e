/** What does each dollar of revenue go to? */
import { chartOf, type ChartDefinition } from "./chart.ts";
import { pairsBody, pairsOf, type PairedMetric } from "./pairs.ts";

const TONES = ["gaap", "gaapPrior"] as const;

const METRICS: readonly PairedMetric[] = [
  { metric: "cost-of-revenue-share", name: "Cost of revenue", tones: TONES },
  { metric: "research-and-development-share", name: "Research and development", tones: TONES },
  { metric: "sales-and-marketing-share", name: "Sales and marketing", tones: TONES },
  { metric: "general-and-administrative-share", name: "General and administrative", tones: TONES },
];

const HEAD = {
  id: "expense-mix",
  title: "Where revenue goes",
  description: "Pairs of bars, each the share of revenue that a kind of expense takes: the quarter reported above the "
    + "same quarter a year before, which is drawn lighter.",
  note: "Share of revenue",
};

export const expenseMix: ChartDefinition = {
  id: HEAD.id,
  build: (report, setting) => {
    if (report.kind !== "earnings-release") return undefined;
    const pairs = pairsOf(report, METRICS);
    return pairs.length < 2 ? undefined : chartOf(HEAD, pairsBody(pairs, setting), setting.size);
  },
};
