/** Text of a Filing JSON → the filing, or everything that is wrong with it. */
import { isError } from "../lib/finding.ts";
import { nearest } from "../lib/nearest.ts";
import { FILING_SCHEMAS, type Filing } from "../model/filing.ts";
import { checkReferences } from "./check-references.ts";
import { hasDuplicateKeys } from "./duplicate-keys.ts";
import { listWords, type Fault } from "./fault.ts";
import { limitFaults } from "./limits.ts";
import type { JsonSource } from "./json-source.ts";
import { wordsForValue } from "./issue-words.ts";
import { partsOfPointer, toPointer } from "./pointer.ts";
import { shapeFaults } from "./shape-faults.ts";
import { unprintableFaults } from "./unprintable.ts";

export interface Inspection {
  /** Present only if nothing is wrong but what is told as a warning. */
  readonly filing?: Filing;
  readonly faults: readonly Fault[];
}

/** `value` is the text of `source`, parsed. `name` is the file's name without ".json": the filing's id. */
export function inspectValue(value: unknown, source: JsonSource, name: string): Inspection {
  const tooMany = limitFaults(value);
  if (tooMany.length > 0) return { faults: tooMany };
  const twice = hasDuplicateKeys(source.text, value) ? duplicateFaults(source) : [];
  const unprintable = unprintableFaults(value);
  if (unprintable.length > 0) return { faults: [...twice, ...unprintable] };
  const kind = kindOf(value);
  if (kind === undefined) return { faults: [...twice, wrongKind(value)] };
  const schema = FILING_SCHEMAS[kind];
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    const faults = [...twice, ...checkReferences(parsed.data, name)];
    return faults.some(isError) ? { faults } : { filing: parsed.data, faults };
  }
  const { faults, renamed } = shapeFaults({ schema, value, source }, parsed.error.issues);
  return { faults: [...twice, ...faults, ...referencesAllTheSame({ value, schema, renamed }, name)] };
}

interface Misshapen {
  readonly value: unknown;
  readonly schema: Schema;
  readonly renamed: ReadonlyMap<string, string>;
}

/** References of a filing with mistakes in its shape, if they can be followed: {@link isBesideReferences}. */
function referencesAllTheSame({ value, schema, renamed }: Misshapen, name: string): Fault[] {
  const mended = withFieldsRenamed(value, renamed, "");
  const left = schema.safeParse(mended).error?.issues ?? [];
  return left.every(isBesideReferences) ? checkReferences(mended as Filing, name) : [];
}

function withFieldsRenamed(value: unknown, renamed: ReadonlyMap<string, string>, pointer: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  const below = (key: string | number): string => `${pointer}${toPointer(key)}`;
  if (Array.isArray(value)) return value.map((each, at) => withFieldsRenamed(each, renamed, below(at)));
  const fields: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(fields.map(([key, inside]) =>
    [renamed.get(below(key)) ?? key, withFieldsRenamed(inside, renamed, below(key))]));
}

/** Fields that no check of references reads. */
const BESIDE_REFERENCES: ReadonlySet<unknown> = new Set([
  "title", "label", "level", "unit", "scale", "decimals", "status", "role",
  "low", "high", "value", "text", "lexeme", "section",
  "direction", "mark", "note", "currency", "cik", "name", "ticker", "exchange", "document", "url", "sha256", "year",
  "quarter", "yearEnd", "reason", "author", "expires", "residual", "transactionCode", "transactionFormType",
]);

/**
 * A mistake that leaves every reference readable: then the references are checked all the same, so that one run names
 * every mistake. Where ids, columns or rows themselves are in doubt, it would only name mistakes that are none.
 */
function isBesideReferences(issue: { code: string; path: PropertyKey[] }): boolean {
  if (issue.code === "unrecognized_keys") return true;
  const [last, above] = [issue.path.at(-1), issue.path.at(-2)];
  return BESIDE_REFERENCES.has(last) || (typeof last === "number" && above === "values");
}

type Kind = keyof typeof FILING_SCHEMAS;
type Schema = (typeof FILING_SCHEMAS)[Kind];

const KINDS = Object.keys(FILING_SCHEMAS);

function kindOf(value: unknown): Kind | undefined {
  if (typeof value !== "object" || value === null || !("kind" in value)) return undefined;
  return KINDS.includes(String(value.kind)) ? (value.kind as Kind) : undefined;
}

function wrongKind(value: unknown): Fault {
  const expected = `"kind": ${listWords(KINDS)}`;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const what = wordsForValue(value, undefined);
    return { code: "wrong-value", pointer: "", what, expected: "an object: { \"kind\": … }" };
  }
  if (!("kind" in value)) return missingKind(Object.keys(value), expected);
  const meant = nearest(String(value.kind), KINDS);
  return {
    code: "unknown-kind", pointer: "/kind", what: wordsForValue(value.kind, undefined), expected,
    mend: meant === undefined ? `write one of ${listWords(KINDS)}` : `did you mean ${JSON.stringify(meant)}?`,
  };
}

function missingKind(fields: readonly string[], expected: string): Fault {
  const meant = fields.find((field) => nearest(field, ["kind"]) !== undefined && field.length > 2);
  if (meant === undefined) {
    return { code: "missing-field", pointer: "/kind", what: "no field \"kind\"", expected, mend: "add it" };
  }
  return {
    code: "unknown-field", pointer: toPointer(meant), atKey: true, expected, mend: "did you mean \"kind\"?",
    what: `the field ${JSON.stringify(meant)}, which is not known here`,
  };
}

const duplicateFaults = (source: JsonSource): Fault[] => source.duplicateKeys().map(({ pointer, first }) => {
  const name = JSON.stringify(partsOfPointer(pointer).at(-1));
  return {
    code: "duplicate-key", pointer, atKey: true, expected: "each field once", mend: "remove one of the two",
    what: `a second field ${name} in one object; the first is at ${first.line}:${first.column}`,
  };
});
