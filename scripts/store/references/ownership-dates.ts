/**
 * Nothing that a form reports lies after the day it was filed; and the form that it amends was filed after the event
 * that both report, or on its day.
 */
import type { Ownership } from "../../model/ownership.ts";
import { isPlainDate } from "../../model/plain-date.ts";
import type { Fault } from "../fault.ts";
import { toPointer, type Path } from "../pointer.ts";

interface Dated { readonly date: string | undefined; readonly path: Path }

export const checkOwnershipDates = (filing: Ownership): Fault[] =>
  [...datesAfterFiling(filing), ...originalBeforeEvent(filing)];

function originalBeforeEvent({ dateOfOriginalSubmission: date, periodOfReport }: Ownership): Fault[] {
  if (!isDay(date) || !isDay(periodOfReport) || date >= periodOfReport) return [];
  return [{
    code: "original-before-event", pointer: toPointer("dateOfOriginalSubmission"),
    what: `${date}, before the event of ${periodOfReport} that the form reports`,
    expected: `a day from ${periodOfReport}, on which the form that this one amends was filed`,
    mend: "correct this date, or \"periodOfReport\"",
  }];
}

function datesAfterFiling(filing: Ownership): Fault[] {
  const { published } = filing.source;
  return datesIn(filing).flatMap(({ date, path }) => (!isDay(date) || date <= published ? [] : [{
    code: "date-after-filing", pointer: toPointer(...path), what: `${date}, after the filing of ${published}`,
    expected: `a day up to ${published}`, mend: "correct this date, or \"published\" in \"source\"",
  }]));
}

/** A date that is none is another fault, of the shape. */
const isDay = (date: unknown): date is string => typeof date === "string" && isPlainDate(date);

function datesIn(filing: Ownership): Dated[] {
  const { periodOfReport, dateOfOriginalSubmission, nonDerivativeTable, derivativeTable } = filing;
  const { nonDerivativeTransaction } = nonDerivativeTable;
  const { derivativeTransaction } = derivativeTable;
  return [
    { date: periodOfReport, path: ["periodOfReport"] },
    { date: dateOfOriginalSubmission, path: ["dateOfOriginalSubmission"] },
    ...nonDerivativeTransaction.flatMap((each, at) =>
      datesOf(each, ["nonDerivativeTable", "nonDerivativeTransaction", at])),
    ...derivativeTransaction.flatMap((each, at) =>
      datesOf(each, ["derivativeTable", "derivativeTransaction", at])),
  ];
}

type Transaction = Ownership["nonDerivativeTable"]["nonDerivativeTransaction"][number];

const datesOf = ({ transactionDate, deemedExecutionDate }: Transaction, path: Path): Dated[] => [
  { date: transactionDate.value, path: [...path, "transactionDate", "value"] },
  { date: deemedExecutionDate?.value, path: [...path, "deemedExecutionDate", "value"] },
];
