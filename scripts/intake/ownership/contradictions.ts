/**
 * Rows that contradict themselves, whatever is held: in Table I a sale (S), shares withheld (F) or returned to the issuer
 * (D) are disposed of, and a purchase (P) or an award (A) is acquired (Form 4, General Instruction 8).
 */
import type { Ownership } from "../../model/ownership.ts";

export interface Contradiction {
  /** JSON pointer of the direction. */
  readonly pointer: string;
  readonly what: string;
  readonly expected: string;
}

const DIRECTION: Readonly<Record<string, "A" | "D">> = { S: "D", F: "D", D: "D", P: "A", A: "A" };

export function contradictionsIn({ nonDerivativeTable }: Ownership): Contradiction[] {
  return nonDerivativeTable.nonDerivativeTransaction.flatMap(({ transactionCoding, transactionAmounts }, at) => {
    const { transactionCode: code = "" } = transactionCoding;
    const direction = transactionAmounts.transactionAcquiredDisposedCode.value;
    const expected = DIRECTION[code];
    if (expected === undefined || direction === undefined || direction === expected) return [];
    const path = "transactionAmounts/transactionAcquiredDisposedCode/value";
    return [{
      pointer: `/nonDerivativeTable/nonDerivativeTransaction/${at}/${path}`,
      what: `code ${code} with ${direction} (${direction === "A" ? "acquired" : "disposed of"})`, expected: `code ${code} with ${expected}`,
    }];
  });
}
