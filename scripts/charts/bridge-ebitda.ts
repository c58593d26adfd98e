/** How does net income become adjusted EBITDA? */
import { bridgeTo } from "./bridge.ts";

export const bridgeEbitda = bridgeTo({
  id: "bridge-ebitda",
  concept: "AdjustedEBITDA",
});
