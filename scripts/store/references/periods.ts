/** Periods: each mention names one, each begins before it ends. */
import { isInstant } from "../../model/period.ts";
import type { EarningsRelease } from "../../model/earnings-release.ts";
import type { Fault } from "../fault.ts";
import { toPointer, type Path } from "../pointer.ts";
import { unknownId } from "./unknown-id.ts";

export function checkPeriods(filing: EarningsRelease): Fault[] {
  const known = Object.keys(filing.periods);
  const mention = ({ id, path }: { id: string; path: Path }): Fault[] =>
    unknownId({ id, pointer: toPointer(...path), noun: "period", declaredIn: "\"periods\"" }, known);
  const mentions = mentionsIn(filing).flatMap(mention);
  return [...reversed(filing), ...mentions, ...fiscalInstant(filing), ...restatedColumns(filing)];
}

function reversed({ periods }: EarningsRelease): Fault[] {
  return Object.entries(periods).flatMap(([id, period]) => {
    if (isInstant(period) || period.start <= period.end) return [];
    return [{
      code: "period-ends-before-it-starts", pointer: toPointer("periods", id, "start"),
      what: `the start ${period.start}, after the end ${period.end}`, expected: "a start on or before the end",
      mend: "exchange the two, or correct the year",
    }];
  });
}

function mentionsIn({ fiscal, tables, guidance, claims }: EarningsRelease): { id: string; path: Path }[] {
  return [
    { id: fiscal.period, path: ["fiscal", "period"] },
    ...tables.flatMap(({ columns }, table) =>
      columns.map((id, at) => ({ id, path: ["tables", table, "columns", at] }))),
    ...guidance.map(({ period }, at) => ({ id: period, path: ["guidance", at, "period"] })),
    ...claims.map(({ period }, at) => ({ id: period, path: ["claims", at, "period"] })),
    ...claims.flatMap(({ against }, at) =>
      (against === undefined ? [] : [{ id: against, path: ["claims", at, "against"] }])),
  ];
}

function fiscalInstant({ fiscal, periods }: EarningsRelease): Fault[] {
  const period = periods[fiscal.period];
  if (period === undefined || !isInstant(period)) return [];
  return [{
    code: "fiscal-period-is-an-instant", pointer: "/fiscal/period",
    what: `${JSON.stringify(fiscal.period)}, an instant`,
    expected: "the quarter that the release reports: a period with start and end", mend: "name the quarter's period",
  }];
}

function restatedColumns({ tables }: EarningsRelease): Fault[] {
  return tables.flatMap(({ restated = [], columns }, table) => restated.flatMap((id, at) => unknownId({
    id, pointer: toPointer("tables", table, "restated", at), noun: "column", declaredIn: "the table's \"columns\"",
  }, columns)));
}
