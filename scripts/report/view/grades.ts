/** Grades and kinds of tie in words for readers. */
import type { GradeCounts, Report } from "../../model/report.ts";
import { GRADES, type Grade, type TieKind } from "../../model/tie.ts";

interface GradeWords { readonly word: string; readonly meaning: string }

const WORDS: Readonly<Record<Grade, GradeWords>> = {
  exact: { word: "exact", meaning: "Recomputed from the filing and rounded as stated, it is the stated figure." },
  interval: {
    word: "within rounding",
    meaning: "Each printed figure stands for a small range. The ranges meet, so rounding alone explains the difference.",
  },
  weak: {
    word: "weak",
    meaning: "It agrees, but its inputs are rounded so coarsely that agreement proves little.",
  },
  stated: { word: "stated by the issuer", meaning: "Nothing in the filing recomputes it. It is the issuer’s word." },
  waived: { word: "waived", meaning: "It does not tie, and a waiver with a reason accepts precisely this difference." },
  untied: { word: "does not tie", meaning: "It does not tie. A page with such a figure is never published." },
};

export const gradeWord = (grade: Grade): string => WORDS[grade].word;

export interface GradeCount extends GradeWords { readonly grade: Grade; readonly count: number }

export const allGrades = (): GradeCount[] => GRADES.map((grade) => ({ grade, ...WORDS[grade], count: 0 }));

/** Grades that occur, strongest first. */
export function gradeCounts(counts: GradeCounts): GradeCount[] {
  return GRADES.map((grade) => ({ grade, ...WORDS[grade], count: counts[grade] })).filter(({ count }) => count > 0);
}

export interface EvidenceLine { readonly total: number; readonly tied: number; readonly grades: readonly GradeCount[] }

/** "57 of 57 figures tie": all but the untied, which never get this far, and those that only a waiver lets pass. */
export function evidenceLine(report: Report): EvidenceLine {
  const total = report.ties.length;
  return { total, tied: total - report.summary.untied - report.summary.waived, grades: gradeCounts(report.summary) };
}

const KINDS: Readonly<Record<TieKind, { title: string; meaning: string }>> = {
  sum: { title: "Sums", meaning: "A printed total against the rows above it." },
  quotient: { title: "Quotients", meaning: "A printed ratio or per-share figure against the division that makes it." },
  allocation: { title: "Shares of an amount", meaning: "An amount split in proportion, as when earnings go to several classes of stock." },
  duplicate: { title: "The same fact in several places", meaning: "Figures that the filing prints again must agree." },
  balance: { title: "Balance sheet", meaning: "Assets against liabilities and equity." },
  "roll-forward": { title: "Roll-forwards", meaning: "An opening balance and its changes against the closing balance." },
  claim: { title: "Claims in prose", meaning: "What the text of the filing states against its tables." },
  guidance: { title: "Guidance", meaning: "The issuer’s ranges: their order, and the year’s against the part already reported." },
  holdings: { title: "Holdings", meaning: "What was owned before and after each transaction." },
  digits: { title: "Digits", meaning: "Figures with digits that their own precision does not vouch for." },
  value: { title: "Values", meaning: "An amount of money against the number and the price that make it." },
};

export const kindWords = (kind: TieKind): { title: string; meaning: string } => KINDS[kind];
