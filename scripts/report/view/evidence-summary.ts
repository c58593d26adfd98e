/** The evidence on a handout: how many figures of each kind tie by which grade, and those that are less than exact. */
import type { Report } from "../../model/report.ts";
import { TIE_KINDS, type Grade, type TieKind } from "../../model/tie.ts";
import { evidence, type EvidenceGroup } from "./evidence.ts";
import { gradeCounts, kindWords, type GradeCount } from "./grades.ts";

export interface SummaryRow {
  readonly kind: TieKind;
  readonly title: string;
  readonly meaning: string;
  readonly total: number;
  /** One a grade of the summary; null for none. */
  readonly counts: readonly { readonly grade: Grade; readonly count: number | null }[];
}

export interface EvidenceSummary {
  readonly total: number;
  readonly grades: readonly GradeCount[];
  readonly rows: readonly SummaryRow[];
  /** Ties that are not exact, grouped by kind. */
  readonly open: readonly EvidenceGroup[];
}

export function evidenceSummary(report: Report): EvidenceSummary {
  const grades = gradeCounts(report.summary);
  const rows = TIE_KINDS.flatMap((kind): SummaryRow[] => {
    const ties = report.ties.filter((tie) => tie.kind === kind);
    const count = (grade: Grade): number | null => ties.filter((tie) => tie.grade === grade).length || null;
    const counts = grades.map(({ grade }) => ({ grade, count: count(grade) }));
    return ties.length === 0 ? [] : [{ kind, ...kindWords(kind), total: ties.length, counts }];
  });
  const open = evidence(report).groups
    .map((group) => ({ ...group, rows: group.rows.filter(({ grade }) => grade !== "exact") }))
    .filter((group) => group.rows.length > 0);
  return { total: report.ties.length, grades, rows, open };
}
