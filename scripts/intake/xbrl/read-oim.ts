/** xBRL-JSON → {@link OimReport}. Validated first: a report that breaks the model is refused with all its findings. */
import { FindingsError, type Finding } from "../../lib/finding.ts";
import { PURE } from "../../model/unit.ts";
import {
  JsonNumber, isJsonObject, parseJsonBytes, type JsonLimits, type JsonObject, type JsonValue,
} from "./json-text.ts";
import { CORE_DIMENSIONS, type Entity, type OimFact, type OimLinks, type OimReport } from "./oim-model.ts";
import { localNameOf, parsePeriodText, prefixOf, unitOf } from "./oim-names.ts";
import { plainNumber } from "./plain-number.ts";
import { validateOim } from "./validate-oim.ts";

export interface OimReading {
  readonly report: OimReport;
  /** What does not stop the reading: a draft's document type, an unknown link target. */
  readonly findings: readonly Finding[];
}

/** Throws a FindingsError for what is not JSON, not xBRL-JSON, or breaks the model. */
export function readOim(bytes: Uint8Array, file: string, limits?: JsonLimits): OimReading {
  return readOimValue(parseJsonBytes(bytes, file, limits), file);
}

export function readOimValue(root: JsonValue, file: string): OimReading {
  const findings = validateOim(root, file);
  const errors = findings.filter(({ code }) => !TOLERATED.has(code));
  if (errors.length > 0 || !isJsonObject(root)) throw new FindingsError(errors);
  const info = objectIn(root, "documentInfo");
  const namespaces = textsIn(info, "namespaces");
  const facts = Object.entries(objectIn(root, "facts")).map(([id, fact]) => readFact(id, asObject(fact), namespaces));
  return {
    findings,
    report: {
      documentType: textOf(info["documentType"]) ?? "", taxonomy: listOf(info["taxonomy"]), namespaces, facts,
      linkTypes: textsIn(info, "linkTypes"), linkGroups: textsIn(info, "linkGroups"),
    },
  };
}

/** Findings that leave every figure readable. */
const TOLERATED: ReadonlySet<string> = new Set([
  "oim-draft-document-type", "oim-fact-id", "oim-unknown-link-target", "oim-no-taxonomy", "oim-language-case", "oim-unordered-unit",
]);

function readFact(id: string, fact: JsonObject, namespaces: Readonly<Record<string, string>>): OimFact {
  const all = objectIn(fact, "dimensions");
  const core = (name: string): string | undefined => textOf(all[name]);
  const value = textOf(fact["value"]) ?? null;
  const decimals = decimalsOf(fact["decimals"]);
  const [entity, periodText, unitText, language, noteId] = [
    core("entity"), core("period"), core("unit"), core("language"), core("noteId"),
  ];
  const period = periodText === undefined ? undefined : parsePeriodText(periodText);
  const unit = unitText === undefined ? unitWithout(value, decimals) : unitOf(unitText);
  return {
    id, concept: core("concept") ?? "", value,
    ...(decimals !== undefined && { decimals }),
    ...(entity !== undefined && { entity: entityOf(entity, namespaces) }),
    ...(periodText !== undefined && { periodText }), ...(period !== undefined && { period }),
    ...(unitText !== undefined && { unitText }), ...(unit !== undefined && { unit }),
    ...(language !== undefined && { language }), ...(noteId !== undefined && { noteId }),
    dimensions: taxonomyDimensions(all), links: linksOf(fact["links"]),
  };
}

/**
 * A number without a unit is pure. Without the taxonomy a year in words and a ratio look the same; `decimals` settles
 * it (texts must not carry it), else the value must have a point.
 */
function unitWithout(value: string | null, decimals: number | undefined): string | undefined {
  if (value === null || plainNumber(value) === undefined) return undefined;
  return decimals !== undefined || /^[+-]?\d*\.\d+$/.test(value) ? PURE : undefined;
}

const entityOf = (name: string, namespaces: Readonly<Record<string, string>>): Entity =>
  ({ scheme: namespaces[prefixOf(name)] ?? prefixOf(name), identifier: localNameOf(name) });

function taxonomyDimensions(all: JsonObject): Record<string, string | null> {
  const names = Object.keys(all).filter((name) => !CORE_DIMENSIONS.includes(name));
  return Object.fromEntries(names.map((name) => [name, textOf(all[name]) ?? null]));
}

const linksOf = (links: JsonValue | undefined): OimLinks => Object.fromEntries(
  Object.entries(asObject(links)).map(([type, groups]) => [type, Object.fromEntries(
    Object.entries(asObject(groups)).map(([group, targets]) => [group, listOf(targets)]))]));

const asObject = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});
const objectIn = (object: JsonObject, name: string): JsonObject => asObject(object[name]);
const textOf = (value: JsonValue | undefined): string | undefined => (typeof value === "string" ? value : undefined);
const listOf = (value: JsonValue | undefined): string[] =>
  (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);
const textsIn = (object: JsonObject, name: string): Record<string, string> => Object.fromEntries(
  Object.entries(objectIn(object, name)).map(([key, value]) => [key, textOf(value) ?? ""]));
const decimalsOf = (value: JsonValue | undefined): number | undefined =>
  (value instanceof JsonNumber ? Number.parseInt(value.text, 10) : undefined);
