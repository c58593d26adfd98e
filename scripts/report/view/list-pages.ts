/** Lists of the whole site, in pages of bounded length: no page grows with the site. */
import { letters } from "../../lib/letters.ts";

export type ListName = "filings" | "companies" | "people";

/** Lines on a page: some hundred kilobytes at most. */
const PER_PAGE: Readonly<Record<ListName, number>> = { filings: 50, companies: 200, people: 200 };

export interface ListPage {
  readonly name: ListName;
  /** Place in the order, from 0 on. */
  readonly at: number;
  readonly path: string;
  /** Paths of the pages beside it. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The newest filings stand on the front page. */
const FIRST: Readonly<Record<ListName, string>> = {
  filings: "index.html", companies: "lists/companies/index.html", people: "lists/people/index.html",
};

const pathOf = (name: ListName, at: number): string => (at === 0 ? FIRST[name] : `lists/${name}/${letters(at)}/index.html`);

/** At least one page, be it empty. */
export function listPages(name: ListName, lines: number): ListPage[] {
  const count = Math.max(1, Math.ceil(lines / PER_PAGE[name]));
  return Array.from({ length: count }, (_one, at) => ({
    name, at, path: pathOf(name, at),
    before: at === 0 ? null : pathOf(name, at - 1), after: at === count - 1 ? null : pathOf(name, at + 1),
  }));
}

export const linesOn = <T>({ name, at }: ListPage, lines: readonly T[]): T[] =>
  lines.slice(at * PER_PAGE[name], (at + 1) * PER_PAGE[name]);
