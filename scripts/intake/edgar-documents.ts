/** A filing on EDGAR → the documents in it that intake reads, with what EDGAR knows of the company. */
import type { EdgarClient } from "./edgar/client.ts";
import { addressOf, fetchReadable, fetchSubmissions, type FilingAddress } from "./edgar/edgar.ts";
import type { Source } from "./edgar/source.ts";
import type { ListedFiling, Submissions } from "./edgar/submissions.ts";
import type { KnownIssuer, SourceDocument } from "./source-document.ts";

/** Where the public reads EDGAR, whatever address this run asks. */
const PUBLIC = "https://www.sec.gov";

/** Throws a FindingsError when EDGAR does not give it. */
export async function documentsOfFiling(
  client: EdgarClient, filing: ListedFiling, company: Submissions,
): Promise<SourceDocument[]> {
  return fetched(client, { cik: company.cik, accession: filing.accession, listed: filing }, company);
}

/** By accession number alone, or with its company. */
export async function documentsOfAccession(
  client: EdgarClient, source: Extract<Source, { kind: "accession" }>,
): Promise<SourceDocument[]> {
  const address = await addressOf(client, source);
  const company = await fetchSubmissions(client, address.cik);
  const listed = company.filings.find(({ accession }) => accession === address.accession);
  return fetched(client, { ...address, ...(listed && { listed }) }, company);
}

async function fetched(client: EdgarClient, address: FilingAddress, company: Submissions): Promise<SourceDocument[]> {
  const documents = await fetchReadable(client, address);
  return documents.map(({ name, type, document }) => ({
    source: `${address.accession}/${name}`, bytes: document.bytes, type, accession: address.accession,
    url: document.url.replace(client.settings.www, PUBLIC), issuer: issuerOf(company),
  }));
}

/** EDGAR lists the main class of shares first. */
export function issuerOf({ cik, name, tickers: [ticker], exchanges: [exchange] }: Submissions): KnownIssuer {
  return { cik, name, ...(ticker !== undefined && { ticker }), ...(exchange !== undefined && { exchange }) };
}
