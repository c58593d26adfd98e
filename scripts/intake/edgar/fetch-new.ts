/** What a watchlist's companies have filed that is not known yet; the same order whatever order it came in. */
import { FindingsError, sortFindings, type Finding } from "../../lib/finding.ts";
import type { EdgarClient } from "./client.ts";
import { formOf } from "./company-filings.ts";
import { cikOf, fetchSubmissions } from "./edgar.ts";
import type { ListedFiling, Submissions } from "./submissions.ts";
import { companyOf, type Watched, type Watchlist } from "./watchlist.ts";

export interface NewFiling {
  readonly filing: ListedFiling;
  /** The company under whose number it was found. */
  readonly company: Submissions;
}

/** All that one look at the watchlist found. */
export interface News {
  /** By CIK, then by day of filing, then by accession number. */
  readonly filings: readonly NewFiling[];
  /** Filings of the watched forms that are known already. */
  readonly known: number;
  readonly findings: readonly Finding[];
}

/** `known`: accession numbers. A company that fails is a finding; the others are looked at all the same. */
export async function listNew(watchlist: Watchlist, client: EdgarClient, known: ReadonlySet<string>): Promise<News> {
  const findings: Finding[] = [];
  const listed = new Map<string, NewFiling>();
  const seen = new Set<string>();
  for (const watched of watchlist.companies) {
    for (const one of await orFinding(() => listWatched(watched, client), findings) ?? []) {
      const { accession } = one.filing;
      if (known.has(accession)) seen.add(accession);
      else if (!listed.has(accession)) listed.set(accession, one);
    }
  }
  return { filings: [...listed.values()].toSorted(inOrder), known: seen.size, findings: sortFindings(findings) };
}

async function listWatched(watched: Watched, client: EdgarClient): Promise<NewFiling[]> {
  const cik = await cikOf(client, companyOf(watched));
  const company = await fetchSubmissions(client, cik, watched.since);
  return company.filings.filter((filing) => isWatched(filing, watched)).map((filing) => ({ filing, company }));
}

function isWatched({ form, filed, items }: ListedFiling, watched: Watched): boolean {
  if (filed < watched.since || !watched.forms.includes(formOf(form)) && !watched.forms.includes(form)) return false;
  if (watched.items === undefined || formOf(form) !== "8-K") return true;
  return watched.items.some((item) => items.includes(item));
}

async function orFinding<T>(fetch: () => Promise<T>, findings: Finding[]): Promise<T | undefined> {
  try {
    return await fetch();
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    findings.push(...error.findings);
    return undefined;
  }
}

const keyOf = ({ company, filing }: NewFiling): string => [company.cik, filing.filed, filing.accession].join(" ");
const inOrder = (a: NewFiling, b: NewFiling): number => (keyOf(a) < keyOf(b) ? -1 : 1);
