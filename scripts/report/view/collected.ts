/** Facts and periods that a report over several filings names itself: they are there, else the report is wrong. */
import type { CompanyReport } from "../../model/collection-report.ts";
import type { ReportFact, ReportPeriod } from "../../model/report.ts";
import { lookup } from "./lookup.ts";

export function factNamed(report: CompanyReport, id: string): ReportFact {
  const fact = lookup(report).facts.get(id);
  if (fact === undefined) throw new RangeError(`${report.id} has no fact ${id}`);
  return fact;
}

export function periodNamed(report: CompanyReport, id: string): ReportPeriod {
  const period = lookup(report).periods.get(id);
  if (period === undefined) throw new RangeError(`${report.id} has no period ${id}`);
  return period;
}
