/**
 * Is a style a fair way of showing a figure? It must be of a kind that suits the unit, and may not round the
 * figure away: "$0.0 million" is well formed, and says nothing true about $38,000.
 */
import { parseStyle, roundToStyle, type StyleKind, type StyleParts } from "../../format/style.ts";
import { powerOfTen, type Decimal } from "../../model/decimal.ts";
import { isMonetary, type Unit } from "../../model/unit.ts";
import type { KnownFigure } from "./figure-value.ts";

const PLAIN: readonly StyleKind[] = ["table", "number"];
const SCALES = [0, 3, 6, 9, 12];
/** The most by which rounding for the page may move a figure that has a better style. */
const LARGEST_ROUNDING = "0.05";

/** Kinds of style that suit a figure, by what it counts. */
function kindsFor(figure: KnownFigure): readonly StyleKind[] {
  const kinds = kindsOfUnit(figure);
  return [...kinds, ...(figure.isDash ? ["dash"] as const : []), ...(figure.isFine ? ["number"] as const : [])];
}

function kindsOfUnit({ unit, kind }: KnownFigure): readonly StyleKind[] {
  if (kind === "percent" || kind === "points") return [kind];
  if (kind === "yes-no") return ["yes-no"];
  if (kind === "days" || kind === "months") return ["count", ...PLAIN];
  if (unit === null) return ["number"];
  if (isMonetary(unit) || unit.endsWith("/shares")) return ["money", ...PLAIN];
  if (unit === "pure") return ["percent", "points", ...PLAIN];
  return ["count", ...PLAIN];
}

const isSameUnit = ({ kind, unit: named }: StyleParts, unit: Unit | null): boolean => {
  if (kind === "money") return unit?.split("/")[0] === named;
  if (kind === "count" && named !== "" && unit !== null && unit !== "pure") return unit.replace(/s$/, "") === named;
  return true;
};

/** What is wrong with the style, in words; undefined where it is fair. */
export function styleFault(figure: KnownFigure, style: string): string | undefined {
  const { value, unit, own } = figure;
  if (value === null) return undefined;
  const parts = parseStyle(style);
  const kinds = kindsFor(figure);
  if (!kinds.includes(parts.kind)) return `a figure in ${unit ?? "no unit"} is shown as ${kinds.join(" or ")}`;
  if (!isSameUnit(parts, unit)) return `the figure is in ${unit ?? "no unit"}, not in ${parts.unit}`;
  if (parts.places + parts.scale > 0 && (parts.kind === "yes-no" || parts.kind === "dash")) return "a word has no places";
  if (!SCALES.includes(parts.scale)) return `a scale is a power of a thousand: ${SCALES.join(", ")}`;
  const isOwn = own?.style === style || parts.kind === "yes-no" || parts.kind === "dash";
  return isOwn || figure.isFine || !isRoundedAway(value, style, parts) ? undefined
    : "the style must leave the figure within a twentieth of its value";
}

function isRoundedAway(value: Decimal, style: string, { kind, scale }: StyleParts): boolean {
  const shift = kind === "percent" || kind === "points" ? -2 : scale;
  const shown = roundToStyle(value, style).times(powerOfTen(shift));
  return shown.minus(value).abs().greaterThan(value.abs().times(LARGEST_ROUNDING));
}
