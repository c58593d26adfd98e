/** Lays out columns over time. Quarters that follow one another stand close; where some are missing a gap shows it. */
import { ZERO, greatest, least, parseDecimal } from "../model/decimal.ts";
import { addDays } from "../model/plain-date.ts";
import { derivedWord, amountTable, type Amount } from "./amounts.ts";
import type { Chart, ChartSetting, Row, Size } from "./chart.ts";
import { COLUMNS, columnSpec } from "./column-spec.ts";
import { figureLabel, labelRow, moneyShown, periodLabel } from "./label.ts";
import { plotNumber } from "./plot-number.ts";
import { textWidth } from "./text-width.ts";

/** Shares of a column's slot. */
const GAP = 0.35;
const FILL = 0.62;
const WIDEST_COLUMN = 84;

interface Slot { readonly amount: Amount; readonly centre: number; readonly follows: boolean }

const follows = (before: Amount | undefined, amount: Amount): boolean =>
  before === undefined || amount.period.start === null || addDays(before.period.end, 1) === amount.period.start;

/** Centres in slots, counted from the left edge. */
function placeSlots(amounts: readonly Amount[]): { slots: Slot[]; width: number } {
  let edge = 0;
  const slots = amounts.map((amount, index): Slot => {
    const joins = follows(amounts[index - 1], amount);
    const left = joins ? edge : edge + GAP;
    edge = left + 1;
    return { amount, centre: left + 0.5, follows: joins };
  });
  return { slots, width: edge };
}

/** The latest quarters whose figures stand side by side without touching. */
export function quartersThatFit(amounts: readonly Amount[], { design, size }: ChartSetting): readonly Amount[] {
  const { width, text } = design.charts[size];
  const widest = Math.max(...amounts.map(({ fact }) => textWidth(moneyShown(fact).text, text)));
  const fits = width / placeSlots(amounts).width >= widest + 4;
  return fits || amounts.length <= 2 ? amounts : quartersThatFit(amounts.slice(1), { design, size });
}

export function columnBody(amounts: readonly Amount[], { design, size }: ChartSetting): Pick<Chart, "kind" | "spec"
  | "data" | "table" | "width" | "height"> {
  const { width } = design.charts[size];
  const { slots, width: count } = placeSlots(amounts);
  const slot = Math.min(width / count, WIDEST_COLUMN / FILL);
  return {
    kind: "columns", spec: columnSpec(design, size), data: [...slots.flatMap((one) => columnRows(one, slot, size)),
      ...baselines(slots, slot)],
    table: amountTable(amounts), width, height: COLUMNS[size].height,
  };
}

function columnRows({ amount, centre }: Slot, slot: number, size: Size): Row[] {
  const { fact, period, derived } = amount;
  const value = parseDecimal(fact.value);
  const [low, high] = [plotNumber(least(value, ZERO)), plotNumber(greatest(value, ZERO))];
  const px = Math.round(centre * slot);
  const half = Math.round((slot * FILL) / 2);
  const aside: Row[] = derived ? [{ part: "aside", px, y: COLUMNS[size].aside, label: derivedWord() }] : [];
  return [
    {
      part: derived ? "derived-bar" : "bar", px: px - half, px2: px + half, from: low, to: high,
      tone: derived ? "derived" : "gaap",
    },
    { part: "value", px, from: high, ...labelRow(figureLabel(moneyShown(fact))) },
    { part: "name", px, y: COLUMNS[size].period, ...labelRow(periodLabel(period)) },
    ...aside,
  ];
}

/** One stretch of the zero line for each run of periods that follow one another. */
function baselines(slots: readonly Slot[], slot: number): Row[] {
  const runs: { from: number; to: number }[] = [];
  for (const { centre, follows: joins } of slots) {
    const last = runs.at(-1);
    const [from, to] = [Math.round((centre - 0.5) * slot), Math.round((centre + 0.5) * slot)];
    if (joins && last !== undefined) last.to = to;
    else runs.push({ from, to });
  }
  return runs.map(({ from, to }): Row => ({ part: "baseline", px: from, px2: to, from: 0 }));
}
