/** Ties of the Report, and how many there are of each grade. */
import { lexemeStyle } from "../format/lexeme-style.ts";
import { longStyle, moneyStyle, tableStyle } from "../format/choose-style.ts";
import { parseStyle, show } from "../format/style.ts";
import { powerOfTen, toText } from "../model/decimal.ts";
import { parseLexeme } from "../model/lexeme.ts";
import type { Quantity } from "../model/quantity.ts";
import type { GradeCounts, ReportTie, Shown, Style } from "../model/report.ts";
import { GRADES, type Tie } from "../model/tie.ts";
import type { Fact } from "../model/fact.ts";
import { factStyle, printedValue } from "./build-facts.ts";
import { traceToJson } from "../tieout/trace.ts";

/** `facts` answers for the facts that ties are about. */
export interface Stated { readonly ties: readonly Tie[]; readonly facts: { byId: (id: string) => Fact | undefined } }

export function buildTies(examined: Stated): ReportTie[] {
  return examined.ties.map((tie) => buildTie(examined, tie));
}

function buildTie(examined: Stated, tie: Tie): ReportTie {
  const { recomputed, residual, stated, place } = tie;
  const style = statedStyle(examined, tie);
  return {
    id: tie.id, kind: tie.kind, title: tie.title, stated: toText(stated.value), lexeme: tie.lexeme,
    statedShown: statedShown(examined, tie, style),
    recomputed: recomputed === undefined ? null : toText(recomputed.value),
    recomputedShown: recomputed === undefined ? null : recomputedShown(tie, recomputed, style),
    low: recomputed === undefined ? null : toText(recomputed.interval.low),
    high: recomputed === undefined ? null : toText(recomputed.interval.high),
    grade: tie.grade, verdict: tie.verdict, unit: stated.unit,
    residual: residual === undefined ? null : toText(residual.value),
    trace: recomputed === undefined ? null : traceToJson(recomputed),
    place, fact: tie.fact ?? null, metric: tie.metric ?? null, note: tie.note ?? null,
  };
}

/** As the filing prints it: a claim by its own lexeme, a cell in its table's scale. */
function statedStyle({ facts }: Stated, tie: Tie): Style {
  const claim = tie.kind === "claim" ? parseLexeme(tie.lexeme) : undefined;
  if (claim !== undefined) return lexemeStyle(claim);
  const fact = tie.fact === undefined ? undefined : facts.byId(tie.fact);
  if (fact === undefined || fact.unit !== tie.stated.unit) return longStyle(tie.stated);
  return factStyle(fact);
}

/** With the sign that the tie compares: rows add up as printed, the same fact elsewhere as the concept has it. */
function statedShown({ facts }: Stated, tie: Tie, style: Style): Shown {
  const fact = tie.fact === undefined ? undefined : facts.byId(tie.fact);
  if (fact !== undefined && fact.unit === tie.stated.unit) {
    const isTurned = fact.negated && tie.stated.value.equals(fact.quantity.value);
    return isTurned ? show(fact.quantity.value, style, `fact:${fact.id}:concept`)
      : show(printedValue(fact), style, `fact:${fact.id}`);
  }
  return show(tie.stated.value, style, `tie:${tie.id}:stated`);
}

/** Recomputed figures keep more digits than the stated one, so that a reader sees what was rounded away. */
function recomputedShown(tie: Tie, recomputed: Quantity, style: Style): Shown {
  return show(recomputed.value, recomputedStyle(recomputed, style), `tie:${tie.id}:recomputed`);
}

function recomputedStyle(recomputed: Quantity, style: Style): Style {
  if (style.startsWith("percent:")) return "percent:0:4";
  if (style.startsWith("money:")) return moneyStyle(recomputed.value, recomputed.unit, { places: 3 });
  if (!style.startsWith("table:")) return longStyle(recomputed);
  const { scale, places } = parseStyle(style);
  const fits = recomputed.value.times(powerOfTen(places - scale)).isInteger();
  return tableStyle(scale, fits ? places : places + 4);
}

export function countGrades(ties: readonly { grade: ReportTie["grade"] }[]): GradeCounts {
  const counts = Object.fromEntries(GRADES.map((grade) => [grade, 0])) as GradeCounts;
  for (const { grade } of ties) counts[grade] += 1;
  return counts;
}
