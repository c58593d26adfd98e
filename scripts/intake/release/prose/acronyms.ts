/** Acronyms of what the tables write out: "net interest income" is NII, "software-as-a-service" SaaS. */
import { wordsOf } from "./words.ts";

const FEWEST_LETTERS = 3;

/** Acronym in small letters → its words. One that may stand for several is none. */
export function acronymsIn(labels: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const several = new Set<string>();
  for (const written of new Set(labels.flatMap(writtenOut))) {
    const words = wordsOf(written).map(({ text }) => text);
    const acronym = words.map((word) => word.charAt(0)).join("");
    const known = found.get(acronym);
    if (acronym.length < FEWEST_LETTERS) continue;
    if (known !== undefined && known.join(" ") !== words.join(" ")) several.add(acronym);
    found.set(acronym, words);
  }
  for (const acronym of several) found.delete(acronym);
  return found;
}

/** A whole label, and what it joins by hyphens. */
const writtenOut = (label: string): string[] =>
  [label.replace(/\s*\([^)]*\)/g, "").replace(/^total\s+/i, ""), ...label.match(/\w+(?:-\w+){2,}/g) ?? []];
