/**
 * What a footnote says, as data that can be computed with. Each reader knows a few unmistakable wordings;
 * anything else is left out, since a term that is wrong is worse than one that is missing. Words are read
 * with single spaces.
 */
import type { FootnoteTerms } from "../../model/ownership.ts";
import { includesIn } from "./terms/includes.ts";
import { planIn } from "./terms/plan.ts";
import { priceRangeIn } from "./terms/price-range.ts";
import { vestingIn } from "./terms/vesting.ts";

/** EDGAR allows a footnote some thousand characters; what is far longer is none that these patterns are made for. */
const LONGEST = 4000;

export function termsIn(footnote: string): FootnoteTerms | undefined {
  const text = footnote.replaceAll(/\s+/g, " ");
  if (text.length > LONGEST) return undefined;
  const read = {
    plan: planIn(text), priceRange: priceRangeIn(text), vesting: vestingIn(text), includes: includesIn(text),
  };
  const terms = Object.entries(read).filter(([, term]) => term !== undefined);
  return terms.length > 0 ? Object.fromEntries(terms) : undefined;
}
