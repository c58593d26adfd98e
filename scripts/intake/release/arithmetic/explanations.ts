/** Sums that could make up a row, from the simplest on. */
import { all, type Part } from "./fit.ts";
import type { Line } from "./lines.ts";

const MAX_SIGNED = 7;
const MAX_DROPPED = 26;

/** The last `count` open lines, all added. */
export function* plainSums(open: readonly Line[], from: number): Generator<Part[]> {
  for (let count = from; count <= open.length; count += 1) yield all(open.slice(-count));
}

/** The first added, the others added or taken away as their concepts have it. */
export function* effectSums(open: readonly Line[]): Generator<Part[]> {
  for (let count = 2; count <= open.length; count += 1) {
    const lines = open.slice(-count);
    const parts = lines.map((line, index): Part => ({ line, sign: index > 0 && line.row.effect === "-" ? -1 : 1 }));
    if (parts.some(({ sign }) => sign === -1)) yield parts;
  }
}

/** One added, all others taken away: revenues less costs. */
export function* differences(open: readonly Line[]): Generator<Part[]> {
  for (let count = 2; count <= open.length; count += 1) {
    const [first, ...rest] = open.slice(-count);
    if (first !== undefined) yield [...all([first]), ...all(rest, -1)];
  }
  const [a, b] = open.slice(-2);
  if (a !== undefined && b !== undefined) yield [...all([a], -1), ...all([b])];
}

/** Every choice of signs over the last few open lines. */
export function* signedSums(open: readonly Line[]): Generator<Part[]> {
  for (let count = 2; count <= Math.min(MAX_SIGNED, open.length); count += 1) {
    const lines = open.slice(-count);
    for (let signs = 1; signs < 2 ** count - 1; signs += 1) {
      yield lines.map((line, index): Part => ({ line, sign: (signs >> index) % 2 === 1 ? -1 : 1 }));
    }
  }
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

/** The rows that follow a total printed above its parts. */
export function* sumsBelow(below: readonly Line[]): Generator<Part[]> {
  for (let count = 2; count <= Math.min(20, below.length); count += 1) yield all(below.slice(0, count));
}
