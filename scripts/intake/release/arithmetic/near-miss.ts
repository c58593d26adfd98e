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
