/** data/watchlist.json: the companies whose filings are looked for, and which of their forms. */
import { z } from "zod";
import { FindingsError } from "../../lib/finding.ts";
import { isPlainDate } from "../../model/plain-date.ts";
import { parseJsonBytes } from "../xbrl/json-text.ts";
import { decodeSmallJson } from "./small-json.ts";
import { companySource, type Company } from "./source.ts";

const company = z.strictObject({
  cik: z.string().regex(/^\d{1,10}$/, { error: "expected a CIK of up to ten digits as a text" }).optional(),
  ticker: z.string().refine((text) => companySource(text)?.kind === "ticker", { error: "expected a ticker such as \"AAPL\"" })
    .optional(),
  forms: z.array(z.string().regex(/^[A-Z0-9][A-Z0-9 /-]{0,19}$/, { error: "expected a form such as \"4\" or \"8-K\"" }))
    .min(1).meta({ description: "Forms as EDGAR names them; their amendments (\"4/A\") are included." }),
  items: z.array(z.string().regex(/^\d\.\d{2}$/, { error: "expected an item such as \"2.02\"" })).min(1).optional()
    .meta({ description: "Only filings of Form 8-K with one of these items; 2.02 is the results of operations." }),
  since: z.string().refine(isPlainDate, { error: "expected a day as YYYY-MM-DD" })
    .meta({ description: "Earlier filings are left alone." }),
}).refine(({ cik, ticker }) => (cik === undefined) !== (ticker === undefined), { error: "expected either cik or ticker" });

export const watchlist = z.strictObject({ $schema: z.string().optional(), companies: z.array(company) });

export type Watchlist = z.infer<typeof watchlist>;
export type Watched = Watchlist["companies"][number];

/** Throws a FindingsError with everything that is wrong. */
export function parseWatchlist(bytes: Uint8Array, file: string): Watchlist {
  const parsed = watchlist.safeParse(decodeSmallJson(parseJsonBytes(bytes, file)));
  if (parsed.success) return parsed.data;
  throw new FindingsError(parsed.error.issues.map(({ path, message }) => ({
    code: "watchlist", place: { file }, subject: `/${path.join("/")}`, what: message,
    expected: "{ \"companies\": [{ \"ticker\" or \"cik\", \"forms\": [\"4\", \"8-K\"], \"since\": \"YYYY-MM-DD\" }] }",
  })));
}

export const companyOf = ({ cik, ticker }: Watched): Company => (cik === undefined
  ? { kind: "ticker", ticker: (ticker ?? "").toUpperCase().replace(".", "-") }
  : { kind: "cik", cik: cik.padStart(10, "0") });
