/** What does each dollar of revenue go to? */
import { words } from "../lib/words.ts";
import { chartOf, headOf, type ChartDefinition } from "./chart.ts";
import { pairsBody, pairsOf, type PairedMetric } from "./pairs.ts";

const TONES = ["gaap", "gaapPrior"] as const;

const METRICS: readonly PairedMetric[] = [
  { metric: "cost-of-revenue-share", tones: TONES },
  { metric: "research-and-development-share", tones: TONES },
  { metric: "sales-and-marketing-share", tones: TONES },
  { metric: "general-and-administrative-share", tones: TONES },
];

const ID = "expense-mix";

export const expenseMix: ChartDefinition = {
  id: ID,
  build: (report, setting) => {
    if (report.kind !== "earnings-release") return undefined;
    const pairs = pairsOf(report, METRICS);
    return pairs.length < 2 ? undefined : chartOf(headOf(ID, { note: words("chart.expense-mix.note") }), pairsBody(pairs, setting), setting.size);
  },
};
