/** Readings → claims of the filing. */
import type { Claim, Guidance } from "../../../model/earnings-release.ts";
import type { Period } from "../../../model/period.ts";
import type { FiscalFrame } from "../assembly/column-groups.ts";
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
      id: idFor(source, measure, ids), section: source.section, measure, period,
      ...(against !== undefined && { against }), lexeme: isClaim ? meaning.lexeme : source.numeral.lexeme,
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
export function statedMeasure(source: ProseNumeral): string {
  const noun = nounAfter(source);
  const minus = /^[-(]|^\$[-(]/.test(source.numeral.lexeme) ? "minus" : "";
  const figure = `${minus}${source.numeral.lexeme.replaceAll("%", "percent").replaceAll(/[^A-Za-z0-9.]/g, "").replaceAll(".", "Point")}`;
  return `issuer:${noun === "pure" ? "Stated" : localName(noun)}${localName(`${figure} ${source.section}`).replace(/^Item/, "")}`;
}
