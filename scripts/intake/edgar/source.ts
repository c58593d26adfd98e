/** What the SOURCE of `npm run intake -- SOURCE` is: a file, or a company or filing on EDGAR. */
import { existsSync } from "node:fs";
import { FindingsError, type Finding } from "../../lib/finding.ts";

export type Source =
  | { readonly kind: "file"; readonly path: string }
  /** Upper case, classes with a hyphen: "BRK-B". */
  | { readonly kind: "ticker"; readonly ticker: string }
  /** Ten digits. */
  | { readonly kind: "cik"; readonly cik: string }
  /** `company` (ticker or CIK) is needed where a filing agent sent the filing: its number begins the accession. */
  | { readonly kind: "accession"; readonly accession: string; readonly company?: Company };

export type Company = Extract<Source, { kind: "ticker" | "cik" }>;

const FILE_NAME = /\.(?:html?|xhtml|txt|xml|json|md|csv|pdf)$/i;
const TICKER = /^[A-Z]{1,6}(?:[.-][A-Z]{1,3})?$/i;
const CIK = /^(?:CIK[ :]?)?0*(?<number>\d{1,10})$/i;
const ACCESSION = /^(?<filer>\d{10})-?(?<year>\d{2})-?(?<sequence>\d{6})$/;

/** A filed document or its folder on any host: the path says which filing it is. */
const FILED = /\/Archives\/edgar\/data\/(?<cik>\d{1,10})\/(?<accession>\d{10}-?\d{2}-?\d{6})(?:[/.-]|$)/i;

/**
 * A file that exists goes before everything; then accession numbers, CIKs and tickers by their form, then paths of
 * files that are not there (so that the error is about the file). Throws a FindingsError for anything else.
 */
export function resolveSource(text: string, exists: (path: string) => boolean = existsSync): Source {
  const given = text.trim();
  if (given !== "" && exists(text)) return { kind: "file", path: text };
  const filed = filedSource(given);
  if (filed !== undefined) return filed;
  if (/^https?:/i.test(given)) throw new FindingsError([noAddress(given)]);
  const source = namedSource(given);
  if (source !== undefined) return source;
  if (/[\\/]/.test(given) || FILE_NAME.test(given)) return { kind: "file", path: text };
  throw new FindingsError([notASource(text)]);
}

function filedSource(text: string): Source | undefined {
  const { cik, accession } = FILED.exec(text)?.groups ?? {};
  if (cik === undefined || accession === undefined) return undefined;
  const company: Company = { kind: "cik", cik: cik.padStart(10, "0") };
  return { kind: "accession", accession: dashed(accession) ?? accession, company };
}

/** "AAPL", "320193", "0000320193-23-000077", and a filing of a company: "AAPL/0001193125-23-000001". */
function namedSource(text: string): Source | undefined {
  const [first = "", second, ...more] = text.split(/[/:]/);
  const accession = dashed(second ?? first);
  if (accession === undefined) return more.length === 0 && second === undefined ? companySource(first) : undefined;
  if (second === undefined) return { kind: "accession", accession };
  const company = more.length === 0 ? companySource(first) : undefined;
  return company && { kind: "accession", accession, company };
}

export function companySource(text: string): Company | undefined {
  const number = CIK.exec(text)?.groups?.["number"];
  if (number !== undefined) return { kind: "cik", cik: number.padStart(10, "0") };
  return TICKER.test(text) ? { kind: "ticker", ticker: text.toUpperCase().replace(".", "-") } : undefined;
}

function dashed(text: string): string | undefined {
  const { filer, year, sequence } = ACCESSION.exec(text)?.groups ?? {};
  return filer === undefined ? undefined : `${filer}-${year}-${sequence}`;
}

const EXPECTED = "a file, a ticker (AAPL), a CIK (320193) or an accession number (0000320193-23-000077)";

const noAddress = (text: string): Finding => ({
  code: "source-is-an-address", place: { file: text }, what: "an address that is no filing on EDGAR", expected: EXPECTED,
  mend: "save the document and give the file",
});

const notASource = (text: string): Finding => ({
  code: "unknown-source", place: { file: text === "" ? "SOURCE" : text }, expected: EXPECTED,
  what: `${JSON.stringify(text)}, which names nothing`, mend: "check the path, or the spelling of the ticker",
});
