/** Which exhibit a release is: by EDGAR's type, by the wrapper around it, or by the name of its file. */
import type { SourceDocument } from "./source-document.ts";

const IN_NAME = /(?:ex|exhibit)[-_. ]?99[-_. ]?0?([1-9])(?!\d)/i;

/** "EX-99.2"; `told` is what the reader took it for. */
export function exhibitOf({ type, source }: SourceDocument, told: string): string {
  if (type !== undefined && type !== "") return type;
  const number = IN_NAME.exec(source.split(/[\\/#]/).at(-1) ?? "")?.[1];
  return told === FIRST && number !== undefined ? `EX-99.${number}` : told;
}

/** What a release is taken for where nothing tells. */
const FIRST = "EX-99.1";

/**
 * What tells the second exhibit's id from the first's: "ex99-2". Undefined for the first, which has the plain id, and
 * for what is no exhibit.
 */
export function exhibitSuffix(document: string): string | undefined {
  const number = /^EX-99\.0?([2-9])$/.exec(document)?.[1];
  return number === undefined ? undefined : `ex99-${number}`;
}
