/**
 * Rows that contradict themselves, whatever is held: in Table I a sale (S), shares withheld (F) or returned
 * to the issuer (D) are disposed of, and a purchase (P) or an award (A) is acquired (Form 4, General
 * Instruction 8).
 */
import type { Ownership } from "../../model/ownership.ts";
import type { Fault } from "../fault.ts";
import { toPointer } from "../pointer.ts";

const DIRECTION: Readonly<Record<string, "A" | "D">> = { S: "D", F: "D", D: "D", P: "A", A: "A" };

export function checkOwnershipDirections({ nonDerivativeTable }: Ownership): Fault[] {
  return nonDerivativeTable.nonDerivativeTransaction.flatMap(({ transactionCoding, transactionAmounts }, at) => {
    const { transactionCode: code = "" } = transactionCoding;
    const direction = transactionAmounts.transactionAcquiredDisposedCode.value;
    const usual = DIRECTION[code];
    if (usual === undefined || direction === undefined || direction === usual) return [];
    return [{
      code: "code-against-direction",
      pointer: toPointer("nonDerivativeTable", "nonDerivativeTransaction", at, "transactionAmounts",
        "transactionAcquiredDisposedCode", "value"),
      what: `code ${code} with ${direction} (${direction === "A" ? "acquired" : "disposed of"})`,
      expected: `code ${code} with ${usual}`, mend: "compare the code and the direction with the form",
    }];
  });
}
