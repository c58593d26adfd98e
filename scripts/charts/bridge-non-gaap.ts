/** How does GAAP net income become non-GAAP net income? */
import { bridgeTo } from "./bridge.ts";

export const bridgeNonGaap = bridgeTo({
  id: "bridge-non-gaap",
  concept: "NonGAAPNetIncome",
});
