/** Lays out a chart that is read line by line: from groups of lines to rows for {@link lineSpec}, top to bottom. */
import type { Label, Row, Size } from "./chart.ts";
import type { Design, Tone } from "./design.ts";
import { labelRow } from "./label.ts";
import type { LineGeometry } from "./line-spec.ts";
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

interface Setting { readonly design: Design; readonly size: Size; readonly geometry: LineGeometry }

const BAR = { wide: 18, compact: 16 } as const;
const BETWEEN_BARS = 4;
const BETWEEN_GROUPS = { wide: 10, compact: 12 } as const;
const TEXT_LINE = 17;
const HEADING = 26;
const HEADING_SPACE = 12;

export interface LaidOut { readonly rows: Row[]; readonly height: number }

export function layOutLines(groups: readonly LineGroup[], setting: Setting): LaidOut {
  const rows: Row[] = [];
  const bars: { line: Line; top: number; bottom: number }[] = [];
  let y = 2;
  for (const [index, group] of groups.entries()) {
    if (group.heading !== undefined) {
      y += index === 0 ? 0 : HEADING_SPACE;
      rows.push(...headingRows(group.heading, y, setting));
      y += HEADING;
    }
    const block = layOutGroup(group, y, setting);
    rows.push(...block.rows);
    bars.push(...block.bars);
    y = block.bottom + BETWEEN_GROUPS[setting.size];
  }
  return { rows: [...connectors(bars), ...rows], height: y - BETWEEN_GROUPS[setting.size] + 3 };
}

/** Labels one after the other on one line, the first one strong. */
function headingRows(labels: readonly Label[], y: number, { design, size }: Setting): Row[] {
  const rows: Row[] = [];
  let px = 0;
  for (const [index, label] of labels.entries()) {
    rows.push({ part: index === 0 ? "heading" : "aside", px, y: y + HEADING / 2 - 3, ...labelRow(label) });
    px += textWidth(label.text, design.charts[size].text) + 8;
  }
  return rows;
}

interface Block { rows: Row[]; bars: { line: Line; top: number; bottom: number }[]; bottom: number }

function layOutGroup(group: LineGroup, top: number, setting: Setting): Block {
  const bar = BAR[setting.size];
  const { stacked } = setting.geometry;
  const names = nameTexts(group, setting);
  const namesHeight = names.length * TEXT_LINE;
  const barsHeight = group.lines.length * (bar + BETWEEN_BARS) - BETWEEN_BARS;
  const height = stacked ? namesHeight + barsHeight : Math.max(namesHeight, barsHeight);
  const namesTop = stacked ? top : top + (height - namesHeight) / 2;
  const barsTop = stacked ? top + namesHeight : top + (height - barsHeight) / 2;
  const bars = group.lines.map((line, index) => {
    const barTop = barsTop + index * (bar + BETWEEN_BARS);
    return { line, top: barTop, bottom: barTop + bar };
  });
  const nameRows = names.flatMap((parts, index) =>
    parts.map((part): Row => ({ ...part, y: namesTop + (index + 0.5) * TEXT_LINE })));
  return { rows: [...nameRows, ...bars.flatMap((one) => barRows(one, setting))], bars, bottom: top + height };
}

/** The name, wrapped, and the small words: on the last line if they fit there, else on a line of their own. */
function nameTexts({ name, aside, lines }: LineGroup, { design, size, geometry }: Setting): Row[][] {
  const { text, minorText } = design.charts[size];
  if (name === undefined) return [];
  const part = lines.some((line) => line.total === true) ? "total-name" : "name";
  const texts = wrapText(name.text, text, geometry.nameWidth)
    .map((line): Row[] => [{ part, px: 0, ...labelRow({ ...name, text: line }) }]);
  if (aside === undefined) return texts;
  const end = textWidth(texts.at(-1)?.[0]?.label ?? "", text) + 6;
  const fits = end + textWidth(aside, minorText) <= geometry.nameWidth;
  const small: Row = { part: "aside", px: fits ? end : 0, label: aside };
  if (fits) texts.at(-1)?.push(small);
  else texts.push([small]);
  return texts;
}

interface Placed { line: Line; top: number; bottom: number }

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
  return [{ part: line.total === true ? "total" : "value", ...row }];
}

function connectors(bars: readonly Placed[]): Row[] {
  return bars.flatMap(({ line, bottom }, index): Row[] => {
    const next = bars[index + 1];
    if (line.leadsOn === undefined || next === undefined) return [];
    return [{ part: "connector", from: line.leadsOn, y: bottom, y2: next.top }];
  });
}

/** The zero line along all bars; broken where names stand between them. */
export function baselineRows(rows: readonly Row[], { geometry }: { geometry: LineGeometry }): Row[] {
  const bars = rows.filter((row) => row.part === "bar" || row.part === "derived-bar");
  const [tops, bottoms] = [bars.map((row) => row.y ?? 0), bars.map((row) => row.y2 ?? 0)];
  if (!geometry.stacked) return [{ part: "baseline", from: 0, y: Math.min(...tops) - 2, y2: Math.max(...bottoms) + 2 }];
  return bars.map((row): Row => ({ part: "baseline", from: 0, y: (row.y ?? 0) - 2, y2: (row.y2 ?? 0) + 2 }));
}
