/** What is wrong with text that is no JSON, in the words of somebody who edits it by hand. */
import { parse } from "@humanwhocodes/momoa";
import { lineAndColumn } from "./decode-text.ts";
import { decimalFrom } from "./proposals.ts";
import { openAt, type OpenParts } from "./open-parts.ts";

export interface SyntaxFault {
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly mend: string;
}

/** The text around the offence: what stands before it, what follows, and what is open there. */
interface Scene { readonly before: string; readonly after: string; readonly offset: number; readonly open: OpenParts }

interface Advice { readonly what: string; readonly mend: string; readonly offset?: number }

type Rule = (scene: Scene, text: string) => Advice | undefined;

/** `text` is one that JSON.parse has refused with `error`. */
export function syntaxFault(text: string, error: Error): SyntaxFault {
  const offset = offenceIn(text, error);
  const open = openAt(text, offset);
  const scene = { before: text.slice(0, offset).trimEnd(), after: text.slice(offset), offset, open };
  const advice = firstAdvice(scene, text);
  return { ...lineAndColumn(text, advice.offset ?? offset), what: advice.what, mend: advice.mend };
}

/**
 * Momoa always tells the place, V8 only sometimes; but momoa lets a line break inside a text pass and stumbles later.
 * So the earlier of the two; save at the end of the file, for which momoa gives the last token's place.
 */
function offenceIn(text: string, error: Error): number {
  const digits = /at position (\d+)/.exec(error.message)?.[1];
  const reported = digits === undefined ? text.length : Number.parseInt(digits, 10);
  const isEnd = reported === text.length && (digits !== undefined || error.message.includes("end of JSON input"));
  return isEnd ? text.length : Math.min(reported, placeByMomoa(text));
}

function placeByMomoa(text: string): number {
  try {
    parse(text);
  } catch (refusal) {
    if (hasOffset(refusal) && !refusal.message.startsWith("Unexpected end of input")) return refusal.offset;
  }
  return text.length;
}

const hasOffset = (error: unknown): error is Error & { offset: number } =>
  error instanceof Error && "offset" in error && typeof error.offset === "number";

const firstAdvice = (scene: Scene, text: string): Advice => {
  for (const rule of RULES) {
    const advice = rule(scene, text);
    if (advice !== undefined) return advice;
  }
  return { what: `${show(scene.after)}, which is not JSON here`, mend: "write the value as JSON has it" };
};

/** The piece that a text begins with: a quoted text, a word or a single character. */
const show = (text: string): string => {
  const piece = /^(?:"[^"\n]{0,40}"|[\w$.-]{1,40}|.)/su.exec(text)?.[0] ?? "";
  return piece.length > 1 ? piece : JSON.stringify(piece).replace("\\\"", "\"");
};

const emptyFile: Rule = (_scene, text) =>
  text.trim() === "" ? { what: "an empty file", mend: "fill in the filing, or delete the file" } : undefined;

const mergeConflict: Rule = ({ after }) => /^(?:<{7}|={7}|>{7})/.test(after) ? {
  what: "a merge conflict that is not resolved", mend: "keep one of the two versions and delete the marks",
} : undefined;

const controlInText: Rule = ({ after, open }) => {
  const unit = after.charAt(0);
  if (open.text === undefined || unit === "" || unit > "\u001f") return undefined;
  if (unit === "\t") return { what: "a tab inside a text", mend: "write \\t, or a space" };
  const mend = "close the text with a double quote; a line break in it is written \\n";
  return { what: "a line break inside a text", mend };
};

const endOfFile: Rule = ({ after, open }, text) => {
  if (after !== "") return undefined;
  if (open.text !== undefined) {
    const { line, column } = lineAndColumn(text, open.text);
    const what = `the end of the file inside the text that begins at ${line}:${column}`;
    return { what, mend: "close it with a double quote" };
  }
  const inner = open.brackets.at(-1);
  if (inner === undefined) return { what: "the end of the file", mend: "write the value that is missing" };
  const { line, column } = lineAndColumn(text, inner.offset);
  const missing = open.brackets.map(({ closing }) => closing).toReversed().join("");
  const what = `the end of the file while the "${inner.opening}" of ${line}:${column} is open`;
  return { what, mend: `add ${missing}` };
};

