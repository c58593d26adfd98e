/** Repeatable chance: the same seed gives the same changes on every machine (mulberry32). */
export interface Chance {
  /** A whole number from 0 up to, and without, `below`. */
  below(below: number): number;
  pick<T>(items: readonly T[]): T | undefined;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (below) => Math.floor(next() * below),
    pick: (items) => items[Math.floor(next() * items.length)],
  };
}

/** `count` of the items, in their order; all of them where `count` is 0. */
export function sampleOf<T>(items: readonly T[], count: number, chance: Chance): readonly T[] {
  if (count === 0 || items.length <= count) return items;
  const left = items.map((_, at) => at);
  const taken = new Set<number>();
  while (taken.size < count) {
    const at = chance.below(left.length);
    taken.add(left[at] ?? 0);
    left.splice(at, 1);
  }
  return items.filter((_, at) => taken.has(at));
}
