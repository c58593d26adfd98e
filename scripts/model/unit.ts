/**
 * Units as XBRL writes them (xBRL-JSON, section 3.1.6): a product of measures over a product of measures,
 * "USD", "shares", "USD/shares", "pure". Multiplication and division of quantities carry them along.
 */
export type Unit = string;

export const PURE: Unit = "pure";

interface Measures { over: string[]; under: string[] }

function read(unit: Unit): Measures {
  const [over = "", under = ""] = unit.split("/");
  const list = (text: string): string[] => text.split("*").filter((measure) => measure !== "" && measure !== PURE);
  return { over: list(over), under: list(under) };
}

function write({ over, under }: Measures): Unit {
  const left = [...over];
  const right = under.filter((measure) => {
    const at = left.indexOf(measure);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const numerator = left.toSorted().join("*") || PURE;
  return right.length === 0 ? numerator : `${numerator}/${right.toSorted().join("*")}`;
}

export function productUnit(a: Unit, b: Unit): Unit {
  const [x, y] = [read(a), read(b)];
  return write({ over: [...x.over, ...y.over], under: [...x.under, ...y.under] });
}

export function quotientUnit(a: Unit, b: Unit): Unit {
  const divisor = read(b);
  return productUnit(a, write({ over: divisor.under, under: divisor.over }));
}

/** An ISO 4217 code alone: an amount of money, which adds up over time, unlike ratios and counts of shares. */
export const isMonetary = (unit: Unit): boolean => /^[A-Z]{3}$/.test(unit);
