/** Grades and kinds of tie in words for readers. */
import { words } from "../../lib/words.ts";
import type { GradeCounts, Report } from "../../model/report.ts";
import { GRADES, type Grade, type TieKind } from "../../model/tie.ts";

interface GradeWords { readonly word: string; readonly meaning: string }

const gradeWords = (grade: Grade): GradeWords =>
  ({ word: words(`grade.${grade}`), meaning: words(`grade.${grade}.meaning`) });

export const gradeWord = (grade: Grade): string => words(`grade.${grade}`);

export interface GradeCount extends GradeWords { readonly grade: Grade; readonly count: number }

export const allGrades = (): GradeCount[] => GRADES.map((grade) => ({ grade, ...gradeWords(grade), count: 0 }));

/** Grades that occur, strongest first. */
export function gradeCounts(counts: GradeCounts): GradeCount[] {
  return GRADES.filter((grade) => counts[grade] > 0)
    .map((grade) => ({ grade, ...gradeWords(grade), count: counts[grade] }));
}

export interface EvidenceLine { readonly total: number; readonly tied: number; readonly grades: readonly GradeCount[] }

/** "57 of 57 figures tie": all but the untied, which never get this far, and those that only a waiver lets pass. */
export function evidenceLine(report: Report): EvidenceLine {
  const total = report.ties.length;
  return { total, tied: total - report.summary.untied - report.summary.waived, grades: gradeCounts(report.summary) };
}

export const kindWords = (kind: TieKind): { title: string; meaning: string } =>
  ({ title: words(`kind.${kind}`), meaning: words(`kind.${kind}.meaning`) });
