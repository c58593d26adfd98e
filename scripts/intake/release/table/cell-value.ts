/** What one cell of a grid says: a figure as printed, a dash, "not meaningful", a sign that belongs to a neighbour. */
import { MARK_CLOSE, MARK_OPEN, withoutMarks } from "../document/block.ts";

export interface NumberCell {
  readonly kind: "number";
  /** Plain decimal notation, sign applied: "-38", "0.06". */
  readonly lexeme: string;
  readonly suffix: "%" | "bp" | "x" | undefined;
  readonly currency: boolean;
  readonly marks: readonly string[];
}

export type CellValue =
  | NumberCell
  | { readonly kind: "dash" }
  | { readonly kind: "not-given"; readonly text: string }
  /** "$", "(", ")", "%" in a cell of its own. */
  | { readonly kind: "sign"; readonly text: string }
  | { readonly kind: "mark"; readonly text: string }
  | { readonly kind: "text" }
  | { readonly kind: "blank" };

const SIGN = /^(?:US\s?\$|[$€£¥]|\(|\)|%|\)\s?%|%\s?\)|\$\s?\(|bps?\.?)$/i;
const DASH = /^(?:\$\s*)?(?:[-\u2010-\u2015\u2212]{1,4}|\uFFFD|nil)\s*%?$/i;
const NOT_GIVEN = /^(?:n\/?\.?[am]\.?|n\.[am]\.?|nmf?|not meaningful|\*{1,2}|#)$/i;
const ALONE_MARK = /^\((?:[a-z]|\*+|\d{1,2}\)\(\d{1,2})\)$|^\[\d\]$/i;
const NUMBER = new RegExp([
  String.raw`^(?<open>\(\s*)?(?<minus>[-\u2010-\u2015\u2212]\s?)?(?<currency>(?:US\s?)?[$€£¥]\s*)?(?<open2>\(\s*)?(?<minus2>[-\u2212]\s?)?`,
  String.raw`(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)`,
  String.raw`\s*(?<suffix>%|bps?\.?|pts?\.?|x)?(?<close>\s*\))?\s*(?<suffix2>%|bps?\.?|pts?\.?|x)?`,
  String.raw`(?<marks>(?:\s*\((?:\d{1,2}|[a-z])\)|\s*\*+|\s*[†‡]|\s*\[\w\])*)$`,
].join(""), "i");

export function parseCell(raw: string): CellValue {
  const sets = [...raw.matchAll(/\uE000([^\uE001]*)\uE001/g)].map((match) => match[1] ?? "");
  const text = (sets.length > 0 ? raw.replaceAll(/\uE000[^\uE001]*\uE001/g, "") : raw).replaceAll(/\s+/g, " ").trim();
  if (text === "") return sets.length > 0 ? { kind: "mark", text: sets.join(",") } : { kind: "blank" };
  if (SIGN.test(text)) return { kind: "sign", text };
  if (DASH.test(text)) return { kind: "dash" };
  if (NOT_GIVEN.test(text)) return { kind: "not-given", text };
  if (ALONE_MARK.test(text)) return { kind: "mark", text };
  const groups = NUMBER.exec(text)?.groups;
  return groups === undefined ? { kind: "text" } : numberOf(groups, sets);
}

function numberOf(groups: Readonly<Record<string, string | undefined>>, sets: readonly string[]): NumberCell {
  const negative = ["open", "open2", "minus", "minus2"].some((name) => groups[name] !== undefined);
  const suffix = (groups["suffix"] ?? groups["suffix2"])?.toLowerCase();
  return {
    kind: "number", lexeme: plainLexeme(groups["digits"] ?? "0", negative), currency: groups["currency"] !== undefined,
    suffix: suffixOf(suffix), marks: [...sets, ...marksIn(groups["marks"] ?? "")],
  };
}

function suffixOf(suffix: string | undefined): NumberCell["suffix"] {
  if (suffix === undefined) return undefined;
  if (suffix.startsWith("b")) return "bp";
  return suffix === "x" ? "x" : "%";
}

const marksIn = (text: string): string[] => text.match(/\([^)]*\)|\*+|[†‡]|\[\w\]/g) ?? [];

/** "1,234" → "1234", ".45" → "0.45", "007" → "7"; zero has no sign. */
export function plainLexeme(digits: string, negative: boolean): string {
  const bare = digits.replaceAll(",", "").replace(/^\./, "0.").replace(/^0+(?=\d)/, "");
  return negative && /[1-9]/.test(bare) ? `-${bare}` : bare;
}

export const negated = (lexeme: string): string =>
  lexeme.startsWith("-") ? lexeme.slice(1) : plainLexeme(lexeme, true);

const YEAR = /^(?:19|20)\d\d(?:\s*\(\w\)|\s*\*+)?$/;
/** A footnote mark may follow it. */
export const isYear = (raw: string): boolean => YEAR.test(withoutMarks(raw).trim());

/** Footnote marks at the end of a label: "Cost of revenues (1)", "Net interest income (a) (b)", superscripts. */
export function splitMarks(raw: string): { text: string; marks: string[] } {
  const marks: string[] = [];
  let text = raw.replaceAll(new RegExp(`${MARK_OPEN}([^${MARK_CLOSE}]*)${MARK_CLOSE}`, "g"), (_, mark: string) => {
    marks.push(mark);
    return " ";
  }).replaceAll(/\s+/g, " ").trim();
  const trailing = /\s*(\(\s*(?:\d{1,2}|[a-z])\s*\)(?:\s*,)?|\[\w\]|\*+|[†‡§¹²³⁴⁵]+)$/i;
  for (let match = trailing.exec(text); match !== null; match = trailing.exec(text)) {
    marks.unshift((match[1] ?? "").trim());
    text = text.slice(0, match.index).trim();
  }
  return { text, marks };
}
