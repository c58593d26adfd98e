/** The names by which prose may speak of a row: its label, and what follows from where it stands. */
import type { DraftRow, DraftTable } from "../assembly/draft.ts";

/** Rows that go into revenues: their names go with "revenue" and "sales". */
export function soldRows({ rows }: DraftTable): ReadonlySet<string> {
  const parts = rows.filter(({ concept }) => concept === "us-gaap:Revenues").flatMap(({ sum }) => sum ?? []);
  const named = rows.filter(({ kind, headings }) => kind === "money" && SALES.test(headings.at(-1) ?? "") && !/cost|expense/i.test(headings.at(-1) ?? ""));
  return new Set([...parts.map((part) => part.slice(1)), ...named.map(({ id }) => id)]);
}

/** What a bank earns besides interest: "Asset management" under "Noninterest income". */
const EARNED = /^(?:total )?(?:non-?interest|fee|other) income$/i;

const SALES = /\b(?:revenues?|sales)\b/i;

/** "Consolidated revenue review: Noninterest income" → "Noninterest income". */
const lastOf = (title: string): string => title.slice(title.lastIndexOf(":") + 1).trim();

/** The heading that a row stands under; in a table without headings, the table's title. */
export const headingOf = ({ headings }: DraftRow, { title }: DraftTable): string =>
  (headings.at(-1) ?? lastOf(title)).replace(/[:\s]+$/, "");

/** "Total loans", of which "Commercial" is a part: row id → "loans". A bare "Total" has the name of its table. */
export function wholesOf({ rows, title }: DraftTable): ReadonlyMap<string, string> {
  const wholes = new Map<string, string>();
  for (const { printed, sum } of rows) {
    const named = /^total(?:\s+(.*))?$/i.exec(printed.replace(/\s*\([^)]*\)/g, "").trim());
    const whole = named === null ? "" : named[1] ?? lastOf(title);
    if (!/^[A-Za-z-]+(?: [A-Za-z-]+){0,2}$/.test(whole)) continue;
    for (const part of sum ?? []) if (part.startsWith("+")) wholes.set(part.slice(1), whole);
  }
  return wholes;
}

/** "Diluted EPS - as adjusted" is spoken of as adjusted diluted EPS, or adjusted EPS. */
function adjustedNames(label: string): string[] {
  const rest = /^(.+?)[\s,–—-]+as adjusted$/i.exec(label)?.[1];
  return rest === undefined ? [] : [`adjusted ${rest}`, `adjusted ${rest.replace(/^diluted /i, "")}`];
}

/** What a row goes into: revenues, and a total with a name. */
export interface Goes { readonly sold: boolean; readonly whole: string | undefined; readonly heading: string }

/** The label, and what prose makes of it: without "Total", ", net" and brackets, with "revenue" where it is sold. */
export function namesOf({ printed, kind }: DraftRow, { sold, whole, heading }: Goes): string[] {
  const bare = printed.replace(/\s*\([^)]*\)/g, "").replace(/,\s*net(?: of .*)?$/i, "").replace(/^total\s+/i, "").trim();
  const names = [printed, bare, ...adjustedNames(bare)];
  if (whole !== undefined && kind === "money" && !bare.toLowerCase().includes(whole.toLowerCase())) names.push(`${bare} ${whole}`);
  if (kind === "money" && sold && !SALES.test(bare)) {
    if (bare === "United States") names.push("US revenue", "US sales", "US net sales");
    names.push(...["revenue", "net revenue", "sales", "net sales", "segment revenue", "segment sales"].map((word) => `${bare} ${word}`));
    names.push(`revenue from ${bare}`, `sales of ${bare}`);
  }
  if (kind === "money" && !sold && /^(?:[\w ,&-]+)$/.test(bare) && !/expenses?|costs?|income|revenue/i.test(bare)) names.push(`${bare} expense`, `${bare} spending`, `${bare} cost`);
  if (kind === "money" && /^[A-Za-z-]+(?: [A-Za-z]+){0,2}$/.test(heading) && !bare.toLowerCase().includes(heading.toLowerCase())) names.push(`${bare} ${heading}`);
  if (kind === "money" && EARNED.test(heading)) names.push(`${bare} revenue`, `${bare} income`);
  const [, part, base] = /^(.+?)(?: to | as an? (?:percentage|percent|%) of )(.+)$/i.exec(bare) ?? [];
  if (kind === "percent" && part !== undefined && base !== undefined) {
    names.push(`${part} to ${base}`, `${part} as a percentage of ${base}`, `${part} as a percent of ${base}`, `ratio of ${part} to ${base}`);
  }
  return [...new Set(names)].filter((name) => name !== "");
}
