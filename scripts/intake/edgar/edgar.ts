/** Companies and filings on EDGAR, by ticker, CIK or accession number. */
import { z } from "zod";
import { FindingsError } from "../../lib/finding.ts";
import { nearest } from "../../lib/nearest.ts";
import type { EdgarClient, EdgarDocument } from "./client.ts";
import {
  isPlainName, parseFileList, parseIndexPage, pressReleases, withoutStylesheet, type FiledDocument,
} from "./filing-index.ts";
import type { Company, Source } from "./source.ts";
import { parseOlderFilings, parseSubmissions, shaped, type ListedFiling, type Submissions } from "./submissions.ts";

const tickers = z.record(z.string(), z.looseObject({ cik_str: z.union([z.int(), z.string()]), ticker: z.string() }));

/** CIK of ten digits. Throws a FindingsError for a ticker that EDGAR does not know, naming the nearest one. */
export async function cikOf(client: EdgarClient, company: Company): Promise<string> {
  if (company.kind === "cik") return company.cik;
  const document = await client.get({ host: "www", path: "/files/company_tickers.json", kind: "json" });
  const companies = Object.values(shaped(document, tickers));
  const known = new Map(companies.map(({ ticker, cik_str }) => [ticker.toUpperCase(), cik_str]));
  const found = known.get(company.ticker);
  if (found !== undefined) return String(found).padStart(10, "0");
  const meant = nearest(company.ticker, known.keys());
  throw new FindingsError([{
    code: "edgar-unknown-ticker", place: { file: document.url }, what: `no company with the ticker ${company.ticker}`,
    expected: "the ticker of a company that files with the SEC",
    mend: meant === undefined ? "give the CIK" : `did you mean ${meant}? Or give the CIK`,
  }]);
}

/** The newest thousand or so filings; older ones as far back as `since`. */
export async function fetchSubmissions(client: EdgarClient, cik: string, since?: string): Promise<Submissions> {
  const newest = parseSubmissions(await client.get({ host: "data", path: `/submissions/CIK${cik}.json`, kind: "json" }));
  if (since === undefined) return newest;
  const filings = [...newest.filings];
  for (const { name } of newest.older.filter(({ to, name: file }) => to >= since && isPlainName(file))) {
    filings.push(...parseOlderFilings(await client.get({ host: "data", path: `/submissions/${name}`, kind: "json" })));
  }
  return { ...newest, filings };
}

export const fetchCompanyFacts = (client: EdgarClient, cik: string): Promise<EdgarDocument> =>
  client.get({ host: "data", path: `/api/xbrl/companyfacts/CIK${cik}.json`, kind: "json" });

export interface FilingAddress {
  readonly cik: string;
  readonly accession: string;
  /** Its line in the company's list of filings, where that was read: it names the main document. */
  readonly listed?: ListedFiling;
}

const folderOf = ({ cik, accession }: FilingAddress): string =>
  `/Archives/edgar/data/${cik.replace(/^0+/, "")}/${accession.replaceAll("-", "")}`;

/** Documents of a filing with their types; without types where EDGAR has no index page for it. */
export async function listDocuments(client: EdgarClient, filing: FilingAddress): Promise<FiledDocument[]> {
  const folder = folderOf(filing);
  const path = `${folder}/${filing.accession}-index.html`;
  const page = await client.get({ host: "www", path, kind: "document", immutable: true }).catch(unlessNotFound);
  const typed = page === undefined ? [] : parseIndexPage(Buffer.from(page.bytes).toString("utf8"));
  if (typed.length > 0) return typed;
  return parseFileList(await client.get({ host: "www", path: `${folder}/index.json`, kind: "json", immutable: true }));
}

function unlessNotFound(error: unknown): undefined {
  if (error instanceof FindingsError && error.findings.every(({ code }) => code === "edgar-not-found")) return undefined;
  throw error;
}

export function fetchDocument(client: EdgarClient, filing: FilingAddress, name: string): Promise<EdgarDocument> {
  if (!isPlainName(name)) throw new RangeError(`no plain file name: ${name}`);
  return client.get({ host: "www", path: `${folderOf(filing)}/${name}`, kind: "document", immutable: true });
}

export interface FetchedDocument extends FiledDocument { readonly document: EdgarDocument }

const OWNERSHIP = /^[345](?:\/A)?$/;

/** What intake reads: the XML of an ownership form, the press releases of an 8-K, else the main document. */
export async function fetchReadable(client: EdgarClient, filing: FilingAddress): Promise<FetchedDocument[]> {
  const wanted = await readableNames(client, filing);
  if (wanted.length === 0) throw new FindingsError([nothingToRead(filing)]);
  const fetched: FetchedDocument[] = [];
  for (const one of wanted) fetched.push({ ...one, document: await fetchDocument(client, filing, one.name) });
  return fetched;
}

async function readableNames(client: EdgarClient, filing: FilingAddress): Promise<FiledDocument[]> {
  const { primaryDocument = "", form = "" } = filing.listed ?? {};
  const primary = withoutStylesheet(primaryDocument);
  if (OWNERSHIP.test(form) && isPlainName(primary)) return [{ name: primary, type: form }];
  const documents = await listDocuments(client, filing);
  const releases = pressReleases(documents);
  if (releases.length > 0) return releases;
  const ownership = documents.filter(({ name, type }) => OWNERSHIP.test(type) && name.endsWith(".xml"));
  if (ownership.length > 0) return ownership.slice(0, 1);
  return isPlainName(primary) ? [{ name: primary, type: form }] : documents.slice(0, 1);
}

const nothingToRead = (filing: FilingAddress): { code: string; place: { file: string }; what: string } =>
  ({ code: "edgar-no-document", place: { file: folderOf(filing) }, what: "a filing without a document to read" });

type AccessionSource = Extract<Source, { kind: "accession" }>;

/** An accession number begins with the CIK of whoever sent it: the company itself, or an agent, who owns no folder. */
export async function addressOf(client: EdgarClient, source: AccessionSource): Promise<FilingAddress> {
  const { accession, company } = source;
  const cik = company === undefined ? accession.slice(0, "0000320193".length) : await cikOf(client, company);
  return { cik, accession };
}
