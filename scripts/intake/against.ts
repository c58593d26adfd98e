/**
 * A filing's printed facts against what the company has told in XBRL: the same concept, unit and period, the same
 * value within the rounding of the print. XBRL's later restatements count as agreement too: any version may be meant.
 * A fact under a concept that XBRL does not tell is looked for under those of the same meaning.
 */
import type { Finding } from "../lib/finding.ts";
import { askedAs, firstOfLike } from "../model/concept-equivalents.ts";
import { parseDecimal, powerOfTen, toText } from "../model/decimal.ts";
import type { Fact } from "../model/fact.ts";
import { contains } from "../model/interval.ts";
import { periodKey } from "../model/period.ts";
import type { Examined } from "../tieout/examine.ts";
import { JsonSource } from "../store/json-source.ts";
import type { CompanyFacts, Observation } from "./xbrl/companyfacts.ts";

export interface Comparison {
  /** Facts that XBRL tells too. */
  readonly compared: number;
  readonly agreeing: number;
  /** Facts whose concept, unit and period XBRL does not tell. */
  readonly untold: number;
  readonly findings: readonly Finding[];
}

/** `text` and `file` are the filing's own, for places. */
export interface Compared { readonly examined: Examined; readonly text: string; readonly file: string }

export function compareWithXbrl({ examined, text, file }: Compared, told: CompanyFacts): Comparison {
  const stranger = otherCompany(examined, told, file);
  if (stranger !== undefined) return { compared: 0, agreeing: 0, untold: 0, findings: [stranger] };
  const known = observationsByKey(told);
  const pairs = examined.facts.facts.map((fact) => ({ fact, versions: versionsOf(fact, known) }));
  const compared = pairs.filter(({ versions }) => versions.length > 0);
  const source = new JsonSource(text);
  const apart = compared.filter(({ fact, versions }) => !versions.some((version) => agrees(fact, version)));
  return {
    compared: compared.length, agreeing: compared.length - apart.length, untold: pairs.length - compared.length,
    findings: apart.map(({ fact, versions }) =>
      differs(fact, versions, { file, ...source.valuePlace(fact.place.pointer) })),
  };
}

type Known = ReadonlyMap<string, readonly Observation[]>;

/**
 * Under its own concept; else under one of the same meaning, but only where the value agrees: another concept may
 * rightly have another value.
 */
function versionsOf(fact: Fact, known: Known): readonly Observation[] {
  const told = (concept: string): readonly Observation[] | undefined =>
    known.get([concept, fact.unit, periodKey(fact.period)].join(" "));
  const own = told(fact.concept);
  if (own !== undefined) return own;
  const agreeing = (concept: string): readonly Observation[] | undefined => {
    const versions = told(concept)?.filter((version) => agrees(fact, version)) ?? [];
    return versions.length > 0 ? versions : undefined;
  };
  return firstOfLike(askedAs(fact.concept), agreeing) ?? [];
}

const agrees = ({ quantity }: Fact, { value }: Observation): boolean =>
  contains(quantity.interval, parseDecimal(value));

function observationsByKey({ concepts }: CompanyFacts): Map<string, Observation[]> {
  const known = new Map<string, Observation[]>();
  for (const { concept, unit, observations } of concepts) {
    for (const one of observations) {
      const key = [concept, unit, periodKey(one.period)].join(" ");
      const list = known.get(key);
      if (list === undefined) known.set(key, [one]);
      else list.push(one);
    }
  }
  return known;
}

function otherCompany({ filing }: Examined, { cik, name }: CompanyFacts, file: string): Finding | undefined {
  const own = filing.kind === "ownership" ? filing.issuer.issuerCik : filing.issuer.cik;
  if (own === undefined || own === NOT_TOLD || own === cik) return undefined;
  return {
    code: "against-other-company", place: { file }, what: `companyfacts of ${name} (CIK ${cik})`,
    expected: `those of CIK ${own}`, mend: "give the companyfacts of the issuer, or its ticker, to --against",
  };
}

/** A release that names no CIK. */
const NOT_TOLD = "0000000000";

function differs(fact: Fact, versions: readonly Observation[], place: Finding["place"]): Finding {
  const [first] = versions;
  const told = [...new Set(versions.map(({ value }) => value))];
  const { part, row, column } = fact.place;
  const off = first === undefined ? undefined : fact.quantity.value.minus(parseDecimal(first.value)).abs();
  const units = off?.times(powerOfTen(fact.decimals ?? 0)).toDecimalPlaces(1);
  return {
    code: "differs-from-xbrl", place, subject: [part, row, column].filter((each) => each !== "").join(" › "),
    what: `${fact.concept} is printed as ${fact.lexeme ?? "a dash"}, off by ${units === undefined ? "?" : toText(units)} units of its last place`,
    expected: `${told.join(" or ")} ${fact.unit}, as Form ${first?.form ?? "?"} ${first?.accession ?? ""} tells in XBRL`,
    mend: "compare both documents: one of them misprints, or the row has another concept",
  };
}
