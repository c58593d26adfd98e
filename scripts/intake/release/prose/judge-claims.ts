/**
 * Read claims against the facts: what separates an error of the issuer from a misreading of ours.
 *
 * A claim that does not tie is the issuer's error if the figure is off by a slip (a digit, two changed about, the scale
 * word, the direction, two figures changed about) or its measure and period are named in so many words, and no related
 * figure of the filing is just what is stated. Else the reading is not trusted, and the figure stays stated.
 */
import type { FactSet } from "../../../facts/fact-set.ts";
import type { Claim } from "../../../model/earnings-release.ts";
import { powerOfTen, roundHalfUp, type Decimal } from "../../../model/decimal.ts";
import { parseLexeme, type Lexeme } from "../../../model/lexeme.ts";
import type { Fact } from "../../../model/fact.ts";
import { isInstant, spanOf, type Period } from "../../../model/period.ts";
import type { Figure, Quantity, Trace } from "../../../model/quantity.ts";
import type { Tie } from "../../../model/tie.ts";
import type { Examined } from "../../../tieout/examine.ts";
import { isNearMiss } from "../arithmetic/near-miss.ts";
import { statedMeasure, type PlacedClaim } from "./claims.ts";

export interface JudgedClaims {
  readonly claims: readonly PlacedClaim[];
  /** Claims read with a meaning that the facts do not bear out, and are no slip of a digit either. */
  readonly unexplained: number;
  /** Claims that name a period of which the filing has no such figure, and give that of another period. */
  readonly misdated: readonly Misdated[];
}

export interface Misdated { readonly placed: PlacedClaim; readonly fact: Fact }

interface Untied { readonly placed: PlacedClaim; readonly lexeme: Lexeme; readonly recomputed: Quantity }

export function judgeClaims(claims: readonly PlacedClaim[], examined: Examined): JudgedClaims {
  const ties = new Map(examined.ties.filter(({ kind }) => kind === "claim").map((tie) => [tie.id, tie]));
  const untied = claims.flatMap((placed) => untiedOf(placed, ties.get(`claim.${placed.claim.id}`)));
  const swapped = swappedAmong(untied);
  const ownOf = new Map(untied.map((each) => [each.placed, each]));
  let unexplained = 0;
  const judged = claims.map((placed): PlacedClaim => {
    const tie = ties.get(`claim.${placed.claim.id}`);
    if (placed.why !== undefined || tie === undefined || (tie.grade !== "untied" && tie.grade !== "stated")) return placed;
    const own = ownOf.get(placed);
    if (own !== undefined && (swapped.has(placed) || isError(own, examined))) return placed;
    unexplained += 1;
    const why = own !== undefined && isOfRounded(own) ? "the difference of rounded figures, which is not that of the figures"
      : tie.grade === "stated" ? `${NOTHING_GIVES} ${placed.claim.measure} for this period`
      : `read as ${placed.claim.measure}, ${placed.claim.period}, which is ${tie.recomputed?.value.toDecimalPlaces(PLACES_TOLD).toFixed() ?? "unknown"}`;
    return { ...placed, why, claim: restated(placed) };
  });
  return { claims: judged, unexplained, misdated: misdatedAmong(judged, examined) };
}

/** More than these, and it is our reading of the periods that is wrong. */
const MISDATED_AT_MOST = 2;
const DIGITS_TO_TELL = 3;

function misdatedAmong(claims: readonly PlacedClaim[], { facts }: Examined): Misdated[] {
  const found = claims.flatMap((placed): Misdated[] => {
    const { claim, source: { meaning }, why } = placed;
    const lexeme = parseLexeme(meaning.kind === "claim" ? meaning.lexeme : claim.lexeme);
    const isOpen = why?.startsWith(NOTHING_GIVES) === true;
    if (!isOpen || meaning.kind !== "claim" || !meaning.certain || !meaning.periodNamed || lexeme === undefined
      || digits(lexeme.value, lexeme.decimals).length < DIGITS_TO_TELL) return [];
    const concept = localOf(meaning.measure);
    const fact = facts.facts.find((each) => localOf(each.concept) === concept && isWhat(lexeme, each.quantity));
    return fact === undefined ? [] : [{ placed, fact }];
  });
  return found.length > MISDATED_AT_MOST ? [] : found;
}

const localOf = (concept: string): string => concept.slice(concept.indexOf(":") + 1);

