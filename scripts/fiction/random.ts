/**
 * Chance that can be repeated: a generator on whole numbers of 32 bits (Marsaglia's xorshift), without clock or
 * float.
 */

export interface Random {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** The same for amounts. */
  amount(low: bigint, high: bigint): bigint;
  oneOf<Value>(values: readonly [Value, ...Value[]]): Value;
  /** True in `parts` of a thousand cases. */
  chance(parts: number): boolean;
}

/** FNV-1a over the text's code units, so that a name makes a seed. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash === 0 ? 1 : hash;
}

/** The same seed gives the same numbers on every machine. */
export function randomFrom(seed: string): Random {
  let state = seedOf(seed);
  const next = (): number => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  for (let warm = 0; warm < 8; warm += 1) next();
  const between = (low: number, high: number): number => low + (next() % (high - low + 1));
  return {
    between,
    amount: (low, high) => low + (BigInt(next()) * 0x100000000n + BigInt(next())) % (high - low + 1n),
    oneOf: (values) => values[between(0, values.length - 1)] ?? values[0],
    chance: (parts) => between(1, 1000) <= parts,
  };
}
