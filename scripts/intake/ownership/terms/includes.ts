/**
 * Shares in a holding that no row of the form reports: "Includes 3,019 shares of Class A Common Stock
 * acquired …". They explain a holding that otherwise does not follow from the rows.
 */
import type { FootnoteTerms } from "../../../model/ownership.ts";
import { plainNumber } from "../leaves.ts";
import { countOf } from "./words.ts";

const COUNT = "(\\d{1,3}(?:,\\d{3})+|\\d{1,12}(?:\\.\\d{1,6})?|[a-z]{3,12}(?:-[a-z]{3,6})?)";
const INCLUDES = new RegExp(`\\b(?:Includes?|Including|Reflects)\\s+(?:an\\s+additional\\s+)?${COUNT}\\s+(?:additional\\s+)?`
  + "(?:shares?|RSUs|restricted\\s+stock\\s+units)\\b", "gi");

export function includesIn(text: string): FootnoteTerms["includes"] {
  const [found, ...others] = [...text.matchAll(INCLUDES)];
  const written = found?.[1] ?? "";
  const count = /^\d/.test(written) ? plainNumber(written) : countOf(written)?.toString();
  return count === undefined || others.length > 0 ? undefined : { shares: count };
}