const PLACES_TOLD = 6;
const NOTHING_GIVES = "nothing in the tables gives";

function untiedOf(placed: PlacedClaim, tie: Tie | undefined): Untied[] {
  const lexeme = parseLexeme(placed.claim.lexeme);
  const recomputed = tie?.recomputed;
  if (placed.why !== undefined || tie?.grade !== "untied" || lexeme === undefined || recomputed === undefined) return [];
  return [{ placed, lexeme, recomputed }];
}

/** Two figures of one sentence, each of which is what the other should be. */
function swappedAmong(untied: readonly Untied[]): ReadonlySet<PlacedClaim> {
  const found = new Set<PlacedClaim>();
  untied.forEach((one, at) => {
    const other = untied[at + 1];
    if (other === undefined || one.placed.claim.measure !== other.placed.claim.measure) return;
    const crosswise = isWhat(one.lexeme, other.recomputed) && isWhat(other.lexeme, one.recomputed);
    if (crosswise) found.add(one.placed).add(other.placed);
  });
  return found;
}

const isWhat = ({ value, decimals }: Lexeme, recomputed: Quantity): boolean =>
  roundHalfUp(recomputed.value, decimals).equals(value);

function isError(untied: Untied, examined: Examined): boolean {
  const { placed: { claim, source: { meaning } }, lexeme, recomputed: { trace } } = untied;
  if (HEDGES.has(claim.direction ?? "") || isOfRounded(untied) || meaning.kind !== "claim") return false;
  const isRate = lexeme.kind === "percent" || lexeme.kind === "points";
  if (!isSlip(untied) && !(meaning.certain && isRate)) return false;
  return !isElsewhere(lexeme, claim, examined)
    && ((meaning.certain && meaning.periodNamed) || !fitsElsewhere(lexeme, trace, examined.facts));
}

/** Issuers take differences of figures that they have rounded first. */
function isOfRounded({ lexeme, recomputed: { trace } }: Untied): boolean {
  if (trace.op !== "difference") return false;
  const [now, then] = trace.inputs;
  if (now === undefined || then === undefined) return false;
  const places = [lexeme.decimals, ...(lexeme.kind === "points" ? [SHARE_PLACES] : [])];
  return places.some((at) => roundHalfUp(now.value, at).minus(roundHalfUp(then.value, at)).equals(lexeme.value));
}

/** Shares are printed to a tenth of a percent. */
const SHARE_PLACES = 3;

/** Figures of the same concepts at other periods would tie: then those may be meant. */
function fitsElsewhere(lexeme: Lexeme, trace: Trace, facts: FactSet): boolean {
  if (!("inputs" in trace)) return false;
  const [first, second] = trace.inputs.map(({ trace: leaf }) => (leaf.op === "fact" ? facts.byId(leaf.fact) : undefined));
  if (first === undefined || second === undefined) return false;
  const of = (concept: string): readonly Fact[] => facts.facts.filter((fact) => fact.concept === concept);
  return of(first.concept).some((now) => of(second.concept).some((then) => {
    if (now.quantity.unit !== then.quantity.unit || now === then) return false;
    const isShare = trace.op === "quotient" && first.concept !== second.concept;
    if (isShare ? now.periodId !== then.periodId : !isComparable(then.period, now.period)) return false;
    const figure = COMPUTED[trace.op]?.(now.quantity, then.quantity);
    return figure !== undefined && "value" in figure && isWhat(lexeme, figure);
  }));
}

const COMPUTED: Readonly<Record<string, (now: Quantity, then: Quantity) => Figure>> = {
  growth: (now, then) => now.growthFrom(then), difference: (now, then) => now.minus(then),
  quotient: (now, then) => now.dividedBy(then),
};

/** Earlier, and as long. */
function isComparable(then: Period, now: Period): boolean {
  if (isInstant(then) || isInstant(now)) return isInstant(then) && isInstant(now) && then.instant < now.instant;
  return then.end < now.end && spanOf(then) === spanOf(now);
}

function restated({ claim, source }: PlacedClaim): Claim {
  const { id, section, period } = claim;
  return { id, section, measure: statedMeasure(source), period, lexeme: source.numeral.lexeme };
}

const SLIP_UNITS = 2;
/** "Over 120%" is right of 121%. */
const HEDGES = new Set(["over", "more-than", "approximately"]);

