/** Lays out a chart that is read line by line: from groups of lines to rows for {@link lineSpec}, top to bottom. */
import type { Label, Row, Size } from "./chart.ts";
import type { Design, Tone } from "./design.ts";
import { labelRow } from "./label.ts";
import type { LineGeometry } from "./line-spec.ts";
import { PITCH } from "./pitch.ts";
import { textWidth, wrapText } from "./text-width.ts";

/** A figure at a position of the scale. */
export interface LineValue {
  readonly at: number;
  readonly label: Label;
  readonly side: "left" | "right";
  /** What the step does, where the figure's own sign does not say it. */
  readonly sign?: string;
}

export interface Line {
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
  readonly derived?: boolean;
  /** A single position instead of a bar from zero. */
  readonly point?: boolean;
  /** A line that states a total: its name and figure are set stronger. */
  readonly total?: boolean;
  readonly period?: Label;
  readonly values: readonly LineValue[];
  /** Position from which a thin rule leads to the next line. */
  readonly leadsOn?: number;
}

/** Lines under one name. */
export interface LineGroup {
  readonly heading?: readonly Label[];
  readonly name?: Label;
  /** Small words after the name: "derived", "non-GAAP". */
  readonly aside?: string;
  readonly lines: readonly Line[];
}

/** A line in its place; `nameEnd` is where the name above its bar ends, if one stands there. */
interface Placed { readonly line: Line; readonly top: number; readonly bottom: number; readonly nameEnd: number }

interface Setting { readonly design: Design; readonly size: Size; readonly geometry: LineGeometry }

/** Between a name and the bar under it. */
const UNDER_NAME = 2;

export interface LaidOut { readonly rows: Row[]; readonly height: number }

/** Pixels between a bar and the end of its figure that are not text. */
const BESIDE_VALUE = 18;
/** Step by which the scale gives way, so that charts with figures of like length share a spec. */
const ROOM_STEP = 20;

const inSteps = (lacking: number): number => Math.max(0, Math.ceil(lacking / ROOM_STEP)) * ROOM_STEP;

/** The geometry with its scale cut short where a figure at one of its ends would not fit into the chart. */
export function withRoomFor(groups: readonly LineGroup[], { design, size, geometry }: Setting): LineGeometry {
  const { width, text } = design.charts[size];
  const values = groups.flatMap(({ lines }) => lines.flatMap((line) => line.values));
  const widest = (wanted: LineValue["side"]): number => Math.max(0, ...values.filter(({ side }) => side === wanted)
    .map(({ label }) => textWidth(label.text, text) + BESIDE_VALUE));
  const [left, right] = geometry.plot;
  const edge = geometry.stacked ? 0 : geometry.nameWidth;
  const start = widest("left") === 0 ? left : left + inSteps(edge + widest("left") - left);
  return { ...geometry, plot: [start, right - inSteps(right + widest("right") - width)] };
}

export function layOutLines(groups: readonly LineGroup[], setting: Setting): LaidOut {
  const rows: Row[] = [];
  const bars: Placed[] = [];
  const pitch = PITCH[setting.size];
  let y = 2;
  for (const [index, group] of groups.entries()) {
    if (group.heading !== undefined) {
      y += index === 0 ? 0 : pitch.aboveHeading;
      rows.push(...headingRows(group.heading, y, setting));
      y += pitch.heading;
    }
    const block = layOutGroup(group, y, setting);
    rows.push(...block.rows);
    bars.push(...block.bars);
    y = block.bottom + pitch.betweenGroups;
  }
  return { rows: [...connectors(bars, setting.geometry), ...rows], height: y - pitch.betweenGroups + 3 };
}

/** Labels one after the other on one line, the first one strong. */
function headingRows(labels: readonly Label[], y: number, { design, size }: Setting): Row[] {
  const rows: Row[] = [];
  let px = 0;
  for (const [index, label] of labels.entries()) {
    rows.push({ part: index === 0 ? "heading" : "aside", px, y: y + PITCH[size].heading / 2 - 3, ...labelRow(label) });
    px += textWidth(label.text, design.charts[size].text) + 8;
  }
  return rows;
}

interface Block { rows: Row[]; bars: Placed[]; bottom: number }

