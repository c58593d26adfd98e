/** The trading plan under Rule 10b5-1(c) that the footnotes of a form name. */
import { words } from "../lib/words.ts";
import type { OwnershipFacts } from "../model/metric.ts";
import type { PlainDate } from "../model/plain-date.ts";
import { Missing } from "../model/quantity.ts";

/** The day on which the one plan was adopted. */
export function planAdoption({ form }: OwnershipFacts): PlainDate | Missing {
  const plans = form.footnotes.flatMap(({ terms }) => (terms?.plan === undefined ? [] : [terms.plan]));
  const [adopted, ...others] = new Set(plans.map((plan) => plan.adopted));
  if (adopted === undefined) return new Missing("not-reported", words("gap.no-plan"));
  return others.length === 0 ? adopted : new Missing("not-meaningful", words("gap.several-plans"));
}
