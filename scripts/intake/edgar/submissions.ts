/** EDGAR's submissions JSON: which filings a company has, newest first, and the older files that carry on the list. */
import { z } from "zod";
import { FindingsError } from "../../lib/finding.ts";
import { parseJsonBytes } from "../xbrl/json-text.ts";
import { decodeSmallJson } from "./small-json.ts";
import type { EdgarDocument } from "./client.ts";

/** Columns of equal length, one element a filing. EDGAR adds columns now and then, so unknown ones are let be. */
const columns = z.looseObject({
  accessionNumber: z.array(z.string()), filingDate: z.array(z.string()), form: z.array(z.string()),
  reportDate: z.array(z.string()).optional(), items: z.array(z.string()).optional(),
  primaryDocument: z.array(z.string()).optional(),
});

const olderFile = z.looseObject({ name: z.string(), filingFrom: z.string(), filingTo: z.string() });

const submissions = z.looseObject({
  cik: z.union([z.string(), z.number()]), name: z.string(),
  tickers: z.array(z.string()).optional(), exchanges: z.array(z.string().nullable()).optional(),
  fiscalYearEnd: z.string().nullable().optional(),
  filings: z.looseObject({ recent: columns, files: z.array(olderFile).optional() }),
});

export interface ListedFiling {
  readonly accession: string;
  readonly form: string;
  readonly filed: string;
  readonly reportDate: string;
  /** Items of a Form 8-K: "2.02", "9.01". */
  readonly items: readonly string[];
  /** May lie in a folder that shows it as a page: "xslF345X05/form4.xml". */
  readonly primaryDocument: string;
}

export interface Submissions {
  /** Ten digits. */
  readonly cik: string;
  readonly name: string;
  readonly tickers: readonly string[];
  readonly exchanges: readonly string[];
  /** "12-31" */
  readonly yearEnd: string | undefined;
  readonly filings: readonly ListedFiling[];
  readonly older: readonly { readonly name: string; readonly from: string; readonly to: string }[];
}

export function parseSubmissions(document: EdgarDocument): Submissions {
  const { cik, name, tickers, exchanges, fiscalYearEnd, filings } = shaped(document, submissions);
  return {
    cik: String(cik).padStart(10, "0"), name, tickers: tickers ?? [],
    exchanges: (exchanges ?? []).filter((each): each is string => each !== null),
    yearEnd: /^\d{4}$/.test(fiscalYearEnd ?? "") ? fiscalYearEnd?.replace(/^(\d{2})/, "$1-") : undefined,
    filings: listFilings(filings.recent),
    older: (filings.files ?? []).map((file) => ({ name: file.name, from: file.filingFrom, to: file.filingTo })),
  };
}

/** An older file holds the columns alone. */
export const parseOlderFilings = (document: EdgarDocument): ListedFiling[] => listFilings(shaped(document, columns));

function listFilings(table: z.infer<typeof columns>): ListedFiling[] {
  return table.accessionNumber.map((accession, at) => ({
    accession, form: table.form[at] ?? "", filed: table.filingDate[at] ?? "", reportDate: table.reportDate?.[at] ?? "",
    items: (table.items?.[at] ?? "").split(",").filter((item) => item !== ""),
    primaryDocument: table.primaryDocument?.[at] ?? "",
  }));
}

/** JSON of EDGAR that holds no amounts, checked against a schema. */
export function shaped<T>(document: EdgarDocument, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(decodeSmallJson(parseJsonBytes(document.bytes, document.url)));
  if (parsed.success) return parsed.data;
  throw new FindingsError(parsed.error.issues.slice(0, 10).map(({ path, message }) => ({
    code: "edgar-unknown-shape", place: { file: document.url }, subject: `/${path.join("/")}`, what: message,
    expected: "EDGAR's JSON as of 2026", mend: "EDGAR may have changed its format: the reader must learn it",
  })));
}
