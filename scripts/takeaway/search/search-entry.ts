/** What stands in the files of the search: names and addresses, no figure. The script that reads them knows no more. */

/** Something with a name of its own. */
export interface SearchEntry {
  readonly kind: "company" | "person" | "metric";
  readonly name: string;
  /** Other names: ticker and CIK of a company. */
  readonly also?: readonly string[];
  /** From the root of the site. */
  readonly url: string;
  /** File of its filings, from the folder of the search. */
  readonly filings?: string;
  /** Of a computed figure: the newest filings that show it. */
  readonly shownIn?: readonly SearchFiling[];
}

export interface SearchFiling { readonly name: string; readonly url: string }

/** The newest filings of all. */
export const NEWEST = "newest.json";
/** Names of the shards that there are: nobody asks for one that is not. */
export const SHARDS = "shards.json";
