/**
 * When a Form 4 falls due: before the end of the second business day following the day on which the
 * transaction was executed (Exchange Act, Section 16(a)(2)(C); Rule 16a-3(g)(1)). Where the insider does not
 * choose the day, as under a Rule 10b5-1 plan, column 2A may state a deemed execution date that counts
 * instead (Rule 16a-3(g)(2) and (3)).
 */
import { words } from "../lib/words.ts";
import { ONE, ZERO } from "../model/decimal.ts";
import { addBusinessDays, businessDaysBetween } from "../model/federal-calendar.ts";
import type { OwnershipFacts } from "../model/metric.ts";
import type { DerivativeTransaction, NonDerivativeTransaction } from "../model/ownership.ts";
import type { PlainDate } from "../model/plain-date.ts";
import { Missing, exactly, type Figure } from "../model/quantity.ts";
import { PURE } from "../model/unit.ts";
import { counted } from "./transaction-dates.ts";

const BUSINESS_DAYS_ALLOWED = 2;

type Transaction = NonDerivativeTransaction | DerivativeTransaction;

/** The day that sets the deadline: the earliest execution of a transaction that belongs on a Form 4. */
export function dueTransaction({ form }: OwnershipFacts): PlainDate | Missing {
  if (form.documentType !== "4") {
    return new Missing("not-meaningful", words("gap.deadline-of-form-4"));
  }
  const { nonDerivativeTable: tableI, derivativeTable: tableII } = form;
  const rows = [...tableI.nonDerivativeTransaction, ...tableII.derivativeTransaction];
  const [earliest] = rows.filter(belongsOnForm4).flatMap(executed).toSorted();
  return earliest ?? new Missing("not-reported", words("gap.nothing-for-form-4"));
}

/**
 * Transactions that could have waited for the yearly Form 5 carry its number, or E for early, in column 3.
 */
const belongsOnForm4 = ({ transactionCoding, transactionTimeliness }: Transaction): boolean =>
  transactionCoding.transactionFormType === "4" && transactionTimeliness?.value !== "E";

function executed({ deemedExecutionDate, transactionDate }: Transaction): PlainDate[] {
  const day = deemedExecutionDate?.value ?? transactionDate.value;
  return day === undefined ? [] : [day];
}

const datedBefore = (): Missing => new Missing("not-meaningful", words("gap.dated-before"));

export function businessDays(executedOn: PlainDate, filed: PlainDate): Figure {
  if (filed < executedOn) return datedBefore();
  const days = businessDaysBetween(executedOn, filed);
  return counted(days, "days", words("constant.business-days"));
}

/** An exact 1 for yes, 0 for no. */
export function isOnTime(executedOn: PlainDate, filed: PlainDate): Figure {
  if (filed < executedOn) return datedBefore();
  const inTime = filed <= addBusinessDays(executedOn, BUSINESS_DAYS_ALLOWED);
  const meaning = words("constant.on-time");
  return exactly(inTime ? ONE : ZERO, { unit: PURE, trace: { op: "constant", meaning } });
}
