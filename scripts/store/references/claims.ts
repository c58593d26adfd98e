/** Claims about guidance name a guidance of the filing, and an end of it that is given. */
import type { Claim, EarningsRelease } from "../../model/earnings-release.ts";
import type { Fault } from "../fault.ts";
import { toPointer } from "../pointer.ts";
import { unknownId } from "./unknown-id.ts";

export const checkClaims = (filing: EarningsRelease): Fault[] =>
  filing.claims.flatMap((claim, at) => checkClaim(claim, toPointer("claims", at, "measure"), filing));

function checkClaim({ measure }: Claim, pointer: string, { guidance }: EarningsRelease): Fault[] {
  if (!measure.startsWith("guidance:")) return [];
  const known = guidance.map(({ id }) => id);
  const match = /^guidance:([^:]+):(low|high|shares)$/.exec(measure);
  if (match === null) {
    return [{
      code: "unknown-measure", pointer, what: `the measure ${JSON.stringify(measure)}`,
      expected: "\"guidance:<id>:low\", \"guidance:<id>:high\" or \"guidance:<id>:shares\"",
      mend: "write it in this form",
    }];
  }
  const [, id = "", end] = match;
  const meant = guidance.find((each) => each.id === id);
  if (meant === undefined) {
    return unknownId({ id, pointer, noun: "guidance", declaredIn: "\"guidance\"" }, known);
  }
  if (end !== "shares" || meant.shares !== undefined) return [];
  return [{
    code: "unknown-measure", pointer, what: `the share count of the guidance ${JSON.stringify(id)}, which gives none`,
    expected: "a guidance with \"shares\"", mend: `add "shares" to the guidance ${JSON.stringify(id)}`,
  }];
}
