/** Answers that are asked for again and again, kept within bounds: a build of any length holds no more of them. */

/**
 * `make` must answer the same to the same key for as long as the process lives, with what nobody changes. Once `most`
 * answers are kept, all are forgotten; an answer is made again rather than looked for.
 */
export function remembering<K, V extends object | string | boolean>(most: number, make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const own = ownCopy(key);
    const made = make(own);
    if (known.size >= most) known.clear();
    known.set(own, made);
    return made;
  };
}

/** A text that was cut out of a longer one (a word of a page) keeps all of that in memory; its copy does not. */
const ownCopy = <K>(key: K): K =>
  (typeof key === "string" ? Buffer.from(key, "utf16le").toString("utf16le") as K & string : key);
