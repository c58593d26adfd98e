/**
 * Read claims against the facts: what separates an error of the issuer from a misreading of ours.
 *
 * A claim that does not tie is the issuer's error if the figure is off by a slip (a digit, two changed about, the scale
 * word, the direction, two figures changed about) or its measure and period are named in so many words, and no related
 * figure of the filing is just what is stated. Else the reading is not trusted, and the figure stays stated.
 */
import type { Claim } from "../../../model/earnings-release.ts";
import { powerOfTen, roundHalfUp, type Decimal } from "../../../model/decimal.ts";
import { parseLexeme, type Lexeme } from "../../../model/lexeme.ts";
import type { Quantity } from "../../../model/quantity.ts";
import type { Tie } from "../../../model/tie.ts";
import type { Examined } from "../../../tieout/examine.ts";
import { isNearMiss } from "../arithmetic/near-miss.ts";
import { statedMeasure, type PlacedClaim } from "./claims.ts";

export interface JudgedClaims {
  readonly claims: readonly PlacedClaim[];
  /** Claims read with a meaning that the facts do not bear out, and are no slip of a digit either. */
  readonly unexplained: number;
}

interface Untied { readonly placed: PlacedClaim; readonly tie: Tie; readonly lexeme: Lexeme; readonly recomputed: Quantity }

export function judgeClaims(claims: readonly PlacedClaim[], examined: Examined): JudgedClaims {
  const ties = new Map(examined.ties.filter(({ kind }) => kind === "claim").map((tie) => [tie.id, tie]));
  const untied = claims.flatMap((placed) => untiedOf(placed, ties.get(`claim.${placed.claim.id}`)));
  const swapped = swappedAmong(untied);
  let unexplained = 0;
  const judged = claims.map((placed): PlacedClaim => {
    const tie = ties.get(`claim.${placed.claim.id}`);
    if (placed.why !== undefined || tie === undefined || (tie.grade !== "untied" && tie.grade !== "stated")) return placed;
    const own = untied.find((each) => each.placed === placed);
    if (own !== undefined && (swapped.has(placed) || isError(own, examined))) return placed;
    unexplained += 1;
    const why = own !== undefined && isOfRounded(own) ? "the difference of rounded figures, which is not that of the figures"
      : tie.grade === "stated" ? `nothing in the tables gives ${placed.claim.measure} for this period`
      : `read as ${placed.claim.measure}, ${placed.claim.period}, which is ${tie.recomputed?.value.toDecimalPlaces(PLACES_TOLD).toFixed() ?? "unknown"}`;
    return { ...placed, why, claim: restated(placed) };
  });
  return { claims: judged, unexplained };
}

const PLACES_TOLD = 6;

function untiedOf(placed: PlacedClaim, tie: Tie | undefined): Untied[] {
  const lexeme = parseLexeme(placed.claim.lexeme);
  const recomputed = tie?.recomputed;
  if (placed.why !== undefined || tie?.grade !== "untied" || lexeme === undefined || recomputed === undefined) return [];
  return [{ placed, tie, lexeme, recomputed }];
}

/** Two figures of one sentence, each of which is what the other should be. */
function swappedAmong(untied: readonly Untied[]): ReadonlySet<PlacedClaim> {
  const found = new Set<PlacedClaim>();
  untied.forEach((one, at) => {
    const other = untied[at + 1];
    if (other === undefined || one.placed.claim.measure !== other.placed.claim.measure) return;
    if (isWhat(one.lexeme, other.recomputed) && isWhat(other.lexeme, one.recomputed)) found.add(one.placed).add(other.placed);
  });
  return found;
}

const isWhat = ({ value, decimals }: Lexeme, recomputed: Quantity): boolean => roundHalfUp(recomputed.value, decimals).equals(value);

