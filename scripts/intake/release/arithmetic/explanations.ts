/** Sums that could make up a row, from the simplest on. */
import { all, type Part } from "./fit.ts";
import type { Line } from "./lines.ts";
import { absolute } from "./whole-numbers.ts";

const MAX_SIGNED = 7;
const MAX_DROPPED = 26;

/** More rows than the longest list of a release that is added up. */
const MOST_PARTS = 300;
/** The most that rounding leaves open, in units of the last place. */
const MOST_SLACK = 3n;

interface Running {
  readonly total: Line;
  readonly open: readonly Line[];
  readonly from: number;
  readonly signOf: (line: Line) => 1 | -1;
}

/**
 * The first of the last `count` open lines added, the others with their signs, for every count. Only those sums are
 * given that agree with the total in some column: nothing else can explain it, and most do not.
 */
function* runningSums({ total, open, from, signOf }: Running): Generator<Part[]> {
  const sums = total.values.map(() => 0n);
  for (let count = 1; count <= Math.min(open.length, MOST_PARTS); count += 1) {
    const at = open.length - count;
    const line = open[at];
    if (line === undefined) return;
    if (count >= from && agreesSomewhere(total, sums, line)) {
      yield [...all([line]), ...open.slice(at + 1).map((part): Part => ({ line: part, sign: signOf(part) }))];
    }
    const sign = signOf(line);
    line.values.forEach((value, column) => {
      sums[column] = (sums[column] ?? 0n) + (sign === 1 ? value ?? 0n : -(value ?? 0n));
    });
  }
}

const agreesSomewhere = ({ values }: Line, sums: readonly bigint[], first: Line): boolean =>
  values.some((value, column) => value !== undefined && value !== 0n
    && absolute(value - (sums[column] ?? 0n) - (first.values[column] ?? 0n)) <= MOST_SLACK);

/** The last `count` open lines, all added. */
export const plainSums = (total: Line, open: readonly Line[], from: number): Iterable<Part[]> =>
  runningSums({ total, open, from, signOf: () => 1 });

/** The first added, the others added or taken away as their concepts have it. */
export function* effectSums(total: Line, open: readonly Line[]): Generator<Part[]> {
  const signOf = ({ row }: Line): 1 | -1 => (row.effect === "-" ? -1 : 1);
  for (const parts of runningSums({ total, open, from: 2, signOf })) {
    if (parts.some(({ sign }) => sign === -1)) yield parts;
  }
}

/** One added, all others taken away: revenues less costs. */
export function* differences(total: Line, open: readonly Line[]): Generator<Part[]> {
  yield* runningSums({ total, open, from: 2, signOf: () => -1 });
  const [a, b] = open.slice(-2);
  if (a !== undefined && b !== undefined) yield [...all([a], -1), ...all([b])];
}

/** Every choice of signs over the last few open lines that agrees with the total in some column. */
export function* signedSums(total: Line, open: readonly Line[]): Generator<Part[]> {
  for (let count = 2; count <= Math.min(MAX_SIGNED, open.length); count += 1) {
    const lines = open.slice(-count);
    for (let signs = 1; signs < 2 ** count - 1; signs += 1) {
      const sign = (index: number): 1 | -1 => ((signs >> index) % 2 === 1 ? -1 : 1);
      if (agreesWithSigns(total, lines, sign)) yield lines.map((line, index): Part => ({ line, sign: sign(index) }));
    }
  }
}

function agreesWithSigns({ values }: Line, lines: readonly Line[], sign: (index: number) => 1 | -1): boolean {
  return values.some((value, column) => {
    if (value === undefined || value === 0n) return false;
    let away = value;
    for (let index = 0; index < lines.length; index += 1) {
      const part = lines[index]?.values[column] ?? 0n;
      away += sign(index) === 1 ? -part : part;
    }
    return absolute(away) <= MOST_SLACK;
  });
}

/** The last open lines but one or two, which stand there for information. */
export function* gappedSums(open: readonly Line[]): Generator<Part[]> {
  const last = open.slice(-MAX_DROPPED);
  for (let count = 3; count <= last.length; count += 1) {
    const lines = last.slice(-count);
    for (let drop = 1; drop < count; drop += 1) yield all(lines.filter((_, index) => index !== drop));
  }
}

/** Two or three rows from anywhere above: roll-forwards, balances, totals of totals. */
export function* pairSums(above: readonly Line[]): Generator<Part[]> {
  const lines = above.slice(-60);
  for (let a = lines.length - 1; a > 0; a -= 1) {
    for (let b = a - 1; b >= 0; b -= 1) yield* pairOf(lines[b], lines[a]);
  }
}

function* pairOf(first: Line | undefined, second: Line | undefined): Generator<Part[]> {
  if (first === undefined || second === undefined) return;
  yield [...all([first]), ...all([second])];
  yield [...all([first]), ...all([second], -1)];
  yield [...all([first], -1), ...all([second])];
}

/** Rows that a total printed above its parts is looked for in. */
export const MOST_BELOW = 20;

/** The rows that follow a total printed above its parts. */
export function* sumsBelow(below: readonly Line[]): Generator<Part[]> {
  for (let count = 2; count <= Math.min(MOST_BELOW, below.length); count += 1) yield all(below.slice(0, count));
}
