/** Reports by id, and companies by slug. */
import type { Report } from "../model/report.ts";
import { siteInput } from "./input.ts";

const indexes = new WeakMap<readonly Report[], ReadonlyMap<string, Report>>();

function byId(reports: readonly Report[]): ReadonlyMap<string, Report> {
  const index = indexes.get(reports) ?? new Map(reports.map((report) => [report.id, report]));
  indexes.set(reports, index);
  return index;
}

/** Throws for an id that this run has no Report of. */
export function reportNamed(id: string): Report {
  const report = byId(siteInput().reports).get(id);
  if (report === undefined) throw new Error(`no filing "${id}" in this build`);
  return report;
}

/** Slug → the company's reports; slugs in alphabetical order. */
export function companies(): Map<string, Report[]> {
  const bySlug = new Map<string, Report[]>();
  for (const report of siteInput().reports) {
    const { slug } = report.issuer;
    bySlug.set(slug, [...bySlug.get(slug) ?? [], report]);
  }
  return new Map([...bySlug].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
