/** How well several filings tie together. */
import type { FilingReport, GradeCounts } from "../model/report.ts";
import { GRADES } from "../model/tie.ts";

export const sumGrades = (reports: readonly FilingReport[]): GradeCounts => Object.fromEntries(GRADES.map((grade) =>
  [grade, reports.reduce((sum, { summary }) => sum + summary[grade], 0)])) as GradeCounts;
