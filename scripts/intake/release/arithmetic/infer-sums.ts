/**
 * Which rows of a table are sums of which: a walk down the page with a pile of open rows. A row that some sum of the
 * last open rows explains in every column closes them and takes their place, so that subtotals nest. The simplest
 * explanation wins; one that proves too little (few digits for the number of sums tried) does not count.
 */
import type { DraftTable } from "../assembly/draft.ts";
import { differences, effectSums, gappedSums, MOST_BELOW, pairSums, plainSums, signedSums, sumsBelow } from "./explanations.ts";
import { fitOf, isExact, isMostly, isWhole, type Fit, type Part } from "./fit.ts";
import { lineGroups, type Line, type LineGroup } from "./lines.ts";
import { ASSETS, isNamedTotal, isTotalRow } from "./total-rows.ts";

export function inferSums(table: DraftTable): void {
  for (const group of lineGroups(table)) {
    const walk = new Walk(group);
    walk.run();
  }
}

/** Digits that have to agree before a sum found among many is believed. */
const NEEDED = { natural: 2, signed: 5, free: 7 } as const;

/** Rows that a total without a name may be made of. */
const MOST_UNNAMED = 6;

class Walk {
  readonly #group: LineGroup;
  #open: Line[] = [];
  readonly #above: Line[] = [];
  /** Rows that are part of some sum. */
  readonly #used: Set<string>;

  constructor(group: LineGroup) {
    this.#group = group;
    this.#used = new Set(group.lines.flatMap(({ row }) => (row.sum ?? []).map((part) => part.slice(1))));
  }

