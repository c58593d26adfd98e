/**
 * Claims: their measures are of the closed grammar (model/measure.ts), name a guidance and an end of it that is given,
 * or concepts that the filing reports.
 */
import { nearest } from "../../lib/nearest.ts";
import type { Claim, EarningsRelease } from "../../model/earnings-release.ts";
import { MEASURE_FORMS, conceptsOf, isAgainstBase, parseMeasure, type Measure } from "../../model/measure.ts";
import { listWords, type Fault } from "../fault.ts";
import { toPointer } from "../pointer.ts";
import { unknownId } from "./unknown-id.ts";

export function checkClaims(filing: EarningsRelease): Fault[] {
  const reported = reportedConcepts(filing);
  return filing.claims.flatMap((claim, at) => {
    const pointer = toPointer("claims", at, "measure");
    const measure = parseMeasure(claim.measure);
    if (measure === undefined) return [malformed(claim, pointer)];
    if (measure.kind === "guidance") return checkGuidance(measure, pointer, filing);
    return [...checkConcepts(measure, pointer, reported), ...checkBase(claim, measure, toPointer("claims", at, "against"))];
  });
}

function malformed({ measure }: Claim, pointer: string): Fault {
  const isGuidance = measure.startsWith("guidance:");
  return {
    code: "unknown-measure", pointer, what: `the measure ${JSON.stringify(measure)}`,
    expected: isGuidance ? "\"guidance:<id>:low\", \"guidance:<id>:high\" or \"guidance:<id>:shares\"" : listWords(MEASURE_FORMS),
    mend: "write it in this form",
  };
}

type GuidanceMeasure = Extract<Measure, { kind: "guidance" }>;

function checkGuidance(
  { guidance: id, end }: GuidanceMeasure, pointer: string, { guidance }: EarningsRelease,
): Fault[] {
  const meant = guidance.find((each) => each.id === id);
  if (meant === undefined) {
    return unknownId({ id, pointer, noun: "guidance", declaredIn: "\"guidance\"" }, guidance.map((each) => each.id));
  }
  if (end !== "shares" || meant.shares !== undefined) return [];
  return [{
    code: "unknown-measure", pointer, what: `the share count of the guidance ${JSON.stringify(id)}, which gives none`,
    expected: "a guidance with \"shares\"", mend: `add "shares" to the guidance ${JSON.stringify(id)}`,
  }];
}

/** Concepts of the tables, and those that claims state on their own. */
function reportedConcepts({ tables, claims }: EarningsRelease): ReadonlySet<string> {
  const printed = tables.flatMap(({ rows }) => rows.flatMap(({ concept }) => concept ?? []));
  return new Set([...printed, ...claims.flatMap(({ measure }) => {
    const parsed = parseMeasure(measure);
    return parsed?.kind === "concept" ? [parsed.concept] : [];
  })]);
}

/** A concept on its own may be the issuer's word; one that something is computed of must be reported. */
function checkConcepts(measure: Measure, pointer: string, reported: ReadonlySet<string>): Fault[] {
  if (measure.kind === "concept") return [];
  return conceptsOf(measure).filter((concept) => !reported.has(concept)).map((concept) => {
    const meant = nearest(concept, reported);
    return {
      code: "unknown-concept", pointer, what: `${JSON.stringify(concept)}, which no row and no claim of the filing reports`,
      expected: "a concept of a table's row",
      mend: meant === undefined ? "name the concept of a row" : `did you mean ${JSON.stringify(meant)}?`,
    };
  });
}

/** Whether the base is a period of the filing is checked with all other mentions of periods. */
function checkBase({ against, measure: text }: Claim, measure: Measure, pointer: string): Fault[] {
  if (against === undefined || isAgainstBase(measure)) return [];
  return [{
    code: "base-without-comparison", pointer, what: `a base for ${JSON.stringify(text)}, which compares nothing`,
    expected: "a change, growth, multiple or change-of-share", mend: "leave \"against\" out, or name such a measure",
  }];
}
