/**
 * Does a JSON value follow the xBRL-JSON 1.0 model (Recommendation 2021-10-13 with errata to 2023-04-19)? Everything
 * that can be told without reading the taxonomy is checked. Each finding names the specification's own error code.
 */
import type { Finding } from "../../lib/finding.ts";
import { toPointer, type Path } from "../../store/pointer.ts";
import { JsonNumber, type JsonValue } from "./json-text.ts";
import { XBRL_JSON, XBRL_JSON_DRAFTS } from "./oim-model.ts";
import { isQName } from "./oim-names.ts";
import { checkFact } from "./validate-oim-fact.ts";
import { checkLinkMap, checkNamespaces } from "./validate-oim-maps.ts";

/** What a check needs to know of the report beside its own subject. */
export interface OimContext {
  readonly namespaces: ReadonlyMap<string, string>;
  readonly linkTypes: ReadonlySet<string>;
  readonly linkGroups: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
  report(code: OimCode, path: Path, problem: Problem): void;
}

export interface Problem { readonly what: string; readonly expected?: string; readonly mend?: string }

/** Our codes and those of the specification that they stand for. */
export const OIM_CODES = {
  "oim-structure": "xbrlje:invalidJSONStructure",
  "oim-document-type": "oimce:unsupportedDocumentType",
  "oim-draft-document-type": "oimce:unsupportedDocumentType",
  "oim-no-taxonomy": "oime:noTaxonomy",
  "oim-reserved-prefix": "oimce:invalidURIForReservedAlias",
  "oim-reserved-uri": "oimce:invalidAliasForReservedURI",
  "oim-two-prefixes": "oimce:multipleAliasesForURI",
  "oim-uri": "oimce:invalidURI",
  "oim-unbound-prefix": "oimce:unboundPrefix",
  "oim-entity": "oimce:invalidSQName",
  "oim-period": "oimce:invalidPeriodRepresentation",
  "oim-unit": "oimce:invalidUnitStringRepresentation",
  "oim-unordered-unit": "oimce:invalidUnitStringRepresentation",
  "oim-pure-unit": "oime:illegalPureUnit",
  "oim-misplaced-unit": "oime:misplacedUnitDimension",
  "oim-misplaced-decimals": "oime:misplacedDecimalsProperty",
  "oim-language-case": "xbrlje:invalidLanguageCodeCase",
  "oim-note": "oime:misplacedNoteFactDimension",
  "oim-note-id": "oime:misplacedNoteIDDimension",
  "oim-unknown-link-type": "xbrlje:unknownLinkType",
  "oim-unknown-link-group": "xbrlje:unknownLinkGroup",
  "oim-unknown-link-target": "xbrlje:unknownLinkTarget",
} as const;

export type OimCode = keyof typeof OIM_CODES;

const MOST_FINDINGS = 200;

/** `json` from {@link ./json-text.ts} or from JSON.parse. Empty when nothing is wrong. */
export function validateOim(json: unknown, file = "report.json"): Finding[] {
  const findings: Finding[] = [];
  const report: OimContext["report"] = (code, path, problem) => {
    if (findings.length >= MOST_FINDINGS) return;
    findings.push({ code, place: { file }, subject: toPointer(...path), ...problem, what: `${problem.what} (${OIM_CODES[code]})` });
  };
  if (!isRecord(json)) {
    report("oim-structure", [], { what: "no JSON object", expected: "{ \"documentInfo\", \"facts\" }" });
    return findings;
  }
  const info = isRecord(json["documentInfo"]) ? json["documentInfo"] : undefined;
  const facts = isRecord(json["facts"]) ? json["facts"] : {};
  const context: OimContext = {
    report, ids: new Set(Object.keys(facts)), namespaces: mapOf(info?.["namespaces"]),
    linkTypes: new Set(mapOf(info?.["linkTypes"]).keys()), linkGroups: new Set(mapOf(info?.["linkGroups"]).keys()),
  };
  checkMembers(json, { path: [], known: ["documentInfo", "facts"], context });
  if (json["facts"] !== undefined) checkRecord(json["facts"], ["facts"], context);
  checkDocumentInfo(json["documentInfo"], context);
  for (const [id, fact] of Object.entries(facts)) checkFact(id, fact, context);
  return findings;
}

type JsonRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);

const mapOf = (value: unknown): ReadonlyMap<string, string> => new Map(
  Object.entries(isRecord(value) ? value : {}).filter((pair): pair is [string, string] => typeof pair[1] === "string"));

export function checkRecord(value: unknown, path: Path, context: OimContext): value is JsonRecord {
  if (isRecord(value)) return true;
  context.report("oim-structure", path, { what: wordFor(value), expected: "an object" });
  return false;
}

export const wordFor = (value: unknown): string => {
  if (value === undefined) return "nothing";
  return value instanceof JsonNumber ? `the number ${value.text}` : JSON.stringify(value).slice(0, 60);
};

interface Members { readonly path: Path; readonly known: readonly string[]; readonly context: OimContext }

/** Members beside the specification's own must be names with a declared prefix (xBRL-JSON, section 4). */
export function checkMembers(value: JsonRecord, { path, known, context }: Members): void {
  for (const name of Object.keys(value).filter((each) => !known.includes(each))) {
    if (isQName(name)) checkPrefix(name, [...path, name], context);
    else {
      context.report("oim-structure", [...path, name], {
        what: `the field ${JSON.stringify(name)}, which is not known here`, expected: `one of ${known.join(", ")}`,
      });
    }
  }
}

export function checkPrefix(name: string, path: Path, { namespaces, report }: OimContext): void {
  const prefix = name.slice(0, name.indexOf(":"));
  if (namespaces.has(prefix)) return;
  report("oim-unbound-prefix", path, {
    what: `the prefix ${JSON.stringify(prefix)}`, expected: "a prefix of documentInfo/namespaces",
    mend: "declare it there",
  });
}

const INFO_MEMBERS = ["documentType", "features", "namespaces", "linkTypes", "linkGroups", "taxonomy", "baseURL"];

function checkDocumentInfo(info: unknown, context: OimContext): void {
  const path = ["documentInfo"];
  if (!checkRecord(info, path, context)) return;
  checkMembers(info, { path, known: INFO_MEMBERS, context });
  checkDocumentType(info["documentType"], context);
  checkTaxonomy(info["taxonomy"], context);
  if (info["namespaces"] !== undefined) checkNamespaces(info["namespaces"], context);
  for (const name of ["linkTypes", "linkGroups"] as const) {
    if (info[name] !== undefined) checkLinkMap(name, info[name], context);
  }
  if (info["features"] !== undefined) checkFeatures(info["features"], context);
}

function checkDocumentType(type: unknown, { report }: OimContext): void {
  if (type === XBRL_JSON) return;
  const isDraft = typeof type === "string" && XBRL_JSON_DRAFTS.includes(type);
  report(isDraft ? "oim-draft-document-type" : "oim-document-type", ["documentInfo", "documentType"],
    { what: wordFor(type), expected: JSON.stringify(XBRL_JSON) });
}

function checkTaxonomy(taxonomy: unknown, { report }: OimContext): void {
  const path = ["documentInfo", "taxonomy"];
  const expected = "a list of addresses of taxonomy entry points";
  if (!Array.isArray(taxonomy)) return report("oim-structure", path, { what: wordFor(taxonomy), expected });
  if (taxonomy.length === 0) report("oim-no-taxonomy", path, { what: "an empty list", expected });
  taxonomy.forEach((address: unknown, at) => {
    if (typeof address !== "string" || address === "" || /\s/.test(address)) {
      report("oim-structure", [...path, at], { what: wordFor(address), expected: "an address" });
    }
  });
}

function checkFeatures(features: unknown, context: OimContext): void {
  const path = ["documentInfo", "features"];
  if (!checkRecord(features, path, context)) return;
  checkMembers(features, { path, known: [], context });
}

export type { JsonRecord, JsonValue };
