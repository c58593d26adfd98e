/** What the checks of an xBRL-JSON report share: their context, their codes and the words of their findings. */
import type { Path } from "../../store/pointer.ts";
import { JsonNumber } from "./json-text.ts";
import { isQName } from "./oim-names.ts";

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
  "oim-fact-id": "xbrlje:invalidJSONStructure",
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

export type JsonRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);

export function checkRecord(value: unknown, path: Path, context: OimContext): value is JsonRecord {
  if (isRecord(value)) return true;
  context.report("oim-structure", path, { what: wordFor(value), expected: "an object" });
  return false;
}

export const wordFor = (value: unknown): string => {
  if (value === undefined) return "nothing";
  if (value instanceof JsonNumber) return `the number ${value.text}`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value).slice(0, 60);
  return Array.isArray(value) ? "a list" : "an object";
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
