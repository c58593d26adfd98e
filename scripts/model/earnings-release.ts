/**
 * Filing JSON of an earnings release (an EX-99.1 to Form 8-K): the tables as printed, the guidance, and what the
 * prose claims. The shapes here are the manual: the JSON Schema that editors complete from is generated from them.
 */
import { z } from "zod";
import {
  cik, conceptName, decimalText, idText, lei, plainDate, scaleNumber, source, text, unitText, waiver,
} from "./filing-parts.ts";
import { parseLexeme } from "./lexeme.ts";

export const TABLE_ROLES = [
  "income-statement", "comprehensive-income", "balance-sheet", "cash-flow", "reconciliation", "earnings-per-share",
  "segment", "other",
] as const;

const period = z.union([
  z.strictObject({ start: plainDate, end: plainDate }),
  z.strictObject({ instant: plainDate }),
], { error: "expected { \"start\", \"end\" } or { \"instant\" }" });

const decimalsNumber = z.int().min(-15).max(15);

const rowReference = z.string().regex(/^(?:[a-z0-9-]+\/)?[a-z0-9-]+$/, {
  error: "expected a row id, or table/row for a row of another table",
});

const signedReference = z.string().regex(/^[+-](?:[a-z0-9-]+\/)?[a-z0-9-]+$/, {
  error: "expected a sign and a row id, such as \"+revenues\" or \"-cost-of-revenues\"",
});

const allocation = z.strictObject({
  amount: signedReference.meta({ description: "What is shared out, with the sign its share is printed in." }),
  part: rowReference.meta({ description: "The shares or earnings that belong to this row." }),
  whole: z.array(rowReference).min(1).meta({ description: "All that the amount is shared out over; their sum." }),
}).meta({ description: "amount × part ÷ whole: the two-class method (ASC 260-10-45-60) and its like." });

const row = z.strictObject({
  id: idText,
  concept: conceptName.optional().meta({ description: "Left out on a heading row." }),
  label: text.meta({ description: "The row's label as printed, without footnote marks." }),
  level: z.int().min(0).max(8).meta({ description: "Indentation: 0 for the outermost rows." }),
  values: z.array(z.union([decimalText, z.null()], {
    error: "expected a number as text, such as \"23382\", or null for a printed dash",
  })).optional().meta({ description: "One a column, as printed; null is a printed dash. Left out on a heading row." }),
  unit: unitText.optional().meta({ description: "Where the row's unit is not the table's." }),
  scale: scaleNumber.optional().meta({ description: "Where the row's scale is not the table's." }),
  decimals: decimalsNumber.optional().meta({ description: "Where the row's decimals are not the table's." }),
  negated: z.literal(true).optional().meta({
    description: "The row prints the concept with the opposite sign (XBRL negatedLabel): interest expense as (38).",
  }),
  balance: z.enum(["start", "end"]).optional().meta({
    description: "In a table of durations: an opening or closing balance (XBRL periodStartLabel, periodEndLabel).",
  }),
  footnotes: z.array(idText).optional().meta({ description: "Ids of the table's footnotes that the row is marked with." }),
  sum: z.array(signedReference).min(1).optional().meta({ description: "The row is this sum of other rows, as printed." }),
  quotient: z.array(rowReference).length(2).optional().meta({ description: "The row is the first row ÷ the second." }),
  allocation: allocation.optional(),
}).meta({ description: "A row. Without sum, quotient or allocation it is an input (or, without values, a heading)." });

const footnote = z.strictObject({ id: idText, mark: text, table: idText.optional(), note: text.optional() })
  .meta({ description: "A footnote mark of the table, and the table or the words (our own) that it leads to." });

const table = z.strictObject({
  id: idText,
  role: z.enum(TABLE_ROLES),
  title: text,
  status: z.array(z.enum(["unaudited", "restated", "preliminary", "pro-forma"])),
  restated: z.array(idText).optional().meta({ description: "Columns that the filing marks as restated." }),
  unit: unitText,
  scale: scaleNumber,
  decimals: decimalsNumber.optional().meta({
    description: "XBRL decimals that the document itself vouches for, where they are not those of the printed digits; "
      + "for the rows in the table's own unit and scale.",
  }),
  columns: z.array(idText).min(1).meta({ description: "Period ids, left to right." }),
  rows: z.array(row).min(1),
  footnotes: z.array(footnote).optional(),
});

const guidance = z.strictObject({
  id: idText,
  concept: conceptName,
  label: text,
  period: idText,
  unit: unitText,
  scale: scaleNumber,
  low: decimalText,
  high: decimalText,
  shares: z.strictObject({ concept: conceptName, value: decimalText, scale: scaleNumber }).optional()
    .meta({ description: "Share count that per-share guidance assumes." }),
});