const trailingComma: Rule = ({ before, after }) => before.endsWith(",") && /^[}\]]/.test(after)
  ? { what: `a comma before "${after.charAt(0)}"`, mend: "remove the comma", offset: before.length - 1 } : undefined;

const groupedNumber: Rule = ({ before, after }) => {
  const head = /-?\d{1,3}(?:,\d{3})*,$/.exec(before)?.[0];
  const tail = /^\d{3}(?:,\d{3})*(?:\.\d+)?(?!\d)/.exec(after)?.[0];
  if (head === undefined || tail === undefined) return undefined;
  const [plain = ""] = decimalFrom(head + tail);
  const what = `a grouped number, ${head}${tail}`;
  return { what, mend: `write "${plain}", in quotes`, offset: before.length - head.length };
};

const missingComma: Rule = ({ before, after, open }) => open.brackets.length > 0 && /["\]}\w]$/.test(before)
  && /^["[{\d-]/.test(after)
  ? { what: `no comma before ${show(after)}`, mend: "put a comma here", offset: before.length } : undefined;

const otherQuotes: Rule = ({ after }) => /^['‘’“”`]/u.test(after)
  ? { what: `the quotation mark ${after.charAt(0)}`, mend: "write straight double quotes: \"…\"" } : undefined;

const comment: Rule = ({ after }) => /^(?:\/[/*]|#)/.test(after)
  ? { what: "a comment", mend: "remove it: JSON has no comments" } : undefined;

const PLAIN_WORDS = new Map([
  ["True", "true"], ["False", "false"], ["None", "null"], ["NaN", "null"], ["undefined", "null"], ["NULL", "null"],
]);

const bareWord: Rule = ({ before, after, open }) => {
  const word = /^\$?[A-Za-z_](?:[\w$-]|:(?=[A-Z]))*/.exec(after)?.[0];
  if (word === undefined || open.text !== undefined) return undefined;
  const plain = PLAIN_WORDS.get(word);
  const mend = plain === undefined || /[{,]$/.test(before) ? `write ${JSON.stringify(word)}, in quotes` : `write ${plain}`;
  return { what: `the word ${word} without quotes`, mend };
};

const printedNumber: Rule = ({ after }) => {
  const printed = /^[($+.\-–—\d][^"\n}\]]*?(?=\s*(?:,(?!\d{3})|[}\]\n]|$))/.exec(after)?.[0];
  const [plain] = decimalFrom(printed ?? "");
  return plain === undefined || printed === undefined ? undefined
    : { what: `${printed}, which is not a JSON value`, mend: `write ${JSON.stringify(plain)}, in quotes` };
};

const missingColon: Rule = ({ before, after, open }) =>
  open.brackets.at(-1)?.opening === "{" && /[{,]\s*"[^"]*"$/.test(before) && !after.startsWith(":")
    ? { what: `${show(after)} after the name of a field`, mend: "put a colon between the two" } : undefined;

const behindTheEnd: Rule = ({ before, after, open }) =>
  open.brackets.length === 0 && open.text === undefined && before !== ""
    ? { what: `${show(after)} behind the end of the filing`, mend: "remove what follows the closing bracket" }
    : undefined;

const wrongBracket: Rule = ({ after, open }) => {
  const inner = open.brackets.at(-1);
  if (inner === undefined || !/^[}\]]/.test(after) || after.startsWith(inner.closing)) return undefined;
  return { what: `"${after.charAt(0)}" where "${inner.opening}" is open`, mend: `write "${inner.closing}"` };
};

const missingValue: Rule = ({ before, after }) => /[:,[]$/.test(before) && /^[,}\]]/.test(after)
  ? { what: `${show(after)} where a value is expected`, mend: "write the value; null for a printed dash" } : undefined;

const backslash: Rule = ({ after }) => after.startsWith("\\")
  ? { what: `"${after.slice(0, 2)}" inside a text`, mend: "write \\\\ for a backslash" } : undefined;

/** The first that applies speaks. */
const RULES: readonly Rule[] = [
  emptyFile, mergeConflict, controlInText, endOfFile, trailingComma, groupedNumber, otherQuotes, comment,
  behindTheEnd, wrongBracket, missingValue, bareWord, missingColon, missingComma, printedNumber, backslash,
];
