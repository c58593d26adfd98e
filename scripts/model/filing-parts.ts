/** Parts of the Filing JSON schemas that more than one kind of filing uses. */
import { z } from "zod";
import { DECIMAL_LEXEME } from "./decimal.ts";
import { isPlainDate } from "./plain-date.ts";

export const decimalText = z.string().regex(DECIMAL_LEXEME, {
  error: "expected a number as text with the printed digits and no grouping, such as \"23382\", \"-38\" or \"0.06\"",
}).meta({ description: "A number exactly as printed, digit for digit, in plain decimal notation: a text, never a JSON number." });

export const plainDate = z.string().refine(isPlainDate, { error: "expected a day of the calendar as YYYY-MM-DD" })
  .meta({ description: "A day, YYYY-MM-DD.", format: "date" });

export const idText = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
  error: "expected an id of lower-case letters, digits and single hyphens, such as \"gross-profit\"",
}).meta({ description: "An id: lower-case letters, digits and single hyphens." });

export const conceptName = z.string().regex(/^[a-z][\w-]*:[A-Z]\w*$/, {
  error: "expected a concept such as \"us-gaap:Revenues\" or \"qlys:AdjustedEBITDA\"",
}).meta({ description: "A concept as prefix:LocalName: us-gaap where one fits, else the issuer's own prefix." });

export const unitText = z.string().regex(/^(?:[A-Za-z]+|pure)(?:\/[A-Za-z]+)?$/, {
  error: "expected a unit such as \"USD\", \"shares\", \"USD/shares\" or \"pure\"",
}).meta({ description: "A unit as in XBRL: an ISO 4217 code, \"shares\", \"USD/shares\" or \"pure\"." });

export const scaleNumber = z.int().min(-4).max(12)
  .meta({ description: "Power of ten by which a printed number is multiplied: 3 for \"in thousands\"." });

export const text = z.string().min(1, { error: "expected a text that is not empty" });

export const cik = z.string().regex(/^\d{10}$/, { error: "expected a CIK of ten digits, such as \"0001107843\"" })
  .meta({ description: "Central Index Key of EDGAR, ten digits with leading zeros." });

/** ISO 17442 and ISO 7064 MOD 97-10: letters stand for 10 to 35, and the whole number leaves 1 when divided by 97. */
export function isLei(code: string): boolean {
  if (!/^[0-9A-Z]{18}\d{2}$/.test(code)) return false;
  const digits = code.replaceAll(/[A-Z]/g, (letter) => String(parseInt(letter, 36)));
  return BigInt(digits) % 97n === 1n;
}

export const lei = z.string().refine(isLei, {
  error: "expected an LEI of twenty characters whose check digits are right (ISO 17442), such as \"5493001KJTIIGC8Y1R12\"",
}).meta({ description: "Legal Entity Identifier (ISO 17442), for an issuer that EDGAR gives no CIK.", pattern: "^[0-9A-Z]{18}[0-9]{2}$" });

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: "expected a SHA-256 of 64 hexadecimal digits" });

export const source = z.strictObject({
  document: text.meta({ description: "What the document is, in the SEC's terms: \"EX-99.1\", \"Form 4\"." }),
  published: plainDate.meta({ description: "Day of publication or filing." }),
  accession: z.string().regex(/^\d{10}-\d{2}-\d{6}$/, { error: "expected an accession number such as 0001107843-12-000012" })
    .optional(),
  url: z.url().optional(),
  sha256: sha256.optional().meta({ description: "SHA-256 of the document that was read." }),
  fictional: z.literal(true).optional()
    .meta({ description: "There is no such document: issuer and figures are invented, and every page says so." }),
}).meta({ description: "The document that the figures were taken from." });

/** A waiver accepts one tie that fails, by exactly the residual it names, until its expiry. */
export const waiver = z.strictObject({
  tie: text.meta({ description: "Id of the tie that fails." }),
  reason: text.meta({ description: "Why it is right to publish all the same; shown to readers." }),
  author: text,
  date: plainDate,
  expires: plainDate.meta({ description: "Last day on which the waiver holds." }),
  residual: decimalText.meta({ description: "Stated less recomputed, exactly." }),
});

export type Waiver = z.infer<typeof waiver>;
export type Source = z.infer<typeof source>;
