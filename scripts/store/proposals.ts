/**
 * What somebody may have meant who wrote a value that the schema refuses. Proposals are only guesses of form; the
 * first one that the schema itself accepts becomes the mend, so a wrong guess costs nothing.
 */
import { DECIMAL_LEXEME } from "../model/decimal.ts";
import { dateFrom } from "./date-from.ts";

/** `undefined` proposes to leave the field out. `lexeme` is the value as written in the file. */
export function proposalsFor(value: unknown, lexeme: string | undefined): unknown[] {
  const around = [[value], { value }];
  if (typeof value === "string") return [...fromText(value), ...around];
  if (typeof value === "number") return [...fromNumber(lexeme ?? String(value)), ...around];
  if (value === undefined) return [[]];
  if (value === null || value === false) return [undefined];
  return typeof value === "object" && "value" in value ? [value.value] : around;
}

function fromText(value: string): unknown[] {
  const tight = value.replaceAll(/\s+/g, "").replace(/^[−–]/, "-");
  return [
    value.trim(), tight, ...decimalFrom(value), ...dateFrom(value), ...dashFrom(value), slugFrom(value),
    ...conceptFrom(value), tenDigits(value), value.toUpperCase(), ...plainJson(tight), ...yesOrNo(tight),
    ...(value === "" ? [undefined] : []),
  ];
}

const fromNumber = (lexeme: string): unknown[] => [lexeme, tenDigits(lexeme), ...yesOrNo(lexeme)];

/** A number as printed → plain decimal notation: "$(1,234.5)" → "-1234.5", ".06" → "0.06". */
export function decimalFrom(printed: string): string[] {
  const bare = printed.replaceAll(/[\s,$€£%]/g, "").replace(/^\((.+)\)$/, "-$1").replace(/^[−–]/, "-").replace(/^\+/, "");
  const plain = bare.replace(/^(-?)\./, "$10.").replace(/^(-?)0+(?=\d)/, "$1");
  return DECIMAL_LEXEME.test(plain) ? [plain] : [];
}

const dashFrom = (printed: string): null[] => (/^[\s$]*[-–—]?[\s%]*$/.test(printed) ? [null] : []);

const slugFrom = (words: string): string =>
  words.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");

/** "us-gaap_revenues" → "us-gaap:Revenues" */
function conceptFrom(words: string): string[] {
  const match = /^([A-Za-z][\w-]*?)[:_/.]([A-Za-z]\w*)$/.exec(words.trim());
  return match ? [`${match[1]?.toLowerCase()}:${match[2]?.charAt(0).toUpperCase()}${match[2]?.slice(1)}`] : [];
}

const tenDigits = (digits: string): string => digits.padStart(10, "0");

const plainJson = (text: string): unknown[] => (/^-?(?:0|[1-9]\d{0,8})$/.test(text) ? [JSON.parse(text)] : []);

function yesOrNo(text: string): boolean[] {
  if (/^(?:1|true|yes)$/i.test(text)) return [true];
  return /^(?:0|false|no)$/i.test(text) ? [false] : [];
}
