/** Zod's issues → faults with the corrected value where it can be told. */
import type { z } from "zod";
import { nearest } from "../lib/nearest.ts";
import type { Fault } from "./fault.ts";
import { listWords } from "./fault.ts";
import type { JsonSource } from "./json-source.ts";
import { inlineText } from "./layout-json.ts";
import { partsOfPointer, toPointer, valueAtPath, type Path } from "./pointer.ts";
import { decimalFrom, proposalsFor } from "./proposals.ts";
import { fieldsAt, ownWords, schemasAt, wordsForText } from "./schema-path.ts";
import { wordsForIssue, wordsForValue } from "./issue-words.ts";

export interface Subject { readonly schema: z.ZodType; readonly value: unknown; readonly source: JsonSource }

type Issue = z.core.$ZodIssue;

export interface ShapeFaults {
  readonly faults: Fault[];
  /** Misspelt fields whose right name is known: "/tables/0/colums" → "columns". */
  readonly renamed: ReadonlyMap<string, string>;
}

/** One fault a mistake: a misspelt field is not also reported as missing under its right name. */
export function shapeFaults(subject: Subject, issues: readonly Issue[]): ShapeFaults {
  const plain = issues.flatMap((issue) => withinUnion(subject, issue));
  const misspelt = plain.flatMap((issue) => misspellings(subject, issue));
  const right = new Set(misspelt.map(({ meant }) => meant));
  const wrong = plain.filter((issue) => issue.code !== "unrecognized_keys" && !right.has(toPointer(...pathOf(issue))));
  const renamed = misspelt.flatMap(({ fault, meant }): [string, string][] =>
    (meant === undefined ? [] : [[fault.pointer, partsOfPointer(meant).at(-1) ?? ""]]));
  return {
    faults: [...misspelt.map(({ fault }) => fault), ...wrong.map((issue) => wrongValue(subject, issue))],
    renamed: new Map(renamed),
  };
}

/** Paths of a filing's JSON hold no symbols. */
const pathOf = (issue: Issue): Path => issue.path as Path;

/** For an object, the issues of the alternative that it is nearest to; a plain value keeps the union's own message. */
function withinUnion({ value }: Subject, issue: Issue): Issue[] {
  const input = valueAtPath(value, pathOf(issue));
  if (issue.code !== "invalid_union" || !isObject(input)) return [issue];
  const branches = issue.errors.toSorted((a, b) => weight(a) - weight(b));
  const nearestBranch = branches[0] ?? [];
  return nearestBranch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

const weight = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? 2 * issue.keys.length : 1), 0);

interface Misspelling { readonly fault: Fault; readonly meant: string | undefined }

function misspellings({ schema, value }: Subject, issue: Issue): Misspelling[] {
  if (issue.code !== "unrecognized_keys") return [];
  const path = pathOf(issue);
  const known = fieldsAt(schema, path);
  const free = known.filter((name) => valueAtPath(value, [...path, name]) === undefined);
  return issue.keys.map((key) => {
    const meant = nearest(key, free);
    const fault: Fault = {
      code: "unknown-field", pointer: toPointer(...path, key), atKey: true,
      what: `the field ${JSON.stringify(key)}, which is not known here`,
      ...(meant === undefined
        ? { expected: listWords(known, 20), mend: "remove it, or use one of the fields above" }
        : { mend: `did you mean ${JSON.stringify(meant)}?` }),
    };
    return { fault, meant: meant === undefined ? undefined : toPointer(...path, meant) };
  });
}

function wrongValue(subject: Subject, issue: Issue): Fault {
  const path = pathOf(issue);
  if (issue.code === "invalid_key") return wrongKey(issue);
  const value = valueAtPath(subject.value, path);
  const pointer = toPointer(...path);
  const schemas = schemasAt(subject.schema, path);
  const expected = expectation(schemas, issue);
  if (value === undefined) return missingField({ path, schemas, expected });
  const lexeme = subject.source.lexeme(pointer);
  const mend = mendFor({ value, lexeme, schemas, issue, run: subject.source.digitsAround(pointer) });
  return { code: "wrong-value", pointer, what: wordsForValue(value, lexeme), expected, ...(mend && { mend }) };
}

function wrongKey(issue: z.core.$ZodIssueInvalidKey): Fault {
  const key = String(issue.path.at(-1));
  const [inner] = issue.issues;
  const accepted = proposalsFor(key, undefined)
    .find((proposal) => typeof proposal === "string" && proposal !== "" && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(proposal));
  return {
    code: "wrong-value", pointer: toPointer(...pathOf(issue)), atKey: true, what: `the name ${JSON.stringify(key)}`,
    expected: ownWords(inner?.message ?? "") ?? "an id",
    ...(accepted !== undefined && { mend: `write ${JSON.stringify(accepted)}` }),
  };
}

interface Gap { readonly path: Path; readonly schemas: readonly z.ZodType[]; readonly expected: string }

function missingField({ path, schemas, expected }: Gap): Fault {
  const name = JSON.stringify(path.at(-1));
  const example = proposalsFor(undefined, undefined).find((proposal) => accepts(schemas, proposal));
  const meaning = schemas.map(({ description }) => description).find((words) => words !== undefined);
  return {
    code: "missing-field", pointer: toPointer(...path), what: `no field ${name}`,
    expected: `${name}: ${expected}${meaning === undefined ? "" : ` (${meaning.replace(/\.$/, "")})`}`,
    mend: example === undefined ? `add ${name}` : `add ${name}: ${inlineText(example)}`,
  };
}

function expectation(schemas: readonly z.ZodType[], issue: Issue): string {
  const own = ownWords(issue.message);
  if (own !== undefined) return own;
  const forText = issue.code === "invalid_type" && issue.expected === "string" ? schemas.map(wordsForText) : [];
  return forText.find((words) => words !== undefined) ?? wordsForIssue(issue);
}

interface Wrong {
  readonly value: unknown;
  readonly lexeme: string | undefined;
  readonly schemas: readonly z.ZodType[];
  readonly issue: Issue;
  /** 23,382 where the value is the 23 or the 382 of it. */
  readonly run: string | undefined;
}

function mendFor({ value, lexeme, schemas, issue, run }: Wrong): string | undefined {
  const proposals = proposalsFor(value, lexeme);
  const at = proposals.findIndex((proposal) => accepts(schemas, proposal));
  const proposal = proposals[at];
  if (at >= 0 && proposal === undefined) return "leave the field out";
  const quotes = typeof value === "number" && typeof proposal === "string" ? ", in quotes" : "";
  const [whole] = decimalFrom(run ?? "");
  if (at >= 0 && whole !== undefined) {
    return `write ${JSON.stringify(whole)} if ${run} is one number, else ${inlineText(proposal)}${quotes}`;
  }
  if (at >= 0) return `write ${inlineText(proposal)}${quotes}`;
  if (issue.code !== "invalid_value") return undefined;
  const meant = nearest(String(value), issue.values.map(String));
  return meant === undefined ? undefined : `did you mean ${JSON.stringify(meant)}?`;
}

const accepts = (schemas: readonly z.ZodType[], proposal: unknown): boolean =>
  schemas.some((schema) => schema.safeParse(proposal).success);
