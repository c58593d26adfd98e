/** What a claim's measure comes to by the filing's facts and metrics, and what it is called. */
import { words } from "../lib/words.ts";
import type { Claim } from "../model/earnings-release.ts";
import { isAgainstBase, parseMeasure, type Measure } from "../model/measure.ts";
import type { Period } from "../model/period.ts";
import { Missing, UnitError, type Figure } from "../model/quantity.ts";
import { periodNamed } from "../facts/release-facts.ts";
import type { ReleaseContext } from "./context.ts";

/** Parses the measure; the store has checked its form, except where a claim is only being tried. */
export const measureOf = ({ measure }: Claim): Measure =>
  parseMeasure(measure) ?? { kind: "concept", concept: measure };

export const metricKey = ({ metrics }: ReleaseContext, { measure, period }: Claim): string | undefined =>
  metrics.find(({ key }) => key === `${measure}@${period}`)?.key;

export function recomputeClaim(context: ReleaseContext, claim: Claim): Figure {
  const metric = context.metrics.find(({ key }) => key === `${claim.measure}@${claim.period}`);
  if (metric !== undefined) return metric.figure;
  try {
    return computed(context, measureOf(claim), claim) ?? notReported(context, claim);
  } catch (error) {
    if (error instanceof UnitError) return new Missing("not-checked", words("gap.units-differ", { units: error.message }));
    throw error;
  }
}

const notReported = (context: ReleaseContext, { measure, period }: Claim): Missing =>
  new Missing("not-reported", words("gap.nothing-recomputes", { measure, period: context.periodLabel(period) }));

/** Undefined where the filing does not report what the measure takes. */
function computed({ filing, facts }: ReleaseContext, measure: Measure, claim: Claim): Figure | undefined {
  const period = periodNamed(filing, claim.period);
  if (measure.kind === "metric" || measure.kind === "guidance") return undefined;
  if (measure.kind === "concept") return facts.find(measure.concept, period);
  const level = (at: Period): Figure | undefined => {
    if (!("part" in measure)) return facts.find(measure.concept, at);
    const whole = facts.find(measure.whole, at);
    return whole && facts.find(measure.part, at)?.dividedBy(whole);
  };
  const now = level(period);
  if (now === undefined || measure.kind === "share") return now;
  const base = basePeriod({ facts, filing }, claim);
  const then = base && level(base);
  return then === undefined ? undefined : COMPARED[measure.kind](now, then);
}

const COMPARED: Readonly<Record<"change" | "growth" | "multiple" | "change-of-share", (now: Figure, then: Figure) => Figure>> = {
  change: (now, then) => now.minus(then),
  growth: (now, then) => now.growthFrom(then),
  multiple: (now, then) => now.dividedBy(then),
  "change-of-share": (now, then) => now.minus(then),
};

/** The period that the claim names as its base, else the comparable one a year before. */
function basePeriod({ facts, filing }: Pick<ReleaseContext, "facts" | "filing">, claim: Claim): Period | undefined {
  if (claim.against !== undefined) return periodNamed(filing, claim.against);
  return facts.yearBefore(periodNamed(filing, claim.period))?.period;
}

/** "Growth of Loans, June 30, 2021 against March 31, 2021" */
export function claimTitle(context: ReleaseContext, claim: Claim): string {
  const about = `${measureTitle(context, claim)}, ${context.periodLabel(claim.period)}`;
  return claim.against === undefined ? about
    : words("tie.against", { about, base: context.periodLabel(claim.against) });
}

function measureTitle(context: ReleaseContext, claim: Claim): string {
  const metric = context.metricTitle(claim.measure);
  if (metric !== undefined) return metric;
  const measure = measureOf(claim);
  const name = (concept: string): string => conceptTitle(context, concept, claim);
  switch (measure.kind) {
    case "share": return words("tie.share-of", { part: name(measure.part), whole: name(measure.whole) });
    case "change-of-share": return words("tie.change-of-share", { part: name(measure.part), whole: name(measure.whole) });
    case "change": return words("tie.change-of", { name: name(measure.concept) });
    case "growth": return words("tie.growth-of", { name: name(measure.concept) });
    case "multiple": return words("tie.multiple-of", { name: name(measure.concept) });
    default: return name("concept" in measure ? measure.concept : claim.measure);
  }
}

function conceptTitle({ facts, filing }: ReleaseContext, concept: string, { period, section }: Claim): string {
  const label = facts.printed(concept, periodNamed(filing, period))[0]?.label
    ?? facts.facts.find((fact) => fact.concept === concept)?.label;
  return label ?? `${wordsOf(concept)} (${section})`;
}

/** "us-gaap:SaleOfStockPricePerShare" → "Sale of stock price per share" */
function wordsOf(concept: string): string {
  const words = concept.slice(concept.indexOf(":") + 1).replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Growth, change and their like move by their own sign. */
export const movesByItself = (claim: Claim, recomputed: Figure): boolean =>
  isAgainstBase(measureOf(claim)) || (!(recomputed instanceof Missing) && recomputed.trace.op === "growth");
