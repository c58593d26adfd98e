/** A name in the words that nothing answers to: where it stands, and what was probably meant. */
import { readFileSync } from "node:fs";
import type { Finding } from "../lib/finding.ts";
import { nearest } from "../lib/nearest.ts";

/** Line and column of the first place where the words use the name. */
function placeOf(file: string, name: string): Finding["place"] {
  const lines = readFileSync(file, "utf8").split("\n");
  const [first = name] = name.split("@");
  const at = lines.findIndex((line) => line.includes(`"${first}"`));
  if (at < 0) return { file };
  return { file, line: at + 1, column: (lines[at] ?? "").indexOf(`"${first}"`) + 1 };
}

interface Wrong { readonly kind: string; readonly name: string }

export function wrongName(file: string, { kind, name }: Wrong, right: Iterable<string>): Finding {
  const meant = nearest(name, right);
  return {
    code: "unknown-name-in-words", place: placeOf(file, name), what: `no ${kind} "${name}"`,
    ...(meant === undefined ? {} : { expected: `one of this filing's, such as "${meant}"`, mend: `write "${meant}"` }),
  };
}
