/** The evidence page: every tie, grouped by kind, with how it is recomputed and what it is worth. */
import type { Explanation, Report, ReportTie, Shown } from "../../model/report.ts";
import { TIE_KINDS, type Grade, type TieKind } from "../../model/tie.ts";
import { oddities } from "./oddities.ts";
import { explainerOf } from "./explainer.ts";
import { allGrades, gradeCounts, gradeWord, kindWords, type GradeCount } from "./grades.ts";

export interface EvidenceRow {
  readonly id: string;
  readonly anchor: string;
  readonly title: string;
  readonly stated: Shown;
  readonly recomputed: Shown | null;
  readonly formula: string | null;
  readonly inputs: Explanation["inputs"];
  readonly low: Shown | null;
  readonly high: Shown | null;
  readonly grade: Grade;
  readonly gradeWord: string;
  readonly note: string | null;
  /** Where the figure stands, for rows that nothing else tells apart. */
  readonly where: string | null;
}

export interface EvidenceGroup {
  readonly kind: TieKind;
  readonly title: string;
  readonly meaning: string;
  readonly rows: readonly EvidenceRow[];
}

export interface EvidenceView {
  readonly total: number;
  readonly counts: readonly GradeCount[];
  readonly grades: readonly GradeCount[];
  readonly groups: readonly EvidenceGroup[];
  /** What is odd in the filing as it was filed. */
  readonly oddities: readonly string[];
}

function evidenceRow(tie: ReportTie, { formula, inputs, low, high, note }: Explanation): EvidenceRow {
  return {
    id: tie.id, anchor: `tie-${tie.id}`, title: tie.title, stated: tie.statedShown, recomputed: tie.recomputedShown,
    formula, inputs, low, high, grade: tie.grade, gradeWord: gradeWord(tie.grade), note, where: null,
  };
}

/** Rows of one title say where their figure stands. */
function toldApart(ties: readonly ReportTie[], row: (tie: ReportTie) => EvidenceRow[]): EvidenceRow[] {
  const counts = new Map<string, number>();
  for (const { title } of ties) counts.set(title, (counts.get(title) ?? 0) + 1);
  return ties.flatMap((tie) => row(tie).map((each) => {
    const isAlone = counts.get(tie.title) === 1;
    return isAlone ? each : { ...each, where: `${tie.place.part} › ${tie.place.row}` };
  }));
}

/** Kinds in the order in which a reader trusts them up: arithmetic of the tables first, then what is said about it. */
export function evidence(report: Report): EvidenceView {
  const explainer = explainerOf(report);
  const row = (tie: ReportTie): EvidenceRow[] => {
    const explanation = explainer.explain(`tie:${tie.id}`);
    return explanation === undefined ? [] : [evidenceRow(tie, explanation)];
  };
  const groups = TIE_KINDS.map((kind) => ({
    kind, ...kindWords(kind),
    rows: toldApart(report.ties.filter((tie) => tie.kind === kind), row),
  }));
  return {
    total: report.ties.length, counts: gradeCounts(report.summary), grades: allGrades(),
    groups: groups.filter(({ rows }) => rows.length > 0), oddities: oddities(report.warnings),
  };
}
