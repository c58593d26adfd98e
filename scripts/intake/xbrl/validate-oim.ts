/**
 * Does a JSON value follow the xBRL-JSON 1.0 model (Recommendation 2021-10-13 with errata to 2023-04-19)? Everything
 * that can be told without reading the taxonomy is checked. Each finding names the specification's own error code.
 */
import type { Finding } from "../../lib/finding.ts";
import { toPointer } from "../../store/pointer.ts";
import { OIM_CODES, checkMembers, checkRecord, isRecord, wordFor, type OimContext } from "./oim-check.ts";
import { XBRL_JSON, XBRL_JSON_DRAFTS } from "./oim-model.ts";
import { checkFact } from "./validate-oim-fact.ts";
import { checkLinkMap, checkNamespaces } from "./validate-oim-maps.ts";

const MOST_FINDINGS = 200;

/** `json` from {@link ./json-text.ts} or from JSON.parse. Empty when nothing is wrong. */
export function validateOim(json: unknown, file = "report.json"): Finding[] {
  const findings: Finding[] = [];
  const report: OimContext["report"] = (code, path, problem) => {
    if (findings.length >= MOST_FINDINGS) return;
    const what = `${problem.what} (${OIM_CODES[code]})`;
    findings.push({ ...problem, code, place: { file }, subject: toPointer(...path), what });
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

const mapOf = (value: unknown): ReadonlyMap<string, string> => new Map(
  Object.entries(isRecord(value) ? value : {}).filter((pair): pair is [string, string] => typeof pair[1] === "string"));

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
