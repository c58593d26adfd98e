/**
 * Rows that contradict themselves, whatever is held: in Table I a sale (S), shares withheld (F) or returned
 * to the issuer (D) are disposed of, and a purchase (P) or an award (A) is acquired (Form 4, General
 * Instruction 8).
 */
import type { Ownership } from "../../model/ownership.ts";

export interface Contradiction {
  readonly code: "code-against-direction";
  /** JSON pointer of the direction. */
  readonly pointer: string;
  readonly what: string;
  readonly expected: string;
  readonly mend?: string;
}

const DIRECTION: Readonly<Record<string, "A" | "D">> = { S: "D", F: "D", D: "D", P: "A", A: "A" };

export function contradictionsIn({ nonDerivativeTable }: Ownership): Contradiction[] {
  return nonDerivativeTable.nonDerivativeTransaction.flatMap((filed, at): Contradiction[] => {
    const { transactionCoding, transactionAmounts } = filed;
    const { transactionCode: code = "" } = transactionCoding;
    const direction = transactionAmounts.transactionAcquiredDisposedCode.value;
    const usual = DIRECTION[code];
    if (usual === undefined || direction === undefined || direction === usual) return [];
    const row = `/nonDerivativeTable/nonDerivativeTransaction/${at}`;
    return [{
      code: "code-against-direction", pointer: `${row}/transactionAmounts/transactionAcquiredDisposedCode/value`,
      what: `code ${code} with ${direction} (${direction === "A" ? "acquired" : "disposed of"})`,
      expected: `code ${code} with ${usual}`,
    }];
  });
}
