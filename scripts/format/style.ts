/**
 * Styles: how a value becomes words. A style is text ("money:6:1:USD") so that it can travel with the figure into HTML
 * (`data-as`) and be applied again by the gate: `kind:scale:places[:unit]`. The scale is a power of ten, 0 for kinds
 * whose text has none.
 *
 * | kind      | example                    |
 * |-----------|----------------------------|
 * | table     | `table:3:0` → (38), 23,382 |
 * | money     | `money:6:1:USD` → $23.4 million, −$1.0 million |
 * | percent   | `percent:0:1` → 20.7%      |
 * | points    | `points:0:1` → 3.5 percentage points |
 * | number    | `number:0:2` → 0.87, −12   |
 * | count     | `count:0:0:day` → 1 day, 166 days |
 * | yes-no    | `yes-no:0:0` → yes         |
 * | dash      | `dash:0:0` → –, a printed dash |
 */
import { ONE, ZERO, fromInteger, powerOfTen, roundHalfUp, shifted, type Decimal } from "../model/decimal.ts";
import type { Shown, Style } from "../model/report.ts";
import { remembering } from "../lib/memory.ts";
import { words, wordsFor } from "../lib/words.ts";
import { DASH, MINUS, groupDigits, withCurrency, withScale } from "./locale.ts";

export interface StyleParts {
  readonly kind: StyleKind;
  readonly scale: number;
  readonly places: number;
  /** ISO 4217 code for money, the counted thing for count. */
  readonly unit: string;
}

const KINDS = ["table", "money", "percent", "points", "number", "count", "yes-no", "dash"] as const;
export type StyleKind = (typeof KINDS)[number];

/** What neither a word of the text nor a note beside it could say the scale of. */
const WITHOUT_SCALE: ReadonlySet<string> = new Set(["percent", "points", "count", "yes-no", "dash"] satisfies StyleKind[]);

export function styleOf({ kind, scale, places, unit }: StyleParts): Style {
  return [kind, scale, places, ...(unit === "" ? [] : [unit])].join(":");
}

/** Throws a RangeError for a text that is no style. */
export const parseStyle: (style: Style) => StyleParts = remembering(1_000, (style: Style) => {
  const match = /^([a-z-]+):(-?\d+):(\d+)(?::([\w /-]+))?$/.exec(style);
  const kind = KINDS.find((known) => known === match?.[1]);
  const isScaled = kind !== undefined && WITHOUT_SCALE.has(kind) && match?.[2] !== "0";
  if (match === null || kind === undefined || isScaled) throw new RangeError(`not a style: ${JSON.stringify(style)}`);
  const wholeNumber = (text: string | undefined): number => parseInt(text ?? "0", 10);
  return { kind, scale: wholeNumber(match[2]), places: wholeNumber(match[3]), unit: match[4] ?? "" };
});

const digitsOf = (value: Decimal, places: number): string =>
  groupDigits((value.isNegative() ? value.abs() : value).toFixed(places), places);

type Writer = (rounded: Decimal, parts: StyleParts) => string;

const signed = (negative: boolean, text: string): string => (negative ? `${MINUS}${text}` : text);

const WRITERS: Readonly<Record<StyleKind, Writer>> = {
  table: (value, { places }) => {
    const digits = digitsOf(value, places);
    return value.isNegative() && !value.isZero() ? words("figure.negative-in-table", { digits }) : digits;
  },
  money: (value, { scale, places, unit }) =>
    signed(isBelowZero(value), withCurrency(withScale(digitsOf(value, places), scale), unit)),
  percent: (value, { places }) => signed(isBelowZero(value), words("figure.percent", { digits: digitsOf(value, places) })),
  points: (value, { places }) => signed(isBelowZero(value), words("figure.points", { digits: digitsOf(value, places), one: oneOf(value) })),
  number: (value, { places }) => signed(isBelowZero(value), digitsOf(value, places)),
  count: (value, { places, unit }) => {
    const digits = signed(isBelowZero(value), digitsOf(value, places));
    if (unit === "") return digits;
    return wordsFor(`count.${unit}`, { digits, one: oneOf(value) }) ?? `${digits} ${value.abs().equals(ONE) ? unit : plural(unit)}`;
  },
  "yes-no": (value) => words(value.isZero() ? "figure.no" : "figure.yes"),
  dash: () => DASH,
};

const oneOf = (value: Decimal): string => (value.abs().equals(ONE) ? "yes" : "no");

/** A unit of the filing's own, in its own language. */
const plural = (unit: string): string => (unit.endsWith("s") ? unit : `${unit}s`);

const isBelowZero = (value: Decimal): boolean => value.lessThan(ZERO);

/** Powers of ten by which a kind's number stands above the value: percents show hundredths as whole numbers. */
const shiftOf = ({ kind, scale }: StyleParts): number => (kind === "percent" || kind === "points" ? -2 : scale);

/** The value as the style shows it: scaled and rounded half-up. */
export const roundToStyle = (value: Decimal, style: Style): Decimal => roundToParts(value, parseStyle(style));

const roundToParts = (value: Decimal, parts: StyleParts): Decimal =>
  roundHalfUp(shifted(value, -shiftOf(parts)), parts.places);

/** XBRL decimals of the last digit that the style shows. */
export function styleDecimals(style: Style): number {
  const parts = parseStyle(style);
  return parts.places - shiftOf(parts);
}

/** Value → words. The gate calls this again to check what a page shows. */
export function formatValue(value: Decimal, style: Style): string {
  const parts = parseStyle(style);
  return WRITERS[parts.kind](roundToParts(value, parts), parts);
}

/** A figure ready to be printed. */
export function show(value: Decimal, style: Style, ref: string): Shown {
  return { text: formatValue(value, style), value: value.toFixed(), style, ref };
}

/** A small whole number of things our own pages count, as text. */
export const formatCount = (count: number): string => digitsOf(fromInteger(count), 0);

/** A scale as the number to be taken times: "1,000" for 3, "0.01" for −2, the scale of percents. */
export const formatScale = (scale: number): string => digitsOf(powerOfTen(scale), Math.max(0, -scale));
