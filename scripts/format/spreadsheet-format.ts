/**
 * A style as a number format of SpreadsheetML (ECMA-376 part 1, 18.8.31), so that a spreadsheet rounds for the
 * eye only: the cell keeps every digit. `scale` is the power of ten that the cell's number already stands in: a
 * table in thousands holds thousands.
 */
import type { Decimal } from "../model/decimal.ts";
import type { Style } from "../model/report.ts";
import { DASH, MINUS, SCALE_WORDS, currencySymbol } from "./locale.ts";
import { parseStyle, type StyleParts } from "./style.ts";

const places = (count: number): string => (count === 0 ? "" : `.${"0".repeat(count)}`);

/** Each comma behind the digits shows a thousandth of the number. */
const thousands = (powers: number): string => ",".repeat(Math.max(0, Math.floor(powers / 3)));

const quoted = (text: string): string => (text === "" ? "" : `"${text}"`);

export function spreadsheetFormat(style: Style, scale = 0): string {
  const parts = parseStyle(style);
  const digits = `#,##0${places(parts.places)}${thousands(parts.scale - scale)}`;
  switch (parts.kind) {
    case "table": return `${digits};(${digits})`;
    case "money": return signed(`${quoted(currencySymbol(parts.unit))}${digits}${quoted(SCALE_WORDS[parts.scale] ?? "")}`);
    case "percent": return signed(`0${places(parts.places)}%`);
    case "dash": return `${digits};(${digits});${quoted(DASH)}`;
    case "yes-no": return "\"yes\";\"yes\";\"no\"";
    case "points": return signed(`0${places(parts.places)}%`);
    case "count": return signed(`${digits}${counted(parts)}`);
    case "number": return signed(digits);
  }
}

const signed = (format: string): string => `${format};${quoted(MINUS)}${format}`;

const counted = ({ unit }: StyleParts): string => (unit === "" ? "" : quoted(` ${unit.endsWith("s") ? unit : `${unit}s`}`));

/** For a cell in units: a style of a table in thousands would show thousands of what stands there. */
export function unitFormat(style: Style, value: Decimal): string {
  if (parseStyle(style).kind !== "table") return spreadsheetFormat(style);
  const digits = value.isInteger() ? "#,##0" : "#,##0.00####";
  return `${digits};(${digits})`;
}
