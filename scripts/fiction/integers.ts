/** Exact arithmetic of the fiction: amounts are whole numbers (bigint) of the smallest unit that its books keep. */

const half = (divisor: bigint): bigint => divisor / 2n;

/** amount × parts ÷ whole, rounded half away from zero, as books round. Throws a RangeError for no whole. */
export function shareOf(amount: bigint, parts: bigint, whole: bigint): bigint {
  if (whole <= 0n) throw new RangeError(`not a positive whole: ${whole}`);
  const product = amount * parts;
  const size = product < 0n ? -product : product;
  const rounded = (size + half(whole)) / whole;
  return product < 0n ? -rounded : rounded;
}

export const permille = (amount: bigint, parts: bigint): bigint => shareOf(amount, parts, 1000n);

export const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

export const mean = (amounts: readonly bigint[]): bigint => shareOf(total(amounts), 1n, BigInt(amounts.length));

/**
 * Plain decimal text of an amount that counts 10^-from units, rounded half away from zero to `places`:
 * decimalText(12345n, { from: 3, places: 1 }) is "12.3".
 */
export function decimalText(amount: bigint, { from, places }: { from: number; places: number }): string {
  const rounded = from > places ? shareOf(amount, 1n, 10n ** BigInt(from - places)) :
    amount * 10n ** BigInt(places - from);
  const digits = String(rounded < 0n ? -rounded : rounded).padStart(places + 1, "0");
  const sign = rounded < 0n ? "-" : "";
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
