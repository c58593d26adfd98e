/** Readings → claims of the filing, and the check that separates an error of the issuer from a misreading of ours. */
import type { Claim, Guidance } from "../../../model/earnings-release.ts";
import { powerOfTen, roundHalfUp, type Decimal } from "../../../model/decimal.ts";
import { parseLexeme } from "../../../model/lexeme.ts";
import type { Period } from "../../../model/period.ts";
import type { Tie } from "../../../model/tie.ts";
import type { Examined } from "../../../tieout/examine.ts";
import type { FiscalFrame } from "../assembly/column-groups.ts";
import { isNearMiss } from "../arithmetic/near-miss.ts";
import { localName } from "../concepts/local-name.ts";
import { periodIdIn } from "./period-mentions.ts";
import type { ProseNumeral } from "./read-prose.ts";

export interface PlacedClaim {
  readonly claim: Claim;
  readonly source: ProseNumeral;
  /** Why nothing recomputes it; undefined for one that is tied by its meaning. */
  readonly why: string | undefined;
}

export interface BuiltClaims { readonly claims: readonly PlacedClaim[]; readonly periods: ReadonlyMap<string, Period> }

/** Figures that the filing holds as guidance are no claims besides. */
const isGuided = ({ numeral, meaning }: ProseNumeral, guidance: readonly Guidance[]): boolean => {
  if (meaning.kind !== "stated" || meaning.why !== "an expectation") return false;
  const bare = numeral.lexeme.replaceAll(/[^\d.]/g, "");
  return guidance.some(({ low, high, shares }) => [low, high, shares?.value].includes(bare));
};

export function buildClaims(all: readonly ProseNumeral[], guidance: readonly Guidance[],
  frame: FiscalFrame): BuiltClaims {
  const readings = all.filter((each) => !isGuided(each, guidance));
  const ids = new Map<string, number>();
  const periods = new Map<string, Period>();
  const claims = readings.flatMap((source): PlacedClaim[] => {
    const { meaning } = source;
    if (meaning.kind === "not") return [];
    const period = periodIdIn(meaning.period, frame);
    periods.set(period, meaning.period);
    const base = meaning.kind === "claim" ? meaning.against : undefined;
    const against = base && periodIdIn(base, frame);
    if (base !== undefined && against !== undefined) periods.set(against, base);
    const isClaim = meaning.kind === "claim";
    const measure = isClaim ? meaning.measure : statedMeasure(source);
    const claim: Claim = {
      id: idFor(source, measure, ids), section: source.section, measure, period, ...(against !== undefined && { against }), lexeme: isClaim
        ? meaning.lexeme : source.numeral.lexeme,
      ...(!isClaim && source.numeral.kind === "number" && { unit: nounAfter(source) }),
      ...(meaning.direction !== undefined && (isClaim || !/^(?:up|down)$/.test(meaning.direction)) && { direction: meaning.direction }),
    };
    return [{ claim, source, why: isClaim ? undefined : meaning.why }];
  });
  return { claims, periods };
}

function idFor({ section }: ProseNumeral, measure: string, ids: Map<string, number>): string {
  const name = measure.replaceAll(/(?:us-gaap|issuer):/g, "").replaceAll(/([a-z])([A-Z])/g, "$1-$2");
  const id = `${section}-${name}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "").slice(0, 90).replace(/-$/, "");
  const count = (ids.get(id) ?? 0) + 1;
  ids.set(id, count);
  return count === 1 ? id : `${id}-${count}`;
}

const UNITS = new Set(["shares", "customers", "countries", "employees", "stores", "states", "products", "units", "branches", "loans"]);

function nounAfter({ numeral, around }: ProseNumeral): string {
  const after = around.slice(around.indexOf(numeral.lexeme) + numeral.lexeme.length);
  return after.toLowerCase().match(/[a-z]+/g)?.slice(0, 4).find((word) => UNITS.has(word)) ?? "pure";
}

/** A name for a figure that nothing recomputes: what is counted, and the figure itself, so that no two are confused. */
function statedMeasure(source: ProseNumeral): string {
  const noun = nounAfter(source);
  const minus = /^[-(]|^\$[-(]/.test(source.numeral.lexeme) ? "minus" : "";
  const figure = `${minus}${source.numeral.lexeme.replaceAll("%", "percent").replaceAll(/[^A-Za-z0-9.]/g, "").replaceAll(".", "Point")}`;
  return `issuer:${noun === "pure" ? "Stated" : localName(noun)}${localName(`${figure} ${source.section}`).replace(/^Item/, "")}`;
}

export interface JudgedClaims {
  readonly claims: readonly PlacedClaim[];
  /** Claims read with a meaning that the facts do not bear out, and are no slip of a digit either. */
  readonly unexplained: number;
}

/**
 * A claim that does not tie is the issuer's error if the figure is off by a slip (a digit, two changed about, a few
 * units of the last place) and no other figure of the filing is meant; else the reading is not trusted, and the figure
 * stays stated.
 */
export function judgeClaims(claims: readonly PlacedClaim[], examined: Examined): JudgedClaims {
  const ties = new Map(examined.ties.filter(({ kind }) => kind === "claim").map((tie) => [tie.id, tie]));
  let unexplained = 0;
  const judged = claims.map((placed): PlacedClaim => {
    const tie = ties.get(`claim.${placed.claim.id}`);
    if (placed.why !== undefined || tie === undefined || (tie.grade !== "untied" && tie.grade !== "stated")) return placed;
    if (tie.grade === "untied" && isSlip(tie, placed.claim, examined)) return placed;
    unexplained += 1;
    const why = tie.grade === "stated" ? `nothing in the tables gives ${placed.claim.measure} for this period`
      : `read as ${placed.claim.measure}, ${placed.claim.period}, which is ${tie.recomputed?.value.toFixed() ?? "unknown"}`;
    return { ...placed, why, claim: restated(placed) };
  });
  return { claims: judged, unexplained };
}

function restated({ claim, source }: PlacedClaim): Claim {
  const { id, section, period } = claim;
  return { id, section, measure: statedMeasure(source), period, lexeme: source.numeral.lexeme };
}

const SLIP_UNITS = 2;
/** "Over 120%" is right of 121%. */
const HEDGES = new Set(["over", "more-than", "approximately"]);

function isSlip(tie: Tie, claim: Claim, examined: Examined): boolean {
  const lexeme = parseLexeme(claim.lexeme);
  if (lexeme === undefined || tie.recomputed === undefined || HEDGES.has(claim.direction ?? "")) return false;
  const printed = roundHalfUp(tie.recomputed.value, lexeme.decimals);
  const away = printed.minus(lexeme.value).abs();
  if (away.isZero()) return true;
  const [said, meant] = [digits(lexeme.value), digits(printed)];
  const isClose = away.lessThanOrEqualTo(powerOfTen(-lexeme.decimals).times(SLIP_UNITS)) && said.length > 2;
  const isTurned = printed.abs().equals(lexeme.value.abs());
  const isOneOff = said.length === 2 && meant.length === 2 && (said[0] === meant[0] || said[1] === meant[1]);
  return (isClose || isTurned || isOneOff || isNearMiss(meant, said)) && !isElsewhere(lexeme.value, claim, examined);
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
const coreOf = (measure: string): string => measure.replace(/^change:/, "").replace(/^[a-z-]+:/, "").toLowerCase()
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