function isError(untied: Untied, examined: Examined): boolean {
  const { placed: { claim, source: { meaning } }, lexeme } = untied;
  if (HEDGES.has(claim.direction ?? "") || isOfRounded(untied)) return false;
  const certain = meaning.kind === "claim" && meaning.certain && (lexeme.kind === "percent" || lexeme.kind === "points");
  if (!certain && !isSlip(untied)) return false;
  return !isElsewhere(lexeme.value, claim, examined) && !(meaning.kind === "claim" && !meaning.certain && fitsAnotherBase(untied, examined));
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

/** Nothing says what a change is measured against, and against another period it would tie. */
function fitsAnotherBase({ lexeme, recomputed: { trace } }: Untied, { facts }: Examined): boolean {
  if (trace.op !== "difference" && trace.op !== "growth") return false;
  const [now, then] = trace.inputs;
  if (now?.trace.op !== "fact" || then === undefined) return false;
  const fact = facts.byId(now.trace.fact);
  return fact !== undefined && facts.facts.some(({ concept, quantity }) => {
    if (concept !== fact.concept || quantity.unit !== now.unit) return false;
    const other = trace.op === "growth" ? now.growthFrom(quantity) : now.minus(quantity);
    return "value" in other && isWhat(lexeme, other);
  });
}

function restated({ claim, source }: PlacedClaim): Claim {
  const { id, section, period } = claim;
  return { id, section, measure: statedMeasure(source), period, lexeme: source.numeral.lexeme };
}

const SLIP_UNITS = 2;
/** "Over 120%" is right of 121%. */
const HEDGES = new Set(["over", "more-than", "approximately"]);

function isSlip({ lexeme, recomputed }: Untied): boolean {
  const printed = roundHalfUp(recomputed.value, lexeme.decimals);
  const away = printed.minus(lexeme.value).abs();
  if (away.isZero()) return true;
  const [said, meant] = [digits(lexeme.value), digits(printed)];
  const isClose = away.lessThanOrEqualTo(powerOfTen(-lexeme.decimals).times(SLIP_UNITS)) && said.length > 2;
  const isTurned = printed.abs().equals(lexeme.value.abs());
  const isOneOff = said.length === 2 && meant.length === 2 && (said[0] === meant[0] || said[1] === meant[1]);
  return isClose || isTurned || isOneOff || isNearMiss(meant, said) || isScaled(lexeme, recomputed.value);
}

/** "Billion" for "million", 500 for 50: the right digits at another power of ten. */
function isScaled({ value, decimals }: Lexeme, meant: Decimal): boolean {
  return !value.isZero() && [-6, -3, -1, 1, 3, 6].some((power) =>
    roundHalfUp(meant.times(powerOfTen(power)), decimals - Math.min(0, power)).equals(value)
    || roundHalfUp(meant, decimals + power).times(powerOfTen(power)).equals(value));
}

const digits = (value: Decimal): string => value.abs().toFixed().replace(/\.(\d*?)0+$/, ".$1").replaceAll(/\D/g, "").replaceAll(/^0+|0+$/g, "");

/** A related figure is just what is stated (the measure at another period,
  or on another basis): then that may be meant. */
function isElsewhere(value: Decimal, claim: Claim, examined: Examined): boolean {
  const decimals = parseLexeme(claim.lexeme)?.decimals ?? 0;
  const core = coreOf(claim.measure);
  return (namesOfValues(examined, decimals).get(value.abs().toFixed()) ?? []).some((name) => {
    const other = coreOf(name.split("@")[0] ?? "");
    return other.includes(core) || core.includes(other);
  });
}

/** The measure without its basis: "NonGAAPNetIncome" and "NetIncomeLoss" are both "netincome". */
const coreOf = (measure: string): string => measure.replace(/^(?:change|growth|multiple|share|change-of-share):/, "").replace(/^[a-z-]+:/, "").toLowerCase()
  .replaceAll(/non-?gaap|adjusted|pro-?forma|basic|diluted|loss|available.*|attributable.*|[^a-z]/g, "");

type Named = Pick<Examined, "facts" | "metrics">;
const remembered = new WeakMap<Named, Map<number, Map<string, string[]>>>();

/** What the filing's facts and metrics come to when rounded to a place → their names. */
function namesOfValues(examined: Named, decimals: number): Map<string, string[]> {
  const byPlace = remembered.get(examined) ?? new Map<number, Map<string, string[]>>();
  remembered.set(examined, byPlace);
  const known = byPlace.get(decimals);
  if (known !== undefined) return known;
  const names = new Map<string, string[]>();
  const add = (value: Decimal, name: string): void => {
    const key = roundHalfUp(value.abs(), decimals).toFixed();
    names.set(key, [...names.get(key) ?? [], name]);
  };
  for (const { quantity, concept, periodId } of examined.facts.facts) add(quantity.value, `${concept}@${periodId}`);
  for (const { figure, key } of examined.metrics) if ("value" in figure) add(figure.value, key);
  byPlace.set(decimals, names);
  return names;
}

/** The measures whose value is what is stated: for the evidence, never for the tie. */
export function candidatesFor(claim: Claim, examined: Named): string[] {
  const lexeme = parseLexeme(claim.lexeme);
  if (lexeme === undefined || lexeme.value.isZero()) return [];
  return [...new Set(namesOfValues(examined, lexeme.decimals).get(lexeme.value.abs().toFixed()) ?? [])].slice(0, 6);
}
