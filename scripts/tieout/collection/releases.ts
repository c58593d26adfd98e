/** Examined filings by kind, newest first. */
import { compareTexts } from "../../lib/order.ts";
import type { EarningsRelease } from "../../model/earnings-release.ts";
import type { Ownership } from "../../model/ownership.ts";
import type { Examined } from "../examine.ts";

export type ExaminedRelease = Examined & { readonly filing: EarningsRelease };
export type ExaminedForm = Examined & { readonly filing: Ownership };

const isRelease = (one: Examined): one is ExaminedRelease => one.filing.kind === "earnings-release";
const isForm = (one: Examined): one is ExaminedForm => one.filing.kind === "ownership";

/** Newest first; filings of one day by id. */
export const newestFirst = (filings: readonly Examined[]): Examined[] => filings.toSorted((a, b) =>
  compareTexts(b.filing.source.published, a.filing.source.published) || compareTexts(a.filing.id, b.filing.id));

/** By the day of publication: what was said last of a period counts. */
export const releasesOf = (filings: readonly Examined[]): ExaminedRelease[] => newestFirst(filings).filter(isRelease);

export const formsOf = (filings: readonly Examined[]): ExaminedForm[] => newestFirst(filings).filter(isForm);
