/** What a filing says beside its figures, and what would change their meaning if it moved: days, codes, measures. */
import type { Filing } from "../model/filing.ts";
import { periodKey } from "../model/period.ts";
import { isPlainDate } from "../model/plain-date.ts";

/** By "claims/<id>" for what the issuer states in prose, by JSON pointer for the fields of a form. */
export function termsOf(filing: Filing): [string, string][] {
  if (filing.kind === "earnings-release") {
    const daysOf = (id: string): string => {
      const days = filing.periods[id];
      return days === undefined ? id : periodKey(days);
    };
    return filing.claims.map(({ id, measure, period, against, direction }) => {
      const base = against === undefined ? [] : ["against", daysOf(against)];
      return [`claims/${id}`, [measure, daysOf(period), ...base, direction].join(" ").trimEnd()];
    });
  }
  const { periodOfReport, dateOfOriginalSubmission, nonDerivativeTable, derivativeTable } = filing;
  const footnotes = filing.footnotes.map(({ terms }) => ({ terms }));
  return fieldsOf({ periodOfReport, dateOfOriginalSubmission, nonDerivativeTable, derivativeTable, footnotes }, "");
}

const CODE = /\/(?:transactionCode|(?:transactionAcquiredDisposedCode|directOrIndirectOwnership)\/value)$/;

function fieldsOf(node: unknown, pointer: string): [string, string][] {
  if (typeof node === "string") return isPlainDate(node) || CODE.test(pointer) ? [[pointer, node]] : [];
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) => fieldsOf(child, `${pointer}/${key}`));
}
