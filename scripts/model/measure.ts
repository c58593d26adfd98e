/**
 * What a claim states, in a small closed grammar:
 *
 *     measure  = concept | metric | "change:" concept | "growth:" concept | "multiple:" concept
 *              | "share:" concept "/" concept | "change-of-share:" concept "/" concept
 *              | "guidance:" id ":" ("low" | "high" | "shares")
 *
 * A concept is prefix:LocalName, a metric an id of the registry. Change, growth, multiple and change of share compare
 * the claim's period with a base: the period that the claim names as `against`, else the comparable one a year before.
 */
export type Measure =
  | { readonly kind: "concept"; readonly concept: string }
  | { readonly kind: "metric"; readonly metric: string }
  /** change: now − base; growth: now ÷ base − 1; multiple: now ÷ base. */
  | { readonly kind: "change" | "growth" | "multiple"; readonly concept: string }
  /** share: part ÷ whole; change-of-share: that less the same at the base. */
  | { readonly kind: "share" | "change-of-share"; readonly part: string; readonly whole: string }
  | { readonly kind: "guidance"; readonly guidance: string; readonly end: "low" | "high" | "shares" };

export const MEASURE_FORMS = [
  "revenue-growth", "us-gaap:Revenues", "change:us-gaap:Revenues", "growth:us-gaap:Revenues",
  "multiple:us-gaap:Revenues", "share:us-gaap:GrossProfit/us-gaap:Revenues",
  "change-of-share:us-gaap:GrossProfit/us-gaap:Revenues", "guidance:<id>:low",
];

const CONCEPT = String.raw`(?!(?:change|growth|multiple|share|change-of-share|guidance):)[a-z][\w-]*:[A-Z]\w*`;
const FORMS = {
  metric: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  concept: new RegExp(`^${CONCEPT}$`),
  moved: new RegExp(`^(change|growth|multiple):(${CONCEPT})$`),
  share: new RegExp(`^(share|change-of-share):(${CONCEPT})/(${CONCEPT})$`),
  guidance: /^guidance:([^:]+):(low|high|shares)$/,
};

/** Undefined for a text that has none of the forms. Whether the names in it exist is for others to check. */
export function parseMeasure(text: string): Measure | undefined {
  if (FORMS.metric.test(text)) return { kind: "metric", metric: text };
  if (FORMS.concept.test(text)) return { kind: "concept", concept: text };
  const [, kind, concept = ""] = FORMS.moved.exec(text) ?? [];
  if (kind !== undefined) return { kind: kind as "change" | "growth" | "multiple", concept };
  const [, shared, part = "", whole = ""] = FORMS.share.exec(text) ?? [];
  if (shared !== undefined) return { kind: shared as "share" | "change-of-share", part, whole };
  const [, guidance, end] = FORMS.guidance.exec(text) ?? [];
  return guidance === undefined ? undefined : { kind: "guidance", guidance, end: end as "low" | "high" | "shares" };
}

export function formatMeasure(measure: Measure): string {
  switch (measure.kind) {
    case "concept": return measure.concept;
    case "metric": return measure.metric;
    case "change": case "growth": case "multiple": return `${measure.kind}:${measure.concept}`;
    case "share": case "change-of-share": return `${measure.kind}:${measure.part}/${measure.whole}`;
    case "guidance": return `guidance:${measure.guidance}:${measure.end}`;
  }
}

/** Concepts that must be known for the measure to be recomputed. */
export function conceptsOf(measure: Measure): readonly string[] {
  if ("concept" in measure) return [measure.concept];
  return "part" in measure ? [measure.part, measure.whole] : [];
}

/** The measure sets its period against a base period. */
export const isAgainstBase = ({ kind }: Measure): boolean =>
  kind === "change" || kind === "growth" || kind === "multiple" || kind === "change-of-share";
