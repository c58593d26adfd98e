/**
 * A walk (waterfall): a starting amount, steps up and down, totals on the way. Levels are exact decimals; they become
 * positions at the very end.
 */
import { words } from "../lib/words.ts";
import { ZERO, greatest, least, parseDecimal, type Decimal } from "../model/decimal.ts";
import type { ReportFact, Style } from "../model/report.ts";
import { show } from "../format/style.ts";
import { MINUS } from "../format/locale.ts";
import type { Chart, ChartSetting, ChartTable, Label, Size } from "./chart.ts";
import type { Tone } from "./design.ts";
import { conceptRef, plainStyle, wordsLabel } from "./label.ts";
import { baselineRows, layOutLines, withRoomFor, type Line, type LineGroup, type LineValue } from "./lines.ts";
import { lineSpec, type LineGeometry } from "./line-spec.ts";
import { plotNumber } from "./plot-number.ts";

/** The figure that is printed: a fact or a metric, with its own sign. */
export interface WalkFigure { readonly value: string; readonly style: Style; readonly ref: string }

export const factFigure = (fact: ReportFact, scale: number): WalkFigure =>
  ({ value: fact.value, style: plainStyle(fact, scale), ref: conceptRef(fact) });

export interface WalkItem {
  readonly kind: "total" | "step";
  readonly name: Label;
  readonly figure: WalkFigure;
  /** A step's change, with the sign it has in the walk; a total's level. */
  readonly amount: Decimal;
  readonly tone?: Tone;
}

export interface WalkStep extends WalkItem { readonly from: Decimal; readonly to: Decimal }

/** Each item with the levels between which its bar lies; a total stands on zero. A walk may begin with a step. */
export function computeWalk(items: readonly WalkItem[], start: Decimal = ZERO): WalkStep[] {
  let level = start;
  return items.map((item) => {
    const from = item.kind === "total" ? ZERO : level;
    level = item.kind === "total" ? item.amount : level.plus(item.amount);
    return { ...item, from, to: level };
  });
}

const GEOMETRY: Readonly<Record<Size, LineGeometry>> = {
  wide: { stacked: false, nameWidth: 205, periodLeft: 0, plot: [218, 530] },
  compact: { stacked: true, nameWidth: 336, periodLeft: 0, plot: [1, 244] },
  paper: { stacked: false, nameWidth: 168, periodLeft: 0, plot: [176, 366] },
};

type WalkBody = Pick<Chart, "kind" | "spec" | "data" | "table" | "width" | "height">;

export function walkBody(steps: readonly WalkStep[], setting: ChartSetting): WalkBody {
  return walkGroupsBody([{ steps }], setting);
}

export interface WalkGroup { readonly heading?: readonly Label[]; readonly steps: readonly WalkStep[] }

/** Several walks, one below the other, on one scale. */
export function walkGroupsBody(walks: readonly WalkGroup[], { design, size }: ChartSetting): WalkBody {
  const groups = walks.flatMap((walk, at) => lineGroups(walk, at));
  const geometry = withRoomFor(groups, { design, size, geometry: GEOMETRY[size] });
  const { rows, height } = layOutLines(groups, { design, size, geometry });
  return {
    kind: "walk", spec: lineSpec(design, size, geometry), data: [...rows, ...baselineRows(rows, { geometry })],
    table: walkTable(walks), width: design.charts[size].width, height,
  };
}

const lineGroups = ({ heading, steps }: WalkGroup, walk: number): LineGroup[] => steps.map((step, index) => ({
  ...(index === 0 && heading !== undefined ? { heading } : {}),
  name: step.name, lines: [lineOf(step, walk, index < steps.length - 1)],
}));

function lineOf(step: WalkStep, walk: number, leadsOn: boolean): Line {
  const [from, to] = [plotNumber(least(step.from, step.to)), plotNumber(greatest(step.from, step.to))];
  const tone = step.tone ?? (step.amount.isNegative() ? "negative" : "positive");
  return {
    from, to, tone, values: [valueOf(step, walk, to)], ...(step.kind === "total" ? { total: true } : {}),
    ...(leadsOn ? { leadsOn: plotNumber(step.to) } : {}),
  };
}

/** A total as the Report has it. A step by its size, and before it the sign with which the walk counts it. */
function valueOf(step: WalkStep, walk: number, at: number): LineValue {
  const label = stepLabel(step, walk);
  if (step.kind === "total") return { at, side: "right", label };
  return { at, side: "right", label, sign: step.amount.lessThan(ZERO) ? MINUS : "+" };
}

function stepLabel({ kind, figure: { value, style, ref } }: WalkStep, walk: number): Label {
  const own = parseDecimal(value);
  const shown = kind === "total" ? show(own, style, ref) : show(own.abs(), style, `${ref.replace(/:concept$/, "")}:size`);
  return { text: shown.text, shown, walk };
}

function walkTable(walks: readonly WalkGroup[]): ChartTable {
  const several = walks.length > 1;
  return {
    columns: [...(several ? ["of"] : []), "item", "effect", "amount"].map((name) => words(`chart.column.${name}`)),
    rows: walks.flatMap(({ heading, steps }, at) => steps.map((step) => [
      ...(several ? [heading?.[0] ?? wordsLabel("")] : []),
      step.name, wordsLabel(effectOf(step)), stepLabel(step, at),
    ])),
  };
}

function effectOf({ kind, amount }: WalkStep): string {
  if (kind === "total") return words("chart.stands-at");
  return words(amount.lessThan(ZERO) ? "chart.takes-away" : "chart.adds");
}
