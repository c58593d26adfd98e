/**
 * An amendment names the day on which the form that it amends was filed. Where that form is among the filings, its own
 * day tells whether this is so.
 */
import type { Finding, FindingPlace } from "../../lib/finding.ts";
import type { Filing } from "../../model/filing.ts";
import type { Ownership } from "../../model/ownership.ts";
import type { PlainDate } from "../../model/plain-date.ts";
import { ownersOf } from "./trades.ts";

type PlaceOf = (id: string, pointer: string) => FindingPlace;

/** A warning for a form that was read from XML, since the mistake is the filer's own. */
export function amendmentFindings(filings: readonly Filing[], placeOf: PlaceOf): Finding[] {
  const forms = filings.filter((filing) => filing.kind === "ownership");
  return forms.flatMap((form): Finding[] => {
    const day = form.dateOfOriginalSubmission;
    if (day === undefined || !AMENDMENT.test(form.documentType)) return [];
    const originals = forms.filter((other) => isAmendedBy(other, form));
    if (originals.length === 0 || originals.some((original) => wasFiledOn(original, day))) return [];
    return [{
      code: "amends-another-day", place: placeOf(form.id, POINTER), subject: POINTER,
      what: `${day}, on which no form of the same persons on ${form.periodOfReport} was filed`,
      expected: originals.map(({ id, source }) => `${source.published}, the day of ${id}`).join(", or "),
      mend: "compare the date with the document, and the days of both forms with EDGAR",
      ...(form.asFiled === undefined ? {} : { severity: "warning" }),
    }];
  });
}

const POINTER = "/dateOfOriginalSubmission";
const AMENDMENT = /\/A$/;

/** The same form of the same persons on the same event; an amendment may itself be amended. */
const isAmendedBy = (original: Ownership, form: Ownership): boolean =>
  original.id !== form.id && original.source.published <= form.source.published
  && original.documentType.replace(AMENDMENT, "") === form.documentType.replace(AMENDMENT, "")
  && original.periodOfReport === form.periodOfReport && ownersOf(original) === ownersOf(form);

/** Of a form without an accession number it is only known when it was signed, and that it was filed then or later. */
const wasFiledOn = ({ source: { published, accession }, asFiled }: Ownership, day: PlainDate): boolean =>
  published === day || (accession === undefined && asFiled !== undefined && published < day);
