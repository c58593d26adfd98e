/** When did insiders trade, and how do the days lie to the days of results? */
import { compareTexts } from "../lib/order.ts";
import { words } from "../lib/words.ts";
import type { CompanyReport, Trade } from "../model/collection-report.ts";
import { addMonths } from "../model/plain-date.ts";
import { chartOf, headOf, type Chart, type ChartCell, type ChartDefinition, type ChartSetting, type Row } from "./chart.ts";
import { daysAxis, endNames, type DaysAxis } from "./days-axis.ts";
import type { Tone } from "./design.ts";
import { factById, periodById } from "./figures.ts";
import { columnWords, countShown, figureLabel, nameLabel, periodLabel, wordsLabel } from "./label.ts";
import { inPixels, layeredSpec, ofPart, ruleMark, textMark } from "./marks.ts";
import { toneEncoding } from "./tones.ts";

interface Lane { readonly id: string; readonly codes: readonly string[]; readonly tone: Tone; readonly shape: string }

/** By the transaction codes of Form 4, General Instruction 8. Shapes tell the kinds apart besides colour and place. */
const LANES: readonly Lane[] = [
  { id: "bought", codes: ["P"], tone: "positive", shape: "triangle-up" },
  { id: "sold", codes: ["S"], tone: "negative", shape: "triangle-down" },
  { id: "exercised", codes: ["M", "X", "O", "C"], tone: "series1", shape: "diamond" },
  { id: "granted", codes: ["A"], tone: "series3", shape: "circle" },
  { id: "withheld", codes: ["F", "D"], tone: "series2", shape: "square" },
  { id: "others", codes: [], tone: "series5", shape: "cross" },
];

const ID = "insider-timeline";

const LANE = 30;
const TOP = 14;
const ROOM = { wide: 128, compact: 112, paper: 112 } as const;
/** Of the data table: the page lists all transactions. */
const MOST_ROWS = 12;

export const insiderTimeline: ChartDefinition = {
  id: ID,
  build: (report, setting) => {
    if (report.kind !== "company") return undefined;
    const all = report.trades.filter(({ code, superseded }) => code !== null && !superseded);
    const isNear = nearNewest(all);
    const trades = all.filter(({ date }) => isNear(date));
    const releases = report.filings.filter(({ kind }) => kind === "earnings-release");
    const results = releases.map(({ published }) => published).filter(isNear);
    const width = setting.design.charts[setting.size].width;
    const axis = daysAxis([...trades.map(({ date }) => date), ...results], [ROOM[setting.size], width - 8]);
    if (axis === undefined || trades.length === 0) return undefined;
    return chartOf(headOf(ID), bodyOf(report, { trades, results, axis }, setting), setting.size);
  },
};

/** On either side of the newest transaction: over many years marks and days of results would run into each other. */
const MONTHS = 24;

function nearNewest(trades: readonly Trade[]): (day: string) => boolean {
  const newest = trades.map(({ date }) => date).toSorted(compareTexts).at(-1);
  if (newest === undefined) return () => false;
  const [from, to] = [addMonths(newest, -MONTHS), addMonths(newest, MONTHS)];
  return (day) => day >= from && day <= to;
}

const laneOf = ({ code }: Trade): Lane => LANES.find(({ codes }) => codes.includes(code ?? "")) ?? LANES[LANES.length - 1] as Lane;

interface Timeline { readonly trades: readonly Trade[]; readonly results: readonly string[]; readonly axis: DaysAxis }

function bodyOf(
  report: CompanyReport, { trades, results, axis }: Timeline, setting: ChartSetting,
): Pick<Chart, "kind" | "spec" | "data" | "table" | "width" | "height"> {
  const lanes = LANES.filter((lane) => trades.some((trade) => laneOf(trade) === lane));
  const bottom = TOP + lanes.length * LANE;
  const y = (lane: Lane): number => TOP + lanes.indexOf(lane) * LANE + LANE / 2;
  const marks = new Map(trades.map((trade) => [`${laneOf(trade).id} ${trade.date}`, trade]));
  const rows: Row[] = [
    ...[...new Set(results)].map((day): Row => ({ part: "results", px: axis.px(day), y: TOP, y2: bottom })),
    ...lanes.map((lane): Row => ({ part: "lane", px: ROOM[setting.size] - 8, px2: setting.design.charts[setting.size].width, y: y(lane) })),
    ...lanes.map((lane): Row => ({ part: "lane-name", px: 0, y: y(lane), label: words(`chart.lane.${lane.id}`) })),
    ...[...marks.values()].map((trade): Row =>
      ({ part: `mark-${laneOf(trade).shape}`, px: axis.px(trade.date), y: y(laneOf(trade)), tone: laneOf(trade).tone })),
    ...endNames(report, axis, { y: bottom + 16, setting }),
  ];
  return {
    kind: `timeline-${lanes.length}`, spec: specOf(setting), data: rows, width: setting.design.charts[setting.size].width,
    height: bottom + 28, table: { columns: columnWords("date", "person", "transaction", "shares"), rows: trades.slice(0, MOST_ROWS).map((trade) => tableRow(report, trade)) },
  };
}

function tableRow(report: CompanyReport, trade: Trade): ChartCell[] {
  const period = periodById(report, trade.date);
  const shares = trade.shares === null ? undefined : factById(report, trade.shares);
  return [
    period === undefined ? wordsLabel("") : periodLabel(period),
    nameLabel(trade.owner.name, `/trades/${report.trades.indexOf(trade)}/owner/name`), wordsLabel(words(`chart.lane.${laneOf(trade).id}`)),
    shares === undefined ? wordsLabel("") : figureLabel(countShown(shares)),
  ];
}

function specOf({ design, size }: ChartSetting): Chart["spec"] {
  const { text, minorText } = design.charts[size];
  const [across, down] = [inPixels("px"), inPixels("y")];
  const { regular } = design.fonts.text.weights;
  return layeredSpec(design, size, [
    ruleMark(design, "lane", { x: across, x2: { field: "px2" }, y: down }),
    {
      ...ofPart("results"), mark: { type: "rule", strokeWidth: 1, strokeDash: [2, 2] },
      encoding: { x: across, y: down, y2: { field: "y2" }, color: { value: design.colours.light.accent } },
    },
    ...LANES.map(({ shape }) => ({
      ...ofPart(`mark-${shape}`), mark: { type: "point", shape, size: 70, opacity: 1, strokeWidth: 1 },
      encoding: { x: across, y: down, fill: toneEncoding(design), stroke: toneEncoding(design) },
    })),
    textMark(design, { part: "lane-name", size: text, tone: "text", weight: regular }, { x: across, y: down }),
    textMark(design, { align: "center", part: "name", size: minorText, tone: "muted", weight: regular }, { x: across, y: down }),
  ]);
}
