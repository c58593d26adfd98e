/** What a plan needs to know of a filing before anybody has read it in earnest: who and when. */
import { companySlug, type Filing } from "../../model/filing.ts";
import { SPLIT_RATIO } from "../../model/stock-split.ts";
import { personSlug } from "../../tieout/collection/trades.ts";

export interface FilingCard {
  readonly id: string;
  readonly kind: Filing["kind"];
  /** Name of the company's folder. */
  readonly company: string;
  /** Name of the first reporting owner's folder; empty for a release. */
  readonly person: string;
  readonly published: string;
  /** Of a release. */
  readonly quarter: { readonly year: number; readonly quarter: number } | null;
  /** It tells of a stock split. */
  readonly splits: boolean;
  /** Days on which waivers expire: the only thing in a filing that depends on the day of the build. */
  readonly expiries: readonly string[];
}

export function cardOf(filing: Filing): FilingCard {
  const { id, kind, source: { published }, waivers } = filing;
  const owner = kind === "ownership" ? filing.reportingOwner[0]?.reportingOwnerId : undefined;
  return {
    id, kind, published, company: companySlug(filing),
    person: owner === undefined ? "" : personSlug(owner.rptOwnerName, owner.rptOwnerCik),
    quarter: kind === "earnings-release" ? { year: filing.fiscal.year, quarter: filing.fiscal.quarter } : null,
    splits: kind === "earnings-release" && filing.tables.some(({ rows }) => rows.some(({ concept }) => concept === SPLIT_RATIO)),
    expiries: waivers.map(({ expires }) => expires),
  };
}

/** Newest first; filings of one day by id, so that the order never depends on the disk. */
export const newestFirst = (a: FilingCard, b: FilingCard): number => {
  if (a.published !== b.published) return a.published < b.published ? 1 : -1;
  return a.id < b.id ? -1 : 1;
};
