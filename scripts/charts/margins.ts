/** What share of revenue is left, under GAAP and as the issuer adjusts it? GAAP stands first (Regulation G). */
import { words } from "../lib/words.ts";
import { chartOf, headOf, type ChartDefinition } from "./chart.ts";
import { pairsBody, pairsOf, type PairedMetric } from "./pairs.ts";

const GAAP = { basis: "gaap", tones: ["gaap", "gaapPrior"] } as const;
const NON_GAAP = { basis: "non-gaap", tones: ["nonGaap", "nonGaapPrior"] } as const;

const METRICS: readonly PairedMetric[] = [
  { metric: "gross-margin", ...GAAP },
  { metric: "non-gaap-gross-margin", ...NON_GAAP },
  { metric: "operating-margin", ...GAAP },
  { metric: "non-gaap-operating-margin", ...NON_GAAP },
  { metric: "net-margin", ...GAAP },
  { metric: "non-gaap-net-margin", ...NON_GAAP },
  { metric: "adjusted-ebitda-margin", ...NON_GAAP },
];

const ID = "margins";

export const margins: ChartDefinition = {
  id: ID,
  build: (report, setting) => {
    if (report.kind !== "earnings-release") return undefined;
    const pairs = pairsOf(report, METRICS);
    return pairs.length === 0 ? undefined : chartOf(headOf(ID, { note: words("chart.margins.note") }, report.standards), pairsBody(pairs, setting), setting.size);
  },
};
