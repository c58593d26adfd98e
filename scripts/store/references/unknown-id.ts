/** An id that names nothing. */
import { nearest } from "../../lib/nearest.ts";
import { listWords, type Fault } from "../fault.ts";

export interface Mention {
  readonly id: string;
  readonly pointer: string;
  /** What it should name, one word: "period". */
  readonly noun: string;
  /** Where such a thing is declared, for a mend when nothing is near: "\"periods\"". */
  readonly declaredIn: string;
}

/** No fault if `known` has the id. */
export function unknownId({ id, pointer, noun, declaredIn }: Mention, known: readonly string[]): Fault[] {
  if (known.includes(id)) return [];
  const meant = nearest(id, known);
  const declare = `${known.length === 0 ? "" : "use one of these, or "}declare it in ${declaredIn}`;
  return [{
    code: `unknown-${noun}`, pointer, what: `${JSON.stringify(id)}, and there is no such ${noun}`,
    expected: known.length === 0 ? `a ${noun}; there is none yet` : listWords(known),
    mend: meant === undefined ? declare : `did you mean ${JSON.stringify(meant)}?`,
  }];
}
