/**
 * What a footnote says, as data that can be computed with. Each reader knows a few unmistakable wordings; anything else
 * is left out, since a term that is wrong is worse than one that is missing. Words are read with single spaces.
 */
import type { FootnoteTerms } from "../../model/ownership.ts";
import { includesIn } from "./terms/includes.ts";
import { planIn } from "./terms/plan.ts";
import { priceRangeIn } from "./terms/price-range.ts";
import { vestingIn } from "./terms/vesting.ts";

export function termsIn(footnote: string): FootnoteTerms | undefined {
  const text = footnote.replaceAll(/\s+/g, " ");
  const [plan, priceRange, vesting, includes] = [planIn(text), priceRangeIn(text), vestingIn(text), includesIn(text)];
  const terms = { ...(plan && { plan }), ...(priceRange && { priceRange }), ...(vesting && { vesting }), ...(includes && { includes }) };
  return Object.keys(terms).length > 0 ? terms : undefined;
}
