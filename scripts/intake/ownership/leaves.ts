/**
 * What a text of the document may be: each kind reads the trimmed text, and writes a value as the document
 * would.
 */
import { Decimal, DECIMAL_LEXEME, toText } from "../../model/decimal.ts";
import { isPlainDate } from "../../model/plain-date.ts";

export type Value = string | boolean;

export interface Leaf {
  /** For findings: what the text should have been. */
  readonly expected: string;
  /** Undefined for a text that is none of this kind. Never asked about an empty one. */
  read(text: string): Value | undefined;
  write(value: Value): string;
}

const matching = (pattern: RegExp, expected: string): Leaf =>
  ({ expected, read: (text) => (pattern.test(text) ? text : undefined), write: String });

export const text: Leaf = { expected: "a text", read: (read) => read, write: String };

export const schemaVersion = matching(/^X\d{4}$/, "a version such as X0306");
export const documentType = matching(/^[345](?:\/A)?$/, "3, 4 or 5, or one of these with /A");
export const formType = matching(/^[345]$/, "3, 4 or 5");
export const transactionCode = matching(/^[A-Z]$/, "one capital letter");
export const acquiredOrDisposed = matching(/^[AD]$/, "A or D");
export const directOrIndirect = matching(/^[DI]$/, "D or I");
export const timeliness = matching(/^[EL]$/, "E or L");

/** XML Schema's boolean: the schemas up to X0306 write 0 and 1, later ones also false and true. */
export const flag: Leaf = {
  expected: "0, 1, true or false",
  read: (read) => ({ "0": false, "1": true, false: false, true: true })[read.toLowerCase()],
  write: (value) => (value === true ? "1" : "0"),
};

export const cik: Leaf = {
  expected: "a CIK of up to ten digits",
  read: (read) => (/^\d{1,10}$/.test(read) ? read.padStart(10, "0") : undefined),
  write: String,
};

/**
 * XML Schema's date may carry a zone ("2013-08-06-05:00"); the day is the filing's own, whatever the zone.
 */
export const date: Leaf = {
  expected: "a day of the calendar as YYYY-MM-DD",
  read: (read) => {
    const day = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(read)?.[1];
    return day !== undefined && isPlainDate(day) ? day : undefined;
  },
  write: String,
};

export const number: Leaf = { expected: "a number", read: plainNumber, write: String };

const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;
const NUMBER = /^([+-]?)0*(\d*)(?:\.(\d*))?$/;
const EXPONENT = /^[+-]?(?:\d{1,40}\.?\d{0,40}|\.\d{1,40})[eE][+-]?\d{1,2}$/;

/** "1,000", "10000.", ".5", "+5", "007", "$2.50", "1.0E3" → plain decimal text with the same digits. */
export function plainNumber(written: string): string | undefined {
  const bare = written.replace(/^([+-]?)\$\s?/, "$1");
  if (DECIMAL_LEXEME.test(bare)) return bare;
  if (EXPONENT.test(bare)) return toText(new Decimal(bare));
  const [, sign, whole = "", fraction = ""] = NUMBER.exec(GROUPED.test(bare) ? bare.replaceAll(",", "") : bare) ?? [];
  if (sign === undefined || whole + fraction === "" && !/\d/.test(bare)) return undefined;
  return `${sign === "-" ? "-" : ""}${whole === "" ? "0" : whole}${fraction === "" ? "" : `.${fraction}`}`;
}