export const CLAIM_DIRECTIONS = ["increased", "decreased", "up", "down", "more-than", "over", "approximately"] as const;

const claim = z.strictObject({
  id: idText,
  section: text.meta({ description: "Where in the release: \"headline\", \"lead\", \"revenues\", …" }),
  measure: text.meta({
    description: "What is stated: a concept (\"us-gaap:Revenues\"), a metric id (\"revenue-growth\"), "
      + "\"change:<concept>\", \"growth:<concept>\" or \"multiple:<concept>\" (times the base period), "
      + "\"share:<concept>/<concept>\" (the first as a share of the second), "
      + "\"change-of-share:<concept>/<concept>\" (percentage or basis points), "
      + "or \"guidance:<id>:low\" / \":high\" / \":shares\".",
  }),
  period: idText.meta({ description: "The period or instant the statement is about." }),
  against: idText.optional().meta({
    description: "What a change, growth, multiple or change of share is measured against, where that is not the "
      + "comparable period one year before: the quarter before, the last year end.",
  }),
  lexeme: text.refine((lexeme) => parseLexeme(lexeme) !== undefined, {
    error: "expected one figure as the prose prints it, such as \"$23.4 million\", \"21%\" or \"7,836,250\"",
  }).meta({ description: "The figure as stated, with sign, currency and scale word: \"$23.4 million\", \"21%\"." }),
  unit: unitText.optional().meta({ description: "For a bare count: \"shares\", \"customers\", \"countries\"." }),
  direction: z.enum(CLAIM_DIRECTIONS).optional(),
}).meta({ description: "A figure that the issuer states in prose." });

const highlights = z.strictObject({
  recognition: z.array(z.strictObject({ by: text, award: text, year: z.string().regex(/^\d{4}$/).optional() })).optional(),
  customers: z.array(text).optional(),
  partners: z.array(text).optional(),
  products: z.array(z.strictObject({ name: text, what: text, note: text.optional() })).optional(),
  call: z.strictObject({
    date: plainDate, times: z.array(z.strictObject({ time: text, zone: text })).min(1), webcast: text.optional(),
  }).optional(),
  offering: z.strictObject({
    exchange: text, symbol: text, tradingBegan: plainDate, closed: plainDate, registration: text.optional(),
    prospectus: plainDate.optional(),
  }).optional(),
  company: z.strictObject({ founded: z.string().regex(/^\d{4}$/), industry: text }).optional(),
}).meta({ description: "The release's news as facts: names, dates, counts. Never the issuer's sentences." });

const issuer = z.strictObject({
  cik: cik.optional(), lei: lei.optional(), name: text,
  ticker: text.optional().meta({ description: "Left out where the issuer has none." }),
  exchange: text.optional().meta({ description: "Left out where the issuer is not listed." }),
  prefix: z.string().regex(/^[a-z][a-z0-9-]*$/).optional()
    .meta({ description: "Prefix of the issuer's own concepts; the ticker in lower case if left out." }),
}).refine(({ cik: number, lei: code }) => number !== undefined || code !== undefined, {
  error: "expected a CIK, an LEI or both: one of them says who the issuer is",
}).meta({ description: "Who reports. A CIK or an LEI is needed; a company that files with the SEC has a CIK." });

export const earningsRelease = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal("earnings-release"),
  id: idText.meta({ description: "The filing's id, which is also its file name." }),
  issuer,
  source,
  fiscal: z.strictObject({
    year: z.int().min(1990).max(2200), quarter: z.int().min(1).max(4),
    yearEnd: z.string().regex(/^\d{2}-\d{2}$/, { error: "expected the last month and day of the fiscal year, such as \"12-31\"" }),
    period: idText.meta({ description: "Period id of the quarter that the release reports." }),
  }),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: "expected an ISO 4217 code, such as \"USD\"" }),
  periods: z.record(idText, period),
  tables: z.array(table),
  guidance: z.array(guidance),
  claims: z.array(claim),
  highlights: highlights.optional(),
  waivers: z.array(waiver),
});

interface Prefixed { readonly prefix?: string | undefined; readonly ticker?: string | null | undefined }

/** Prefix of the issuer's own concepts: the one it names, else its ticker without what no prefix may hold. */
export const issuerPrefix = ({ prefix, ticker }: Prefixed): string =>
  prefix ?? ((ticker ?? "").toLowerCase().replaceAll(/[^a-z0-9]/g, "").replace(/^\d+/, "") || "issuer");

export type EarningsRelease = z.infer<typeof earningsRelease>;
export type Table = z.infer<typeof table>;
export type Row = z.infer<typeof row>;
export type Guidance = z.infer<typeof guidance>;
export type Claim = z.infer<typeof claim>;
export type TableRole = (typeof TABLE_ROLES)[number];