function layOutGroup(group: LineGroup, top: number, setting: Setting): Block {
  const { bar, betweenBars, label } = PITCH[setting.size];
  const { stacked } = setting.geometry;
  const names = nameRows(group, setting);
  const namesHeight = names.lines * label + (stacked && names.lines > 0 ? UNDER_NAME : 0);
  const barsHeight = group.lines.length * (bar + betweenBars) - betweenBars;
  const height = stacked ? namesHeight + barsHeight : Math.max(namesHeight, barsHeight);
  const namesTop = stacked ? top : top + (height - namesHeight) / 2;
  const barsTop = stacked ? top + namesHeight : top + (height - barsHeight) / 2;
  const nameEnd = stacked ? textWidth(group.name?.text ?? "", setting.design.charts[setting.size].text) : 0;
  const bars = group.lines.map((line, index): Placed => {
    const barTop = barsTop + index * (bar + betweenBars);
    return { line, top: barTop, bottom: barTop + bar, nameEnd };
  });
  const placed = names.rows.map((row): Row => ({ ...row, y: namesTop + (row.y ?? 0) }));
  return { rows: [...placed, ...bars.flatMap((one) => barRows(one, setting))], bars, bottom: top + height };
}

/** The name, wrapped, and the small words: on its last line if they fit there, else on a line of their own. */
function nameRows(
  { name, aside, lines }: LineGroup, { design, size, geometry }: Setting,
): { rows: Row[]; lines: number } {
  const { text, minorText } = design.charts[size];
  if (name === undefined) return { rows: [], lines: 0 };
  const lineHeight = PITCH[size].label;
  const part = lines.some((line) => line.total === true) ? "total-name" : "name";
  const wrapped = wrapText(name.text, text, geometry.nameWidth);
  const rows: Row[] = [{ part, px: 0, y: lineHeight / 2, ...labelRow(name), label: wrapped.join("\n") }];
  if (aside === undefined) return { rows, lines: wrapped.length };
  const end = textWidth(wrapped.at(-1) ?? "", text) + 4;
  const fits = end + textWidth(aside, minorText) <= geometry.nameWidth;
  const count = fits ? wrapped.length : wrapped.length + 1;
  rows.push({ part: "aside", px: fits ? end : 0, y: (count - 0.5) * lineHeight, label: aside });
  return { rows, lines: count };
}

function barRows({ line, top, bottom }: Placed, { geometry }: Setting): Row[] {
  const middle = (top + bottom) / 2;
  const period: Row[] = line.period === undefined ? []
    : [{ part: "aside", px: geometry.periodLeft, y: middle, ...labelRow(line.period) }];
  const mark: Row = line.point === true
    ? { part: line.derived === true ? "derived-point" : "point", from: line.from, y: middle, tone: line.tone }
    : { part: line.derived === true ? "derived-bar" : "bar", from: line.from, to: line.to, y: top, y2: bottom,
      tone: line.tone };
  return [
    mark,
    ...period,
    ...line.values.flatMap((value) => valueRows(value, line, middle)),
  ];
}

function valueRows({ at, label, side, sign }: LineValue, line: Line, y: number): Row[] {
  const row = { from: at, y, ...labelRow(label) };
  if (side === "left") return [{ part: "value-left", ...row }];
  if (sign !== undefined) return [{ part: "sign", from: at, y, label: sign }, { part: "signed-value", ...row }];
  if (line.point === true) return [{ part: "point-value", ...row }];
  return [{ part: line.total === true ? "total" : "value", ...row }];
}

/** Thin rules from bar to bar; where one would run through the name above the next bar it is left out. */
function connectors(bars: readonly Placed[], { plot }: LineGeometry): Row[] {
  const ends = bars.flatMap(({ line }) => [line.from, line.to]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const pixel = (at: number): number => plot[0] + ((at - low) / (high - low)) * (plot[1] - plot[0]);
  return bars.flatMap(({ line, bottom }, index): Row[] => {
    const next = bars[index + 1];
    if (line.leadsOn === undefined || next === undefined || pixel(line.leadsOn) < next.nameEnd) return [];
    return [{ part: "connector", from: line.leadsOn, y: bottom, y2: next.top }];
  });
}

/** A distance between bars up to which they belong to one group. */
const TOGETHER = 5;
/** A distance between bars from which on a heading stands between them. */
const APART = 40;

/** The zero line along the bars; broken at headings, and where names stand between the bars. */
export function baselineRows(rows: readonly Row[], { geometry }: { geometry: LineGeometry }): Row[] {
  const bars = rows.filter((row) => row.part === "bar" || row.part === "derived-bar")
    .filter(({ from, to }) => !geometry.stacked || from === 0 || to === 0);
  const stretches: { y: number; y2: number }[] = [];
  for (const { y = 0, y2 = 0 } of bars) {
    const last = stretches.at(-1);
    if (last !== undefined && y - last.y2 < (geometry.stacked ? TOGETHER : APART)) last.y2 = y2;
    else stretches.push({ y, y2 });
  }
  return stretches.map(({ y, y2 }): Row => ({ part: "baseline", from: 0, y: y - 2, y2: y2 + 2 }));
}
