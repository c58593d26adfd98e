/**
 * Characters that no text of a filing may hold, since it is published in XML too (workbook, drawings): all but those of
 * Char (XML 1.0, production 2), such as control characters and halves of surrogate pairs. JSON can write them as
 * escapes.
 */
import type { Fault } from "./fault.ts";
import { toPointer } from "./pointer.ts";

const NO_CHAR = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;

const HEXADECIMAL = 16;
const DIGITS = 4;

/** One for each text, at its first such character. */
export function unprintableFaults(value: unknown): Fault[] {
  const faults: Fault[] = [];
  const open: [value: unknown, pointer: string][] = [[value, ""]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [inside, pointer] = next;
    if (typeof inside === "string") faults.push(...faultsOf(inside, pointer));
    else if (typeof inside === "object" && inside !== null) {
      for (const [key, below] of Object.entries(inside)) open.push([below, `${pointer}${toPointer(key)}`]);
    }
  }
  return faults;
}

function faultsOf(text: string, pointer: string): Fault[] {
  const found = NO_CHAR.exec(text)?.[0];
  if (found === undefined) return [];
  const code = found.charCodeAt(0).toString(HEXADECIMAL).toUpperCase().padStart(DIGITS, "0");
  return [{
    code: "wrong-value", pointer, what: `a text with the character U+${code}, which cannot be published`,
    expected: "characters that can be shown, tabs and ends of lines", mend: "take it out, or write what it stands for",
  }];
}
