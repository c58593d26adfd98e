/**
 * The day on which a trading plan under Rule 10b5-1(c) was adopted. Read only where the sentence says of the
 * plan itself that it was adopted on that day, and where no other adoption, amendment or end is spoken of.
 */
import type { FootnoteTerms } from "../../../model/ownership.ts";
import { DAY, dayOf } from "./words.ts";

const KINDS = "(?:trading|sales?|purchase|selling|stock|share|written|instruction|pre-?arranged|plan)";
const PLAN = `10b5-1(?:\\(c\\))?\\)?,?\\s+(?:${KINDS}\\s+)*(?:plan|arrangement|instruction)s?(?:\\s+\\([^)]{1,40}\\))?`;
const ADOPTED = "(?:adopted|entered\\s+into|established)";
const WAS = "(?:(?:that|which)\\s+)?(?:(?:was|were|had been|has been)\\s+)?(?:(?:previously|duly)\\s+)?";
const BY = "(?:\\s+by\\s+[^.;,]{1,80}?(?:,\\s*(?:Inc|L\\.?P|LLC|Ltd)\\.?,?)?)?";

/** "… 10b5-1 trading plan, which was previously adopted by the Reporting Person on February 21, 2013" */
const PLAN_FIRST = new RegExp(`${PLAN},?\\s+${WAS}${ADOPTED}${BY},?\\s+on\\s+(${DAY})`, "gi");
/** "On February 21, 2013, the Reporting Person adopted a Rule 10b5-1 trading plan" */
const DAY_FIRST = new RegExp(`\\bon\\s+(${DAY}),?\\s+[^.;]{1,80}?\\b${ADOPTED}\\s+(?:a|the|his|her|its|their)\\s+`
  + `(?:[a-z-]+\\s+){0,3}?(?:Rule\\s+)?${PLAN}`, "gi");

const UNSURE = /\b(?:amend|modif|terminat|replac|cancel|supersed)|\bnot\s+(?:been\s+)?adopted/i;

export function planIn(text: string): FootnoteTerms["plan"] {
  if (UNSURE.test(text)) return undefined;
  const found = [...text.matchAll(PLAN_FIRST), ...text.matchAll(DAY_FIRST)];
  const [adopted, ...others] = new Set(found.map((match) => dayOf(match[1] ?? "")));
  return adopted === undefined || others.length > 0 ? undefined : { rule: "10b5-1", adopted };
}