  run(): void {
    for (const line of this.#group.lines) {
      const found = this.#explain(line);
      if (found !== undefined) this.#close(line, found);
      if (this.#endsSide(line)) this.#open = [];
      else this.#open.push(line);
      this.#above.push(line);
    }
    this.#group.lines.forEach((line, at) => {
      this.#explainFromBelow(line, at);
    });
  }

  /** What stands below total assets adds up to the other side of the balance sheet, and is no part of assets. */
  #endsSide({ row }: Line): boolean {
    return row.concept === ASSETS
      && this.#group.lines.some(({ row: other }) => other.concept === "us-gaap:LiabilitiesAndStockholdersEquity");
  }

  #close(line: Line, { parts }: Fit): void {
    line.row.sum = parts.map(({ line: part, sign }) => `${sign === 1 ? "+" : "-"}${part.row.id}`);
    const used = new Set(parts.map(({ line: part }) => part));
    for (const { row } of used) this.#used.add(row.id);
    const first = this.#open.findIndex((open) => used.has(open));
    this.#open = first < 0 ? this.#open : this.#open.filter((open, index) => index < first || !used.has(open));
  }

  #explain(line: Line): Fit | undefined {
    if (line.values.every((value) => value === undefined || value === 0n)) return undefined;
    const total = isTotalRow(line.row);
    return this.#natural(line, total) ?? this.#searched(line, total)
      ?? (total || isDilutedCount(line) ? this.#mostly(line) : this.#slipped(line));
  }

  /** All added, or added and taken away as the concepts have it. */
  #natural(line: Line, total: boolean): Fit | undefined {
    const open = this.#open;
    const least = total ? NEEDED.natural : NEEDED.signed;
    const sums = fits(line, plainSums(line, open, isNamedTotal(line.row) ? 1 : 2), (fit) => isWhole(fit)
      && fit.digits >= least);
    const chosen = this.#preferred(sums.filter(isExact)) ?? (total ? this.#preferred(sums) : undefined);
    if (chosen !== undefined && (this.#isEmbraced(line, chosen) || !isRepeat(line, chosen))) return chosen;
    if (!total) return undefined;
    const signed = this.#open.filter(isNotNothing);
    const nearly = /^total\b/i.test(line.row.printed) ? this.#nearly(line) : undefined;
    return nearly ?? first(line, effectSums(line, signed), (fit) => isExact(fit) && fit.digits >= least)
      ?? first(line, differences(line, signed), (fit) => isExact(fit) && fit.digits >= least);
  }

  /** "Capital expenditures" between the total before it and "Total investing activities" is all that these are. */
  #isEmbraced(line: Line, { parts: [part] }: Fit): boolean {
    const { lines } = this.#group;
    const before = part && lines[lines.indexOf(part.line) - 1];
    return before?.row.sum !== undefined && isNamedTotal(line.row);
  }

  /** What is called a total adds up the rows above it; only one column of it being wrong changes nothing in that. */
  #nearly(line: Line): Fit | undefined {
    const sums = fits(line, plainSums(line, this.#open, 2), (fit) => isMostly(fit) && fit.exact === fit.agreed);
    const starting = sums.find((fit) => this.#starts(fit));
    const gapped = starting && first(line, gappedSums(this.#open), (fit) => isExact(fit) && fit.digits >= NEEDED.free);
    if (gapped !== undefined) return gapped;
    const needed = starting?.slip === true ? NEEDED.natural : NEEDED.signed;
    return starting !== undefined && starting.digits >= needed ? starting : undefined;
  }

  /** Of several sums that fit, the one that begins where a heading or a total parts the page; else the longest. */
  #preferred(sums: readonly Fit[]): Fit | undefined {
    return sums.find((fit) => fit.parts.length > 1 && this.#starts(fit))
      ?? sums.findLast(({ parts }) => parts.length > 1) ?? sums[0];
  }

  #starts({ parts }: Fit): boolean {
    const line = parts[0]?.line;
    const before = line === undefined ? undefined : this.#open[this.#open.indexOf(line) - 1];
    return line !== undefined && (line.afterHeading || before === undefined || before.row.sum !== undefined);
  }

  #searched(line: Line, total: boolean): Fit | undefined {
    const open = this.#open.filter(isNotNothing);
    const ofTotals = ({ parts }: Fit): boolean => parts.every(({ line: part }) => isTotalRow(part.row));
    if (!total) return undefined;
    return first(line, signedSums(line, open), (fit) => isExact(fit) && fit.digits >= NEEDED.signed)
      ?? first(line, effectSums(line, open), (fit) => isWhole(fit) && fit.digits >= NEEDED.signed)
      ?? first(line, differences(line, open), (fit) => isWhole(fit) && fit.digits >= NEEDED.signed)
      ?? first(line, signedSums(line, open), (fit) => isWhole(fit) && fit.digits >= NEEDED.free)
      ?? first(line, gappedSums(open), (fit) => isExact(fit) && fit.digits >= NEEDED.free)
      ?? first(line, pairSums(this.#above), (fit) =>
        isExact(fit) && fit.digits >= (ofTotals(fit) ? NEEDED.signed : NEEDED.free));
  }

  /** One column disagrees with all the others: the sum is meant, and the tie will say what is wrong. */
  #mostly(line: Line): Fit | undefined {
    return first(line, plainSums(line, this.#open, 2), isMostly) ?? first(line, effectSums(line, this.#open), isMostly)
      ?? first(line, differences(line, this.#open), isMostly)
      ?? first(line, signedSums(line, this.#open), (fit) => isMostly(fit) && fit.digits >= NEEDED.free);
  }

  /** No word says that the row is a total; but the rows before it make it up, save for a slip in one figure. */
  #slipped(line: Line): Fit | undefined {
    const last = this.#open.filter(isNotNothing).slice(-MOST_UNNAMED);
    const accept = (fit: Fit): boolean => fit.slip && fit.tried > 1 && fit.digits >= NEEDED.signed;
    return first(line, plainSums(line, last, 2), accept) ?? first(line, differences(line, last), accept);
  }

  /** A total printed above its parts, which no sum above it explains. */
  #explainFromBelow(line: Line, at: number): void {
    if (line.row.sum !== undefined || this.#group.columns < 2) return;
    const lines = this.#group.lines;
    const free = this.#freeBelow(line, at);
    const found = first(line, sumsBelow(free), (fit) => isExact(fit) && fit.digits >= NEEDED.signed);
    if (found === undefined
      || found.parts.some(({ line: part }) => this.#used.has(part.row.id) || dependsOn(part, line, lines))) return;
    for (const { line: part } of found.parts) this.#used.add(part.row.id);
    line.row.sum = found.parts.map(({ line: part }) => `+${part.row.id}`);
  }

  /** The next lines that are not made up of this one. */
  #freeBelow(line: Line, at: number): Line[] {
    const found: Line[] = [];
    for (let next = at + 1; found.length < MOST_BELOW; next += 1) {
      const below = this.#group.lines[next];
      if (below === undefined) return found;
      if (below.row.sum?.includes(`+${line.row.id}`) !== true) found.push(below);
    }
    return found;
  }
}

/** A row of dashes says nothing about signs. */
const isNotNothing = ({ values }: Line): boolean => values.some((value) => value !== undefined && value !== 0n);

/** Diluted shares that a table builds up from basic ones and what may be converted. */
const isDilutedCount = ({ row }: Line): boolean =>
  row.concept === "us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding" && !/^diluted\b/i.test(row.printed);

function dependsOn(part: Line, line: Line, lines: readonly Line[]): boolean {
  const rows = new Map(lines.map((each) => [each.row.id, each]));
  const seen = new Set<string>();
  const todo = [part.row.id];
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    if (id === line.row.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    todo.push(...(rows.get(id)?.row.sum ?? []).map((each) => each.slice(1)));
  }
  return false;
}

/** A single part that merely says the same again is no sum, unless a heading and a total embrace it. */
function isRepeat(line: Line, { parts }: Fit): boolean {
  const [part, other] = parts;
  if (part === undefined || other !== undefined || part.line.afterHeading || /comprehensive/i.test(line.row.printed)) return false;
  const words = line.row.printed.toLowerCase().match(/[a-z]{5,}/g) ?? [];
  return !words.some((word) => word !== "total" && part.line.row.printed.toLowerCase().includes(word));
}

function fits(line: Line, sums: Iterable<readonly Part[]>, accept: (fit: Fit) => boolean): Fit[] {
  const found: Fit[] = [];
  for (const parts of sums) {
    const fit = fitOf(line, parts);
    if (accept(fit)) found.push(fit);
  }
  return found;
}

function first(line: Line, sums: Iterable<readonly Part[]>, accept: (fit: Fit) => boolean): Fit | undefined {
  for (const parts of sums) {
    const fit = fitOf(line, parts);
    if (accept(fit)) return fit;
  }
  return undefined;
}
