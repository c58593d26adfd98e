/** Ranges and single figures beside each other, in blocks that each have a scale of their own. */
import { words } from "../lib/words.ts";
import { greatest, least, type Decimal } from "../model/decimal.ts";
import type { Chart, ChartSetting, ChartTable, Label, Size } from "./chart.ts";
import { wordsLabel } from "./label.ts";
import { layOutLines, withRoomFor, type Line, type LineGroup } from "./lines.ts";
import { lineSpec, type LineGeometry } from "./line-spec.ts";
import { plotFraction } from "./plot-number.ts";

interface End { readonly at: Decimal; readonly label: Label }

/** A range from low to high; without low, a single figure. */
export interface RangeItem {
  readonly name: Label;
  readonly aside?: string;
  readonly derived: boolean;
  readonly low?: End;
  readonly high: End;
}

export interface RangeBlock { readonly heading: readonly Label[]; readonly items: readonly RangeItem[] }

const GEOMETRY: Readonly<Record<Size, LineGeometry>> = {
  wide: { stacked: false, nameWidth: 190, periodLeft: 0, plot: [306, 536] },
  compact: { stacked: true, nameWidth: 336, periodLeft: 0, plot: [100, 238] },
  paper: { stacked: false, nameWidth: 132, periodLeft: 0, plot: [226, 346] },
};

export function rangesBody(blocks: readonly RangeBlock[], { design, size }: ChartSetting): Pick<Chart, "kind" | "spec"
  | "data" | "table" | "width" | "height"> {
  const groups = blocks.flatMap(groupsOf);
  const geometry = withRoomFor(groups, { design, size, geometry: GEOMETRY[size] });
  const { rows, height } = layOutLines(groups, { design, size, geometry });
  return {
    kind: "ranges", spec: lineSpec(design, size, geometry), data: rows, table: rangesTable(blocks),
    width: design.charts[size].width, height,
  };
}

function groupsOf({ heading, items }: RangeBlock): LineGroup[] {
  const all = items.flatMap(({ low, high }) => (low === undefined ? [high.at] : [low.at, high.at]));
  const [from, to] = [least(...all), greatest(...all)];
  return items.map((item, index): LineGroup => ({
    ...(index === 0 ? { heading } : {}), name: item.name, ...(item.aside === undefined ? {} : { aside: item.aside }),
    lines: [lineOf(item, (value) => plotFraction(value, from, to))],
  }));
}

function lineOf({ low, high, derived }: RangeItem, position: (value: Decimal) => number): Line {
  const to = position(high.at);
  const tone = derived ? "derived" : "gaap";
  const right = { at: to, side: "right", label: high.label } as const;
  if (low === undefined) return { from: to, to, tone, derived, point: true, values: [right] };
  const from = position(low.at);
  return { from, to, tone, derived, values: [{ at: from, side: "left", label: low.label }, right] };
}

const rangesTable = (blocks: readonly RangeBlock[]): ChartTable => ({
  columns: ["measure", "period", "figure", "from", "to"].map((name) => words(`chart.column.${name}`)),
  rows: blocks.flatMap(({ heading: [measure, period], items }) => items.map(({ name, low, high }) => [
    measure ?? wordsLabel(""), period ?? wordsLabel(""), name, low?.label ?? wordsLabel(""), high.label,
  ])),
});
