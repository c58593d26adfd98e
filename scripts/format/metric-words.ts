/** What the methodology page says of a metric's basis and of how it is shown. */
import { words, wordsFor } from "../lib/words.ts";
import type { Basis, Metric } from "../model/metric.ts";
import type { Standards } from "../model/report.ts";
import { inTermsOf } from "./standards-words.ts";

export const basisWord = (basis: Basis, standards: Standards = "us-gaap"): string => inTermsOf(standards, `basis.${basis}`);

/** "a percentage, in tenths". Money is shown in the largest scale that leaves a digit before the point. */
export function shownAs({ unit, places }: Pick<Metric, "unit" | "places">): string {
  const kind = words(`shown-as.${unit}`);
  if (unit === "yes-no") return kind;
  return wordsFor(`shown-as.places.${places}`, { kind }) ?? words("shown-as.places", { kind });
}
