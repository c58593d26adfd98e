/**
 * An XBRL report in the Open Information Model 1.0 (OIM, Recommendation of 2021-10-13), as plain data: what xBRL-JSON
 * holds, with periods in days and units in the project's notation, and nothing of its syntax left out.
 */
import type { Period } from "../../model/period.ts";
import type { Unit } from "../../model/unit.ts";

export const XBRL_JSON = "https://xbrl.org/2021/xbrl-json";

/** Earlier drafts of the same structure, which older reports still name; read, but not written. */
export const XBRL_JSON_DRAFTS: readonly string[] = [
  "https://xbrl.org/CR/2021-07-07/xbrl-json", "https://xbrl.org/CR/2021-02-03/xbrl-json", "https://xbrl.org/PR/2021-08-04/xbrl-json",
];

/** Prefixes whose namespace is fixed (OIM Common Definitions, table 1). */
export const RESERVED_PREFIXES: Readonly<Record<string, string>> = {
  xbrl: "https://xbrl.org/2021", xs: "http://www.w3.org/2001/XMLSchema", utr: "http://www.xbrl.org/2009/utr",
  iso4217: "http://www.xbrl.org/2003/iso4217", xbrli: "http://www.xbrl.org/2003/instance",
};

export const RESERVED_LINK_TYPES: Readonly<Record<string, string>> = {
  footnote: "http://www.xbrl.org/2003/arcrole/fact-footnote",
  explanatoryFact: "http://www.xbrl.org/2009/arcrole/fact-explanatoryFact",
};

export const RESERVED_LINK_GROUPS: Readonly<Record<string, string>> = { _: "http://www.xbrl.org/2003/role/link" };

/** Dimensions that OIM itself defines; all others are prefixed names of a taxonomy. */
export const CORE_DIMENSIONS: readonly string[] = ["concept", "entity", "period", "unit", "language", "noteId"];

export interface Entity {
  /** Namespace of the identifier: "http://www.sec.gov/CIK", "http://standards.iso.org/iso/17442" (LEI). */
  readonly scheme: string;
  readonly identifier: string;
}

/** Link type → link group → ids of facts or notes. */
export type OimLinks = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export interface OimFact {
  readonly id: string;
  /** "ifrs-full:Revenue" with the report's own prefix. */
  readonly concept: string;
  /** Null for a nil fact. Numbers in the spelling of the report. */
  readonly value: string | null;
  /** Undefined for a figure that is not rounded (INF), and for what is no figure. */
  readonly decimals?: number;
  readonly entity?: Entity;
  /** As written; undefined for "forever". */
  readonly periodText?: string;
  /** In days, both ends included; undefined where the report counts in hours. */
  readonly period?: Period;
  /** As written: "iso4217:EUR/xbrli:shares". Undefined for pure numbers and for texts. */
  readonly unitText?: string;
  /** "EUR/shares"; "pure" for a number without a unit; undefined for a text. */
  readonly unit?: Unit;
  readonly language?: string;
  readonly noteId?: string;
  /** Taxonomy-defined dimensions; a null value is a nil typed member. */
  readonly dimensions: Readonly<Record<string, string | null>>;
  readonly links: OimLinks;
}

export interface OimReport {
  readonly documentType: string;
  readonly taxonomy: readonly string[];
  readonly namespaces: Readonly<Record<string, string>>;
  readonly linkTypes: Readonly<Record<string, string>>;
  readonly linkGroups: Readonly<Record<string, string>>;
  readonly facts: readonly OimFact[];
}
