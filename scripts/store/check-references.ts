/** Does everything in a filing that names something else in it name something that exists? No arithmetic here. */
import type { Filing } from "../model/filing.ts";
import type { EarningsRelease } from "../model/earnings-release.ts";
import type { Ownership } from "../model/ownership.ts";
import type { Fault } from "./fault.ts";
import { checkCircles } from "./references/circles.ts";
import { checkClaims } from "./references/claims.ts";
import { checkDerivations } from "./references/derivations.ts";
import { checkDuplicateIds } from "./references/duplicate-ids.ts";
import { checkFiscalPeriods } from "./references/fiscal-periods.ts";
import { checkFileName } from "./references/file-name.ts";
import { checkFootnotes } from "./references/footnotes.ts";
import { checkFigures } from "./references/no-figures.ts";
import { checkOwnershipDates } from "./references/ownership-dates.ts";
import { checkOwnershipDirections } from "./references/ownership-directions.ts";
import { checkOwnershipFootnotes } from "./references/ownership-footnotes.ts";
import { checkPeriods } from "./references/periods.ts";
import { checkRows } from "./references/rows.ts";

/** One subject a file; a new check is a file in references/ and a line here. */
const EARNINGS_RELEASE: readonly ((filing: EarningsRelease) => Fault[])[] = [
  checkDuplicateIds, checkPeriods, checkFiscalPeriods, checkRows, checkFootnotes, checkDerivations, checkCircles,
  checkClaims, checkFigures,
];

const OWNERSHIP: readonly ((filing: Ownership) => Fault[])[] = [
  checkDuplicateIds, checkOwnershipFootnotes, checkOwnershipDates, checkOwnershipDirections,
];

/** `name` is the file's name without ".json". */
export function checkReferences(filing: Filing, name: string): Fault[] {
  const own = filing.kind === "ownership" ? ownershipFaults(filing) : EARNINGS_RELEASE.flatMap((check) => check(filing));
  return [...checkFileName(filing, name), ...own];
}

/**
 * In a form that was read from XML, the mistakes are the filer's own: they are told as warnings, since the form is
 * shown as it was filed. In one that was written by hand they are the writer's, and so are all in waivers.
 */
function ownershipFaults(filing: Ownership): Fault[] {
  const faults = OWNERSHIP.flatMap((check) => check(filing));
  if (filing.asFiled === undefined) return faults;
  return faults.map((fault) => (fault.pointer.startsWith("/waivers/") ? fault : { ...fault, severity: "warning" }));
}
