/** What share of revenue is left, under GAAP and as the issuer adjusts it? GAAP stands first (Regulation G). */
import { chartOf, type ChartDefinition } from "./chart.ts";
import { pairsBody, pairsOf, type PairedMetric } from "./pairs.ts";

const GAAP = { aside: "GAAP", tones: ["gaap", "gaapPrior"] } as const;
const NON_GAAP = { aside: "non-GAAP", tones: ["nonGaap", "nonGaapPrior"] } as const;

const METRICS: readonly PairedMetric[] = [
  { metric: "gross-margin", name: "Gross margin", ...GAAP },
  { metric: "non-gaap-gross-margin", name: "Gross margin", ...NON_GAAP },
  { metric: "operating-margin", name: "Operating margin", ...GAAP },
  { metric: "non-gaap-operating-margin", name: "Operating margin", ...NON_GAAP },
  { metric: "net-margin", name: "Net margin", ...GAAP },
  { metric: "non-gaap-net-margin", name: "Net margin", ...NON_GAAP },
  { metric: "adjusted-ebitda-margin", name: "Adjusted EBITDA", ...NON_GAAP },
];

const HEAD = {
  id: "margins",
  title: "Margins, GAAP beside non-GAAP",
  description: "Pairs of bars, each the share of revenue that is left: the quarter reported above the same quarter a "
    + "year before, which is drawn lighter. Each GAAP margin stands before its non-GAAP counterpart.",
  note: "Share of revenue",
};

export const margins: ChartDefinition = {
  id: HEAD.id,
  build: (report, setting) => {
    if (report.kind !== "earnings-release") return undefined;
    const pairs = pairsOf(report, METRICS);
    return pairs.length === 0 ? undefined : chartOf(HEAD, pairsBody(pairs, setting), setting.size);
  },
};
