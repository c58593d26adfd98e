/** Which style suits a figure where the filing does not settle it. */
import { ZERO, parseDecimal, powerOfTen, type Decimal } from "../model/decimal.ts";
import { width, type Interval } from "../model/interval.ts";
import type { MetricUnit } from "../model/metric.ts";
import type { ReportFact, Style } from "../model/report.ts";
import { isMonetary, type Unit } from "../model/unit.ts";
import { parseStyle, styleDecimals, styleOf } from "./style.ts";

const currencyOf = (unit: Unit): string => unit.split("/")[0] ?? unit;
const isPerShare = (unit: Unit): boolean => unit.endsWith("/shares");

/** Thousands and below are shown whole; from a million on in the largest scale that leaves a digit before the point. */
function moneyScale(value: Decimal): number {
  const size = value.abs();
  return [12, 9, 6].find((scale) => size.greaterThanOrEqualTo(powerOfTen(scale))) ?? 0;
}

/** A sum of money in prose: $23.4 million, $452,000, $0.06 a share. `slack` is how far its rounding reaches. */
export function moneyStyle(value: Decimal, unit: Unit, { places = 1, slack = ZERO } = {}): Style {
  const currency = currencyOf(unit);
  if (isPerShare(unit)) return styleOf({ kind: "money", scale: 0, places: 2, unit: currency });
  const scale = slack.greaterThanOrEqualTo(powerOfTen(5)) ? 6 : moneyScale(value);
  return styleOf({ kind: "money", scale, places: scale === 0 ? wholePlaces(value) : places, unit: currency });
}

const wholePlaces = (value: Decimal): number => (value.isInteger() ? 0 : 2);

/** As the filing's table prints it: its own scale and places, grouped, negatives in parentheses. */
export const tableStyle = (scale: number, places: number): Style => styleOf({ kind: "table", scale, places, unit: "" });

/** Power of ten that a percentage stands in. */
const PERCENT = -2;

export interface Printed {
  readonly unit: Unit;
  readonly scale: number;
  readonly places: number;
  readonly isOffScale: boolean;
}

/** A cell of a table; one that its table's words on units do not hold for says its own: 43%, $120.7 billion. */
export function cellStyle({ unit, scale, places, isOffScale }: Printed): Style {
  if (unit === "pure" && scale === PERCENT) return styleOf({ kind: "percent", scale: 0, places, unit: "" });
  if (isOffScale && isMonetary(unit)) return styleOf({ kind: "money", scale, places, unit });
  return tableStyle(scale, places);
}

interface Shaped { value: Decimal; unit: Unit; interval?: Interval }

/** A metric's value. `places` comes from the metric's definition. */
export function metricStyle(kind: MetricUnit, figure: Shaped, places: number): Style {
  switch (kind) {
    case "percent": return styleOf({ kind: "percent", scale: 0, places, unit: "" });
    case "points": return styleOf({ kind: "points", scale: 0, places, unit: "" });
    case "money":
    case "per-share": return moneyStyle(figure.value, figure.unit, { places, slack: figure.interval === undefined ? ZERO : width(figure.interval) });
    case "ratio": return styleOf({ kind: "number", scale: 0, places, unit: "" });
    case "days": return styleOf({ kind: "count", scale: 0, places, unit: "day" });
    case "months": return styleOf({ kind: "count", scale: 0, places, unit: "month" });
    case "count": return styleOf({ kind: "count", scale: 0, places, unit: countedThing(figure.unit) });
    case "yes-no": return styleOf({ kind: "yes-no", scale: 0, places: 0, unit: "" });
  }
}

const countedThing = (unit: Unit): string => (unit === "pure" ? "" : unit.replace(/s$/, ""));

/** Enough digits to see what rounding hides: eight places behind the point of a ratio, whole units of money. */
export function longStyle(figure: { value: Decimal; unit: Unit }): Style {
  const { value, unit } = figure;
  if (isMonetary(unit)) return styleOf({ kind: "money", scale: 0, places: value.isInteger() ? 0 : 2, unit });
  if (isPerShare(unit)) return styleOf({ kind: "money", scale: 0, places: 6, unit: currencyOf(unit) });
  const places = value.isInteger() ? 0 : 8;
  return styleOf({ kind: "number", scale: 0, places, unit: "" });
}

/** The style with as many more places as the value needs to be shown unrounded, up to `most`. */
export function unrounded(style: Style, value: Decimal, most = 6): Style {
  const { places } = parseStyle(style);
  const needed = Math.min(placesOf(value, style), most);
  return needed <= places ? style : styleOf({ ...parseStyle(style), places: needed });
}

/** Does the style show all digits of the value? */
export const showsWhole = (style: Style, value: Decimal): boolean => placesOf(value, style) <= parseStyle(style).places;

/** Digits behind the point that the value has in the style's scale: its last digit stands at 10^(e + 1 − precision). */
const placesOf = (value: Decimal, style: Style): number => (value.isZero() ? 0
  : Math.max(0, value.precision() - value.e - 1 - (styleDecimals(style) - parseStyle(style).places)));

/** Half a cent counts where an amount per share follows from a stock split, and has no cents of its own. */
const PLACES_PER_SHARE = 4;

/** A fact in prose: as {@link moneyStyle}; a derived amount per share with the digits that it needs. */
export function factMoneyStyle({ value, unit, trace }: Pick<ReportFact, "value" | "unit" | "trace">): Style {
  const amount = parseDecimal(value);
  const style = moneyStyle(amount, unit);
  return trace !== undefined && isPerShare(unit) ? unrounded(style, amount, PLACES_PER_SHARE) : style;
}
