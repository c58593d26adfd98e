/** Reports over several filings, as a build makes them of all the filings it is given. */
import type { Finding } from "../lib/finding.ts";
import type { CollectionReport } from "../model/collection-report.ts";
import { cardOf } from "../publish/plan/filing-card.ts";
import { planCollections } from "../publish/plan/plan-collections.ts";
import { buildCollectionReport, type Made } from "../publish/units/build-collection-report.ts";
import type { CompareFile } from "../site/compare-files.ts";

export function collect(
  made: readonly Made[], files: readonly CompareFile[],
): { reports: CollectionReport[]; findings: readonly Finding[] } {
  const byId = new Map(made.map((one) => [one.report.id, one]));
  const { collections, findings } = planCollections(made.map(({ report }) => cardOf(report.filing)), files);
  return { reports: collections.map((planned) => buildCollectionReport(planned, byId)), findings };
}
