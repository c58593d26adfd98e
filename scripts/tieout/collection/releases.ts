/** FilingFigures filings by kind, newest first. */
import { compareTexts } from "../../lib/order.ts";
import type { EarningsRelease } from "../../model/earnings-release.ts";
import type { Ownership } from "../../model/ownership.ts";
import type { FilingFigures } from "../examine.ts";

export type ExaminedRelease = FilingFigures & { readonly filing: EarningsRelease };
export type ExaminedForm = FilingFigures & { readonly filing: Ownership };

const isRelease = (one: FilingFigures): one is ExaminedRelease => one.filing.kind === "earnings-release";
const isForm = (one: FilingFigures): one is ExaminedForm => one.filing.kind === "ownership";

/** Newest first; filings of one day by id. */
export const newestFirst = (filings: readonly FilingFigures[]): FilingFigures[] => filings.toSorted((a, b) =>
  compareTexts(b.filing.source.published, a.filing.source.published) || compareTexts(a.filing.id, b.filing.id));

/** By the day of publication: what was said last of a period counts. */
export const releasesOf = (filings: readonly FilingFigures[]): ExaminedRelease[] =>
  newestFirst(filings).filter(isRelease);

export const formsOf = (filings: readonly FilingFigures[]): ExaminedForm[] => newestFirst(filings).filter(isForm);
