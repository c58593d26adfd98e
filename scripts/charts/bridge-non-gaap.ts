/** How does GAAP net income become non-GAAP net income? */
import { bridgeTo } from "./bridge.ts";

export const bridgeNonGaap = bridgeTo({
  id: "bridge-non-gaap",
  title: "From GAAP to non-GAAP net income",
  description: "A walk from top to bottom: it starts at GAAP net income, each bar adds or takes away an item of the "
    + "issuer's reconciliation, and it ends at non-GAAP net income.",
  concept: "NonGAAPNetIncome",
});
