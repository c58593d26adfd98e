/** What the filing states against what its figures give: claims in prose, and every other tie. */
import { words } from "../../lib/words.ts";
import { parseDecimal } from "../../model/decimal.ts";
import type { Report, ReportFact, ReportTie, ReportTrace } from "../../model/report.ts";
import { gradeWord, kindWords } from "../../report/view/grades.ts";
import { lookup } from "../../report/view/lookup.ts";
import { isWhole, tieCell } from "./figure-cell.ts";
import { cellName, heads, text, type Row, type Sheet } from "./sheet.ts";

type Recomputed = ReadonlyMap<string, ReportTie>;

const HEADS = ["figure", "kind", "as-printed", "stated", "recomputed", "difference", "grade"] as const;
const STATED = 3;

export function checkSheets(report: Report, recomputed: Recomputed): Sheet[] {
  const claims = report.ties.filter(({ kind }) => kind === "claim");
  const others = report.ties.filter(({ kind }) => kind !== "claim");
  return [
    ...sheetOf(report, { name: words("workbook.sheet.claims"), ties: claims, recomputed }),
    ...sheetOf(report, { name: words("workbook.sheet.checks"), ties: others, recomputed }),
  ];
}

interface Setting { readonly name: string; readonly ties: readonly ReportTie[]; readonly recomputed: Recomputed }

function sheetOf(report: Report, { name, ties, recomputed }: Setting): Sheet[] {
  if (ties.length === 0) return [];
  const { facts } = lookup(report);
  return [{
    name, frozen: 1, widths: [60, 30, 16, 18, 18, 16, 18],
    rows: [heads(...HEADS.map((key) => words(`workbook.${key}`))),
      ...ties.map((tie, at) => tieRow(tie, at + 1, statedTrace(tie, facts, recomputed)))],
  }];
}

function tieRow(tie: ReportTie, row: number, stated: ReportTrace | undefined): Row {
  const [a, b] = [cellName(row, STATED), cellName(row, STATED + 1)];
  return [
    text(tie.title), text(kindWords(tie.kind).title), text(tie.lexeme),
    tieCell(tie, "stated", { value: tie.stated, shown: tie.statedShown, trace: stated }),
    tieCell(tie, "recomputed", { value: tie.recomputed, shown: tie.recomputedShown, trace: tie.trace ?? undefined }),
    tieCell(tie, "residual", { value: tie.residual, shown: null, formula: `${a}-${b}` }),
    text(gradeWord(tie.grade)),
  ];
}

/** The stated figure is its cell in the table, unless a formula stands there whose result is not rounded. */
function statedTrace(
  { fact: id, stated }: ReportTie, facts: ReadonlyMap<string, ReportFact>, recomputed: Recomputed,
): ReportTrace | undefined {
  const fact = id === null ? undefined : facts.get(id);
  const tie = id === null ? undefined : recomputed.get(id);
  if (fact === undefined || (tie !== undefined && !isWhole(tie))) return undefined;
  const leaf: ReportTrace = { op: "fact", fact: fact.id, value: fact.value };
  const [is, states] = [parseDecimal(fact.value), parseDecimal(stated)];
  if (states.equals(is)) return leaf;
  return states.equals(is.negated()) ? { op: "negation", value: stated, unit: fact.unit, inputs: [leaf] } : undefined;
}
