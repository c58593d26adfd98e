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
const ALONE = "margins-alone";

export const margins: ChartDefinition = {
  id: ID,
  build: (report, setting) => {
    if (report.kind !== "earnings-release") return undefined;
    const pairs = pairsOf(report, METRICS);
    if (pairs.length === 0) return undefined;
    // An issuer that adjusts nothing has no margins beside those of its standards.
    const name = pairs.some(({ basis }) => basis === "non-gaap") ? ID : ALONE;
    const head = headOf(name, { note: words("chart.margins.note") }, report.standards);
    return chartOf({ ...head, id: ID }, pairsBody(pairs, setting), setting.size);
  },
};
