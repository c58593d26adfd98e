/** Units as XBRL writes them ("USD", "shares", "USD/shares", "pure"), multiplied and divided. */

/** Measure → its power. */
type Powers = Map<string, number>;

function powersOf(unit: string): Powers {
  const powers: Powers = new Map();
  unit.split("/").forEach((part, index) => {
    for (const measure of part.split("*").filter((name) => name !== "" && name !== "pure")) {
      powers.set(measure, (powers.get(measure) ?? 0) + (index === 0 ? 1 : -1));
    }
  });
  return powers;
}

/** The same text for the same unit, however it is written. */
function write(powers: Powers): string {
  const side = (sign: number): string[] => [...powers]
    .flatMap(([measure, power]) => Array<string>(Math.max(0, sign * power)).fill(measure)).toSorted();
  const [over, under] = [side(1).join("*") || "pure", side(-1).join("*")];
  return under === "" ? over : `${over}/${under}`;
}

function combine(a: string, b: string, sign: number): string {
  const powers = powersOf(a);
  for (const [measure, power] of powersOf(b)) powers.set(measure, (powers.get(measure) ?? 0) + sign * power);
  return write(powers);
}

export const productUnit = (a: string, b: string): string => combine(a, b, 1);
export const quotientUnit = (a: string, b: string): string => combine(a, b, -1);
export const sameUnit = (a: string, b: string): boolean => write(powersOf(a)) === write(powersOf(b));
