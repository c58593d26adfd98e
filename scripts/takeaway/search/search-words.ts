/** Words as the search compares them; the same for the index and for the script that reads it. */

/** Without accents and case. */
export const searchWords = (text: string): string[] => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  .split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");

const PREFIX = 2;

/**
 * Name of the shard that a word stands in: its first two letters, "qu" of "qualys". Other scripts than Latin go by
 * their code points, so that every name is one of a file. A word of one letter is a shard of its own.
 */
export const shardOf = (word: string): string => [...word].slice(0, PREFIX)
  .map((letter) => (/[a-z0-9]/.test(letter) ? letter : `u${letter.codePointAt(0)?.toString(16) ?? ""}`)).join("");

/** Every word that was typed begins a word of the text. */
export const bears = (words: readonly string[], typed: readonly string[]): boolean =>
  typed.every((one) => words.some((word) => word.startsWith(one)));
