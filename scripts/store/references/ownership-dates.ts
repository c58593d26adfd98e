/** Nothing that a filing reports lies after the day it was filed. */
import type { Ownership } from "../../model/ownership.ts";
import { isPlainDate } from "../../model/plain-date.ts";
import type { Fault } from "../fault.ts";
import { toPointer, type Path } from "../pointer.ts";

interface Dated { readonly date: string | undefined; readonly path: Path }

export function checkOwnershipDates(filing: Ownership): Fault[] {
  const { published } = filing.source;
  return datesIn(filing).flatMap(({ date, path }) => (!isDay(date) || date <= published ? [] : [{
    code: "date-after-filing", pointer: toPointer(...path), what: `${date}, after the filing of ${published}`,
    expected: `a day up to ${published}`, mend: "correct this date, or \"published\" in \"source\"",
  }]));
}

/** A date that is none is another fault, of the shape. */
const isDay = (date: unknown): date is string => typeof date === "string" && isPlainDate(date);

function datesIn({ periodOfReport, nonDerivativeTable, derivativeTable }: Ownership): Dated[] {
  const { nonDerivativeTransaction } = nonDerivativeTable;
  const { derivativeTransaction } = derivativeTable;
  return [
    { date: periodOfReport, path: ["periodOfReport"] },
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
