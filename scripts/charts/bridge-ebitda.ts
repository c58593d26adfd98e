/** How does net income become adjusted EBITDA? */
import { bridgeTo } from "./bridge.ts";

export const bridgeEbitda = bridgeTo({
  id: "bridge-ebitda",
  title: "From net income to adjusted EBITDA",
  description: "A walk from top to bottom: it starts at GAAP net income, each bar adds or takes away an item of the "
    + "issuer's reconciliation, passes EBITDA and ends at adjusted EBITDA.",
  concept: "AdjustedEBITDA",
});
