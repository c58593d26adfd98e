import { absolute } from "./whole-numbers.ts";

/** Two figures that differ as a slip of the hand makes them differ: one digit, or two neighbours changed about. */
export function isNearMiss(a: string, b: string): boolean {
  const [x, y] = [a.replaceAll(/\D/g, ""), b.replaceAll(/\D/g, "")];
  if (x === y || x.length < 3) return false;
  if (x.length === y.length) {
    const different = [...x].flatMap((digit, index) => (digit === y[index] ? [] : [index]));
    const [first, second] = different;
    if (different.length === 1) return true;
    return different.length === 2 && first !== undefined && second === first + 1 && x[first] === y[second]
      && x[second] === y[first];
  }
  return Math.abs(x.length - y.length) === 1 && isOneMore(x.length > y.length ? x : y, x.length > y.length ? y : x);
}

/** One digit too many or too few. */
function isOneMore(long: string, short: string): boolean {
  for (let index = 0; index < long.length; index += 1) {
    if (long.slice(0, index) + long.slice(index + 1) === short) return true;
  }
  return false;
}

/**
 * Is the distance between a stated total and the sum of its parts one that a slip in a single figure makes: one digit
 * (d × 10^k), two neighbours changed about (9d × 10^k), a sign (twice a part), a place (nine times a part, or of it)?
 */
export function isSlip(away: bigint, figures: readonly bigint[]): boolean {
  let digits = absolute(away);
  if (digits === 0n) return false;
  while (digits % 10n === 0n) digits /= 10n;
  if (digits < 10n || (digits % 9n === 0n && digits <= 72n)) return true;
  return figures.some((figure) => [2n, 9n].some((times) => absolute(figure) * times === absolute(away))
    || absolute(figure) * 9n === absolute(away) * 10n);
}
