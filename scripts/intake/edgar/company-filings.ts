/**
 * Which filings `npm run intake -- TICKER` means: the latest earnings release (Form 8-K, Item 2.02) and the ownership
 * forms filed since that day; or those that `--forms` and `--since` name. Newest first, at most `limit`.
 */
import type { ListedFiling } from "./submissions.ts";

export interface FilingChoice {
  /** As EDGAR names them; their amendments are meant too. Of Form 8-K only those with Item 2.02. */
  readonly forms?: readonly string[];
  readonly since?: string;
  readonly limit: number;
}

export interface Chosen { readonly filings: readonly ListedFiling[]; /** Left out by `limit`. */ readonly left: number }

export const RESULTS_OF_OPERATIONS = "2.02";
const OWNERSHIP_FORMS = ["3", "4", "5"] as const;

/** The form itself of an amendment: "4" of "4/A". */
export const formOf = (form: string): string => form.replace(/\/A$/, "");

export const isAmendment = (form: string): boolean => form.endsWith("/A");

export function chooseFilings(listed: readonly ListedFiling[], { forms, since, limit }: FilingChoice): Chosen {
  const newest = listed.filter(isOfInterest).toSorted(newestFirst);
  const wanted = forms === undefined ? latest(newest, since) : newest.filter(({ form, filed }) =>
    forms.includes(formOf(form)) && filed >= (since ?? ""));
  return { filings: wanted.slice(0, limit), left: Math.max(0, wanted.length - limit) };
}

const isOfInterest = ({ form, items }: ListedFiling): boolean => formOf(form) !== "8-K" || items.includes(RESULTS_OF_OPERATIONS);

function latest(newest: readonly ListedFiling[], since: string | undefined): ListedFiling[] {
  const release = newest.find(({ form }) => form === "8-K");
  const from = since ?? release?.filed ?? "";
  return newest.filter((filing) => (formOf(filing.form) === "8-K" ? filing.filed >= (release?.filed ?? "") && filing.filed >= from
    : OWNERSHIP_FORMS.some((form) => form === formOf(filing.form)) && filing.filed >= from));
}

const keyOf = ({ filed, accession }: ListedFiling): string => `${filed} ${accession}`;
const newestFirst = (a: ListedFiling, b: ListedFiling): number => (keyOf(a) < keyOf(b) ? 1 : -1);