function isSlip({ placed: { claim }, lexeme, recomputed }: Untied): boolean {
  const printed = roundHalfUp(recomputed.value, lexeme.decimals);
  const away = printed.minus(lexeme.value).abs();
  if (away.isZero()) return true;
  const [said, meant] = [digits(lexeme.value, lexeme.decimals), digits(printed, lexeme.decimals)];
  const isClose = away.lessThanOrEqualTo(powerOfTen(-lexeme.decimals).times(SLIP_UNITS)) && said.length > 2;
  const isTurned = printed.abs().equals(lexeme.value.abs()) && (recomputed.trace.op !== "fact" || EARNED.test(claim.measure));
  const isOneOff = said.length === 2 && meant.length === 2 && (said[0] === meant[0] || said[1] === meant[1]);
  return isClose || isTurned || isOneOff || isNearMiss(meant, said) || isScaled(lexeme, recomputed.value);
}

/** A level has a sign that prose gives only where it can be earned or lost. */
const EARNED = /income|loss|earnings|profit|ebitda/i;

/** "Billion" for "million", 500 for 50: the right digits at another power of ten. */
function isScaled({ value, decimals }: Lexeme, meant: Decimal): boolean {
  return !value.isZero() && [-6, -3, -1, 1, 3, 6].some((power) =>
    roundHalfUp(meant.times(powerOfTen(power)), decimals - Math.min(0, power)).equals(value)
    || roundHalfUp(meant, decimals + power).times(powerOfTen(power)).equals(value));
}

/** The digits as printed to the place. */
const digits = (value: Decimal, decimals: number): string => value.abs().times(powerOfTen(decimals)).toFixed(0);

/**
 * A related figure is just what is stated (the measure at another period, or on another basis): then that may be meant.
 */
function isElsewhere(lexeme: Lexeme, claim: Claim, examined: Examined): boolean {
  const core = coreOf(claim.measure);
  return namesOf(lexeme, examined).some((name) => {
    const other = coreOf(name.split("@")[0] ?? "");
    return name !== `${claim.measure}@${claim.period}` && other !== "" && (other.includes(core) || core.includes(other));
  });
}

/** The measure without its basis: "NonGAAPNetIncome" and "NetIncomeLoss" are both "netincome". */
const coreOf = (measure: string): string => measure
  .replace(/^(?:change|growth|multiple|share|change-of-share):/, "").replace(/^[a-z-]+:/, "").toLowerCase()
  .replaceAll(/non-?gaap|adjusted|pro-?forma|basic|diluted|loss|available.*|attributable.*|[^a-z]/g, "");

type Known = Pick<Examined, "facts" | "metrics">;
interface Named { readonly name: string; readonly unit: string }
const remembered = new WeakMap<Known, Map<number, Map<string, Named[]>>>();

/** What the filing's facts and metrics come to when rounded to a place → their names. */
function namesOfValues(examined: Known, decimals: number): Map<string, Named[]> {
  const byPlace = remembered.get(examined) ?? new Map<number, Map<string, Named[]>>();
  remembered.set(examined, byPlace);
  const known = byPlace.get(decimals);
  if (known !== undefined) return known;
  const names = new Map<string, Named[]>();
  const add = ({ value, unit }: Quantity, name: string): void => {
    const key = roundHalfUp(value.abs(), decimals).toFixed();
    const named = names.get(key);
    if (named === undefined) names.set(key, [{ name, unit }]);
    else named.push({ name, unit });
  };
  for (const { quantity, concept, periodId } of examined.facts.facts) add(quantity, `${concept}@${periodId}`);
  for (const { figure, key } of examined.metrics) if ("value" in figure) add(figure, key);
  byPlace.set(decimals, names);
  return names;
}

/** Of the stated value, in a unit that can be meant. */
const namesOf = ({ value, decimals, unit: said }: Lexeme, examined: Known): string[] =>
  (namesOfValues(examined, decimals).get(value.abs().toFixed()) ?? [])
    .filter(({ unit }) => said === undefined || unit === said || unit === `${said}/shares`).map(({ name }) => name);

const CANDIDATES_AT_MOST = 6;

/** The measures whose value is what is stated: for the evidence, never for the tie. */
export function candidatesFor(claim: Claim, examined: Known): string[] {
  const lexeme = parseLexeme(claim.lexeme);
  if (lexeme === undefined || lexeme.value.isZero()) return [];
  return [...new Set(namesOf(lexeme, examined))].slice(0, CANDIDATES_AT_MOST);
}
