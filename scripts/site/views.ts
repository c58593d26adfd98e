/** Filters that answer views: `{% set page = filing | headline %}`. They only pass on what report/view has prepared. */
import type { CompanyReport, PersonReport } from "../model/collection-report.ts";
import type { EarningsReport, OwnershipReport, Report } from "../model/report.ts";
import { companyView } from "../report/view/company.ts";
import { comparisonView } from "../report/view/comparison-page.ts";
import { seriesView, type SeriesKind } from "../report/view/series.ts";
import { personView } from "../report/view/person.ts";
import { tradesByYear } from "../report/view/trades.ts";
import { evidence } from "../report/view/evidence.ts";
import { evidenceSummary } from "../report/view/evidence-summary.ts";
import { form4View } from "../report/view/form4.ts";
import { allGrades, evidenceLine } from "../report/view/grades.ts";
import { guidance } from "../report/view/guidance.ts";
import { headline } from "../report/view/headline.ts";
import { onceFor } from "../report/view/once-for.ts";
import { outcomesOfFiling, type OutcomeRow } from "../report/view/outcomes.ts";
import { metricTables } from "../report/view/metric-table.ts";
import { statements } from "../report/view/statements.ts";
import { waivedNotes } from "../report/view/waived.ts";
import { siteInput } from "./input.ts";
import { LISTS } from "./lists.ts";
import { comparedNames, reportNamed, reportsOfKind } from "./reports.ts";

function earnings(id: string): EarningsReport {
  const report = reportNamed(id);
  if (report.kind !== "earnings-release") throw new Error(`${id} is no earnings release`);
  return report;
}

function ownership(id: string): OwnershipReport {
  const report = reportNamed(id);
  if (report.kind !== "ownership") throw new Error(`${id} is no ownership form`);
  return report;
}

function reportOf<K extends Report["kind"]>(kind: K, id: string): Extract<Report, { kind: K }> {
  const found = reportsOfKind(kind).find((report) => report.id === id);
  if (found === undefined) throw new Error(`no report "${id}" in this build`);
  return found;
}

function tradingReport(id: string): CompanyReport | PersonReport {
  const report = reportNamed(id);
  if (report.kind !== "company" && report.kind !== "person") throw new Error(`${id} is no report on transactions`);
  return report;
}

/** A build of one filing alone has no company to ask. */
function laterOutcomes({ id, issuer }: EarningsReport): OutcomeRow[] {
  const company = reportsOfKind("company").find((report) => report.issuer.slug === issuer.slug);
  return company === undefined ? [] : outcomesOfFiling(company, id);
}

const counterparts = (): Map<string, string> => new Map(
  siteInput().methodology.flatMap(({ id, counterpart }) => (counterpart === undefined ? [] : [[id, counterpart]])));

const tablesOfMetrics = onceFor((report: EarningsReport) => metricTables(report, counterparts()));

export const VIEWS = {
  headline: (id: string) => headline(earnings(id)),
  statements: (id: string) => statements(earnings(id)),
  guidance: (id: string) => guidance(earnings(id)),
  guidanceAndOutcome: (id: string) => guidance(earnings(id), laterOutcomes(earnings(id))),
  highlights: (id: string) => earnings(id).filing.highlights ?? null,
  metricTables: (id: string) => tablesOfMetrics(earnings(id)),
  form4: (id: string) => form4View(ownership(id)),
  evidenceLine: (id: string) => evidenceLine(reportNamed(id)),
  waivedNotes: (id: string) => waivedNotes(reportNamed(id)),
  evidenceSummary: (id: string) => evidenceSummary(reportNamed(id)),
  evidence: (id: string) => evidence(reportNamed(id)),
  company: (id: string) => companyView(reportOf("company", id)),
  person: (id: string) => personView(reportOf("person", id)),
  transactions: (id: string) => tradesByYear(tradingReport(id)),
  comparison: (id: string) => comparisonView(reportOf("comparison", id)),
  series: (id: string, kind: SeriesKind) => seriesView(reportOf("company", id), kind),
  comparisons: (id: string) => comparedNames(id),
  // Views of the whole site; what they are applied to does not matter.
  grades: () => allGrades(),
  methodology: () => siteInput().methodology,
  version: () => siteInput().version,
  ...LISTS,
};
