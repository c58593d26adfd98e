/**
 * A style as a number format of SpreadsheetML (ECMA-376 part 1, 18.8.31), so that a spreadsheet rounds for the
 * eye only: the cell keeps every digit. `scale` is the power of ten that the cell's number already stands in: a
 * table in thousands holds thousands.
 */
import type { Decimal } from "../model/decimal.ts";
import type { Style } from "../model/report.ts";
import { rememberingWords, words, wordsFor } from "../lib/words.ts";
import { DASH, MINUS, withCurrency, withScale } from "./locale.ts";
import { parseStyle, type StyleParts } from "./style.ts";

const places = (count: number): string => (count === 0 ? "" : `.${"0".repeat(count)}`);

/** Each comma behind the digits shows a thousandth of the number. */
const thousands = (powers: number): string => ",".repeat(Math.max(0, Math.floor(powers / 3)));

const quoted = (text: string): string => (text === "" ? "" : `"${text}"`);

/** Stands for the digits in words that are said of them. */
const MARK = "\u0001";

/** "$<digits> million" → "$"digits" million". */
const around = (said: string, digits: string): string => said.split(MARK).map(quoted).join(digits);

export const spreadsheetFormat = (style: Style, scale = 0): string => formatCode(`${scale} ${style}`);

const formatCode = rememberingWords(1_000, (key: string): string => {
  const [scale, style] = [parseInt(key, 10), key.slice(key.indexOf(" ") + 1)];
  const parts = parseStyle(style);
  const digits = `#,##0${places(parts.places)}${thousands(parts.scale - scale)}`;
  switch (parts.kind) {
    case "table": return `${digits};(${digits})`;
    case "money": return signed(around(withCurrency(withScale(MARK, parts.scale), parts.unit), digits));
    case "dash": return `${digits};(${digits});${quoted(DASH)}`;
    case "yes-no": return [words("figure.yes"), words("figure.yes"), words("figure.no")].map(quoted).join(";");
    case "percent":
    // A percentage that stands in its cell as it is printed is not multiplied once more.
    case "points": return signed(`0${places(parts.places)}${scale === -2 ? quoted("%") : "%"}`);
    case "count": return signed(around(counted(parts), digits));
    case "number": return signed(digits);
  }
});

const signed = (format: string): string => `${format};${quoted(MINUS)}${format}`;

/** A format cannot tell one from many, so that it names many. */
const counted = ({ unit }: StyleParts): string =>
  (unit === "" ? MARK : wordsFor(`count.${unit}`, { digits: MARK, one: "no" }) ?? `${MARK} ${unit}`);

/** For a cell in units: a style of a table in thousands would show thousands of what stands there. */
export function unitFormat(style: Style, value: Decimal): string {
  if (parseStyle(style).kind !== "table") return spreadsheetFormat(style);
  const digits = value.isInteger() ? "#,##0" : "#,##0.00####";
  return `${digits};(${digits})`;
}
