/** Values in words, written a second time: `kind:scale:places[:unit]` → "$23.4 million", "(38)", "20.7%". */
import { ONE, equal, roundTo, roundedAt, size, tenTo, times, type Fraction } from "./fraction.ts";

export interface Style {
  readonly kind: string;
  readonly scale: number;
  readonly places: number;
  readonly unit: string;
}

const KINDS = new Set(["table", "money", "percent", "points", "number", "count", "yes-no", "dash"]);
const SCALES: Readonly<Record<number, string>> = {
  0: "", 3: " thousand", 6: " million", 9: " billion", 12: " trillion",
};
const SIGNS: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥" };
const MINUS = "\u2212";

/** Undefined for a text that is no style, or one with more places than a figure of a filing can have. */
export function parseStyle(text: string): Style | undefined {
  const [, kind = "", scale = "", places = "", unit = ""] =
    /^([a-z-]+):(-?\d{1,2}):(\d{1,2})(?::([\w /-]{1,40}))?$/.exec(text) ?? [];
  if (!KINDS.has(kind)) return undefined;
  return { kind, scale: parseInt(scale, 10), places: parseInt(places, 10), unit };
}

const isPercent = ({ kind }: Style): boolean => kind === "percent" || kind === "points";

/** XBRL decimals of the last digit that the style shows. */
export const shownDecimals = (style: Style): number => style.places - (isPercent(style) ? -2 : style.scale);

/** The value in the unit that the style counts in, rounded to its places. */
const shownValue = (value: Fraction, style: Style): Fraction =>
  roundTo(times(value, tenTo(isPercent(style) ? 2 : -style.scale)), style.places);

function digitsOf(shown: Fraction, places: number): string {
  const digits = roundedAt(size(shown), places).toString().padStart(places + 1, "0");
  const end = digits.length - places;
  const grouped = digits.slice(0, end).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return places === 0 ? grouped : `${grouped}.${digits.slice(end)}`;
}

/** Undefined where the style cannot be applied (a scale that has no word). */
export function valueInWords(value: Fraction, style: Style): string | undefined {
  const { kind, scale, places, unit } = style;
  const shown = shownValue(value, style);
  const digits = digitsOf(shown, places);
  const isNegative = shown.over < 0n;
  const sign = isNegative ? MINUS : "";
  const isOne = equal(size(shown), ONE);
  switch (kind) {
    case "table": return isNegative ? `(${digits})` : digits;
    case "money": return SCALES[scale] === undefined ? undefined
      : `${sign}${SIGNS[unit] ?? `${unit} `}${digits}${SCALES[scale]}`;
    case "percent": return `${sign}${digits}%`;
    case "points": return `${sign}${digits} percentage ${isOne ? "point" : "points"}`;
    case "number": return `${sign}${digits}`;
    case "count": return `${sign}${digits}${counted(unit, isOne)}`;
    case "yes-no": return shown.over === 0n ? "no" : "yes";
    default: return "\u2013";
  }
}

function counted(unit: string, isOne: boolean): string {
  if (unit === "") return "";
  return isOne || unit.endsWith("s") ? ` ${unit}` : ` ${unit}s`;
}
