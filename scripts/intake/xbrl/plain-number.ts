/**
 * A number in any spelling of JSON or XML Schema (xs:decimal, xs:double) → plain decimal notation, by moving
 * characters only, so that no float touches an amount: "1.5E-4" → "0.00015", "+07.50" → "7.50". Digits behind the
 * point are kept, since they say how exact the figure is.
 */
const SPELLING = /^(?<sign>[+-]?)(?<whole>\d*)(?:\.(?<fraction>\d*))?(?:[eE](?<exponent>[+-]?\d{1,4}))?$/;

/** Larger shifts are no amounts of a report, and would fill the memory with zeros. */
const MAX_SHIFT = 300;

/** Undefined for what is no finite number: "INF", "NaN", "12,345", "". */
export function plainNumber(text: string): string | undefined {
  const groups = SPELLING.exec(text.trim())?.groups;
  if (groups === undefined) return undefined;
  const { sign = "", whole = "", fraction = "", exponent = "0" } = groups;
  if (whole + fraction === "") return undefined;
  const shift = Number.parseInt(exponent, 10);
  if (Math.abs(shift) > MAX_SHIFT) return undefined;
  return withSign(sign, shiftPoint(whole, fraction, shift));
}

function shiftPoint(whole: string, fraction: string, shift: number): string {
  const digits = whole + fraction;
  const point = whole.length + shift;
  const padded = point < 0 ? "0".repeat(-point) + digits : digits.padEnd(point, "0");
  const at = Math.max(0, point);
  const before = padded.slice(0, at).replace(/^0+/, "") || "0";
  const behind = padded.slice(at);
  return behind === "" ? before : `${before}.${behind}`;
}

/** Zero has no sign. */
const withSign = (sign: string, magnitude: string): string =>
  (sign === "-" && /[1-9]/.test(magnitude) ? `-${magnitude}` : magnitude);

/** Significant digits in the sense of "how exactly is it told": trailing zeros of a whole number tell nothing. */
export const toldDigits = (plain: string): number => {
  const digits = plain.replace(/^-?[0.]*/, "").replace(".", "");
  return plain.includes(".") ? digits.length : digits.replace(/0+$/, "").length;
};
