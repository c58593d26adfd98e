/** Values in words, written a second time: `kind:scale:places[:unit]` → "$23.4 million", "(38)", "20.7%". */
import { language } from "./language.ts";
import { ONE, equal, roundTo, roundedAt, size, tenTo, times, type Fraction } from "./fraction.ts";

export interface Style {
  readonly kind: string;
  readonly scale: number;
  readonly places: number;
  readonly unit: string;
}

const KINDS = new Set(["table", "money", "percent", "points", "number", "count", "yes-no", "dash"]);
/** Kinds of which a word, or a note beside the figure, can say a power of ten. */
const SCALED = new Set(["table", "money", "number"]);
const MINUS = "\u2212";

/** Undefined for a text that is no style, or one with more places than a figure of a filing can have. */
export function parseStyle(text: string): Style | undefined {
  const [, kind = "", scale = "", places = "", unit = ""] =
    /^([a-z-]+):(-?\d{1,2}):(\d{1,2})(?::([\w /-]{1,40}))?$/.exec(text) ?? [];
  if (!KINDS.has(kind) || (!SCALED.has(kind) && scale !== "0")) return undefined;
  return { kind, scale: parseInt(scale, 10), places: parseInt(places, 10), unit };
}

const isPercent = ({ kind }: Style): boolean => kind === "percent" || kind === "points";

/** XBRL decimals of the last digit that the style shows. */
export const shownDecimals = (style: Style): number => style.places - (isPercent(style) ? -2 : style.scale);

/** The value in the unit that the style counts in, rounded to its places. */
const shownValue = (value: Fraction, style: Style): Fraction =>
  roundTo(times(value, tenTo(isPercent(style) ? 2 : -style.scale)), style.places);

/** "23382" → "23,382" */
export const grouped = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, language().group);

function digitsOf(shown: Fraction, places: number): string {
  const digits = roundedAt(size(shown), places).toString().padStart(places + 1, "0");
  const end = digits.length - places;
  const { point } = language();
  const whole = grouped(digits.slice(0, end));
  return places === 0 ? whole : `${whole}${point}${digits.slice(end)}`;
}

/** Undefined where the style cannot be applied (a scale that has no word). */
export function valueInWords(value: Fraction, style: Style): string | undefined {
  const { kind, scale, places, unit } = style;
  const shown = shownValue(value, style);
  const digits = digitsOf(shown, places);
  const isNegative = shown.over < 0n;
  const sign = isNegative ? MINUS : "";
  const isOne = equal(size(shown), ONE);
  const { negativeInTable, percent, points, scales, money, yes, no } = language();
  switch (kind) {
    case "table": return isNegative ? negativeInTable(digits) : digits;
    case "money": return scales[scale] === undefined ? undefined : `${sign}${money(`${digits}${scales[scale]}`, unit)}`;
    case "percent": return `${sign}${percent(digits)}`;
    case "points": return `${sign}${points(digits, isOne)}`;
    case "number": return `${sign}${digits}`;
    case "count": return `${sign}${digits}${counted(unit, isOne)}`;
    case "yes-no": return shown.over === 0n ? no : yes;
    default: return "\u2013";
  }
}

function counted(unit: string, isOne: boolean): string {
  const [one, many] = language().units[unit] ?? [unit, unit.endsWith("s") ? unit : `${unit}s`];
  return unit === "" ? "" : ` ${isOne ? one : many}`;
}
