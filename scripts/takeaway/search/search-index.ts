/**
 * What the search finds: filings, companies, people and computed figures, by name. Plain JSON, so that the gate reads
 * it as it reads every other file; no figure stands in it.
 */
import { slugOf } from "../../lib/slug.ts";
import { toStableJson } from "../../lib/stable-json.ts";
import type { Metric } from "../../model/metric.ts";
import type { Report } from "../../model/report.ts";

export const ENTRY_KINDS = ["company", "filing", "person", "metric"] as const;

/** The same for the script that reads it. */
export interface SearchEntry {
  readonly kind: (typeof ENTRY_KINDS)[number];
  readonly name: string;
  /** Other names: ticker and CIK of a company. */
  readonly also?: readonly string[];
  /** From the root of the site. */
  readonly url: string;
  /** Filings that show the figure, newest first. */
  readonly filings?: readonly string[];
}

export interface SearchInput {
  /** Newest first. */
  readonly reports: readonly Report[];
  readonly methodology: readonly Pick<Metric, "id" | "title">[];
  /** Paths of the site, to link a person's own page where there is one. */
  readonly files: readonly string[];
  /** Report id → ids of the metrics that it shows a value of. */
  readonly shown: ReadonlyMap<string, readonly string[]>;
}

/** Filings named beside a computed figure. */
const SHOWN_FILINGS = 5;

export function searchIndex(input: SearchInput): string {
  return toStableJson([
    ...companyEntries(input), ...filingEntries(input), ...personEntries(input), ...metricEntries(input),
  ]);
}

const named = (...names: readonly (string | null)[]): string[] => names.filter((name) => name !== null);

function companyEntries({ reports }: SearchInput): SearchEntry[] {
  const bySlug = new Map(reports.toReversed().map(({ issuer }) => [issuer.slug, issuer]));
  return [...bySlug].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([slug, { name, ticker, cik }]) =>
    ({ kind: "company", name, also: named(ticker, cik), url: `companies/${slug}/index.html` }));
}

const filingEntries = ({ reports }: SearchInput): SearchEntry[] => reports.map(({ id, title, issuer, source }) =>
  ({ kind: "filing", name: title, also: named(issuer.ticker, source.document), url: `filings/${id}/index.html` }));

function personEntries({ reports, files }: SearchInput): SearchEntry[] {
  const pages = new Set(files);
  const people = new Map<string, SearchEntry>();
  for (const report of reports) {
    if (report.kind !== "ownership") continue;
    for (const { reportingOwnerId: { rptOwnerName: name } } of report.filing.reportingOwner) {
      const own = `people/${slugOf(name)}/index.html`;
      if (!people.has(name)) people.set(name, { kind: "person", name, url: pages.has(own) ? own : `filings/${report.id}/index.html` });
    }
  }
  return [...people.values()];
}

const metricEntries = ({ reports, methodology, shown }: SearchInput): SearchEntry[] => methodology.map(({ id, title }) => ({
  kind: "metric", name: title, url: `methodology/index.html#${id}`,
  filings: reports.filter((report) => shown.get(report.id)?.includes(id) === true)
    .slice(0, SHOWN_FILINGS).map((report) => report.id),
}));
