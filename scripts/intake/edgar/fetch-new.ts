/** What a watchlist's companies have filed that is not known yet, fetched; the same order whatever order it came in. */
import { FindingsError, sortFindings, type Finding } from "../../lib/finding.ts";
import { cikOf, fetchReadable, fetchSubmissions, type FetchedDocument } from "./edgar.ts";
import type { EdgarClient } from "./client.ts";
import type { ListedFiling, Submissions } from "./submissions.ts";
import { companyOf, type Watched, type Watchlist } from "./watchlist.ts";

export interface NewFiling {
  readonly cik: string;
  readonly company: string;
  readonly filing: ListedFiling;
  /** Empty when it could not be fetched: then a finding says why, and the next run tries again. */
  readonly documents: readonly FetchedDocument[];
}

/** All that one look at the watchlist found. */
export interface News {
  /** By CIK, then by day of filing, then by accession number. */
  readonly filings: readonly NewFiling[];
  /** Filings of the watched forms that are known already. */
  readonly known: number;
  /** What changed, one line a filing, for people. */
  readonly changes: readonly string[];
  readonly findings: readonly Finding[];
}

export interface NewsOptions {
  readonly client: EdgarClient;
  /** Accession numbers that are in already. */
  readonly known: ReadonlySet<string>;
  /** Only list: no document is fetched. */
  readonly listOnly?: boolean;
}

/** A company or filing that fails is a finding; the others are fetched all the same. */
export async function fetchNew(watchlist: Watchlist, options: NewsOptions): Promise<News> {
  const findings: Finding[] = [];
  const listed = new Map<string, Listed>();
  let known = 0;
  for (const watched of watchlist.companies) {
    const filings = await orFinding(() => listWatched(watched, options.client), findings) ?? [];
    for (const one of filings) {
      const { accession } = one.filing;
      if (options.known.has(accession)) known += 1;
      else if (!listed.has(accession)) listed.set(accession, one);
    }
  }
  const filings: NewFiling[] = [];
  for (const one of [...listed.values()].toSorted(inOrder)) {
    const fetched = options.listOnly === true ? [] : await orFinding(() => fetchListed(one, options.client), findings);
    filings.push({ ...one, documents: fetched ?? [] });
  }
  return { filings, known, changes: filings.map(changeLine), findings: sortFindings(findings) };
}

interface Listed { readonly cik: string; readonly company: string; readonly filing: ListedFiling }

async function listWatched(watched: Watched, client: EdgarClient): Promise<Listed[]> {
  const cik = await cikOf(client, companyOf(watched));
  const submissions: Submissions = await fetchSubmissions(client, cik, watched.since);
  return submissions.filings.filter((filing) => isWatched(filing, watched))
    .map((filing) => ({ cik, company: submissions.name, filing }));
}

function isWatched({ form, filed, items }: ListedFiling, watched: Watched): boolean {
  if (filed < watched.since || !watched.forms.includes(form.replace(/\/A$/, "")) && !watched.forms.includes(form)) return false;
  if (watched.items === undefined || !form.startsWith("8-K")) return true;
  return watched.items.some((item) => items.includes(item));
}

const fetchListed = ({ cik, filing }: Listed, client: EdgarClient): Promise<FetchedDocument[]> =>
  fetchReadable(client, { cik, accession: filing.accession, listed: filing });

async function orFinding<T>(fetch: () => Promise<T>, findings: Finding[]): Promise<T | undefined> {
  try {
    return await fetch();
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    findings.push(...error.findings);
    return undefined;
  }
}

const keyOf = ({ cik, filing }: Listed): string => [cik, filing.filed, filing.accession].join(" ");
const inOrder = (a: Listed, b: Listed): number => (keyOf(a) < keyOf(b) ? -1 : 1);

/** "2026-01-29  8-K  Example Corp.  0000000042-26-000005  ex991.htm" */
const changeLine = ({ company, filing, documents }: NewFiling): string =>
  [filing.filed, filing.form, company, filing.accession, ...documents.map(({ name }) => name)].join("  ");
