/**
 * A trace as a spreadsheet's formula. Every part carries the power of ten that it stands in, so that rows of one table
 * add up as they are printed (`=B5-B6`) and a figure of another table is first brought to units (`=Sheet!B5*1000`).
 */
import { ONE, parseDecimal, powerOfTen, type Decimal } from "../../model/decimal.ts";
import type { ReportTrace } from "../../model/report.ts";

/** Where a fact's number stands: `reference` times 10^scale is the concept's value, negated where `negated`. */
export interface Located { readonly reference: string; readonly scale: number; readonly negated: boolean }

export type Locate = (fact: string) => Located | undefined;

/** Binding strength: 1 of a sum, 2 of a product, 3 of a sign, 4 of a cell. */
interface Part { readonly text: string; readonly scale: number; readonly binds: number }

/** What must not be nought, and what must be above it, for the figure to mean anything. */
interface Guards { readonly divisors: Set<string>; readonly bases: Set<string> }

/** Thrown where a fact has no cell that a formula could name; the figure is then written as a value. */
class Unlocated extends Error {}

type Operation = Exclude<ReportTrace, { op: "fact" | "constant" }>;

const bracketed = (part: Part, binds: number): string => (part.binds < binds ? `(${part.text})` : part.text);

/** A number as a formula writes it: plain, never with an exponent. */
const literal = (value: Decimal): string => value.toFixed();

function scaled(part: Part, scale: number): Part {
  const shift = part.scale - scale;
  if (shift === 0) return part;
  const factor = literal(powerOfTen(Math.abs(shift)));
  return { text: `${bracketed(part, 2)}${shift > 0 ? "*" : "/"}${factor}`, scale, binds: 2 };
}

/** Parts of one power of ten; in units where they differ. */
function level(parts: readonly Part[]): readonly Part[] {
  const [first] = parts;
  return parts.every(({ scale }) => scale === first?.scale) ? parts : parts.map((part) => scaled(part, 0));
}

function negative(part: Part): Part {
  return part.text.startsWith("-") && part.binds === 3 ? { ...part, text: part.text.slice(1), binds: 4 }
    : { text: `-${bracketed(part, 4)}`, scale: part.scale, binds: 3 };
}

class Writer {
  readonly guards: Guards = { divisors: new Set(), bases: new Set() };
  readonly #locate: Locate;

  constructor(locate: Locate) {
    this.#locate = locate;
  }

  write(trace: ReportTrace): Part {
    if (trace.op === "constant") return { text: literal(parseDecimal(trace.value)), scale: 0, binds: 4 };
    if (trace.op === "fact") return this.#fact(trace.fact);
    const parts = trace.inputs.map((input) => this.write(input));
    return parts.slice(1).reduce((left, right) => this.#joined(trace.op, left, right), this.#first(trace, parts));
  }

  #first({ op }: Operation, [first]: readonly Part[]): Part {
    if (first === undefined) throw new RangeError(`a ${op} of nothing`);
    return op === "negation" ? negative(first) : first;
  }

  #fact(id: string): Part {
    const located = this.#locate(id);
    if (located === undefined) throw new Unlocated(id);
    const { reference, scale, negated } = located;
    const part = { text: reference, scale, binds: 4 };
    return negated ? negative(part) : part;
  }

  #joined(op: Operation["op"], left: Part, right: Part): Part {
    if (op === "product") {
      return { text: `${bracketed(left, 2)}*${bracketed(right, 3)}`, scale: left.scale + right.scale, binds: 2 };
    }
    const [a = left, b = right] = op === "quotient" ? [left, right] : level([left, right]);
    if (op === "quotient" || op === "growth") return this.#ratio(op, a, b);
    if (op === "sum" && b.binds === 3 && b.text.startsWith("-")) return additive(a, "-", { ...b, text: b.text.slice(1), binds: 4 });
    return additive(a, op === "difference" ? "-" : "+", b);
  }

  #ratio(op: "quotient" | "growth", a: Part, b: Part): Part {
    const guards = op === "growth" ? this.guards.bases : this.guards.divisors;
    if (/[A-Z]/.test(b.text)) guards.add(bracketed(b, 2));
    const ratio = { text: `${bracketed(a, 2)}/${bracketed(b, 3)}`, scale: a.scale - b.scale, binds: 2 };
    return op === "growth" ? { text: `${ratio.text}-1`, scale: 0, binds: 1 } : ratio;
  }
}

const additive = (a: Part, sign: string, b: Part): Part =>
  ({ text: `${a.text}${sign}${sign === "-" ? bracketed(b, 2) : b.text}`, scale: a.scale, binds: 1 });

/**
 * What stands in the cell where the figure means nothing: growth on a base that is not positive, a division by
 * nought.
 */
export const NOT_MEANINGFUL = "n/m";

/** The formula without its equals sign, in 10^scale units; undefined where an input has no cell of its own. */
export function formulaText(trace: ReportTrace, scale: number, locate: Locate): string | undefined {
  const writer = new Writer(locate);
  try {
    const { text } = scaled(writer.write(trace), scale);
    const tests = [
      ...[...writer.guards.divisors].map((divisor) => `${divisor}<>0`),
      ...[...writer.guards.bases].map((base) => `${base}>0`),
    ];
    if (tests.length === 0) return text;
    const test = tests.length === 1 ? tests.join() : `AND(${tests.join(",")})`;
    return `IF(${test},${text},"${NOT_MEANINGFUL}")`;
  } catch (error) {
    if (error instanceof Unlocated) return undefined;
    throw error;
  }
}

/** Facts that the trace rests on. */
export function factsIn(trace: ReportTrace): string[] {
  if (trace.op === "fact") return [trace.fact];
  return trace.op === "constant" ? [] : trace.inputs.flatMap(factsIn);
}

/** The value that the trace's own inputs give by its operations. */
function traceValue(trace: ReportTrace): Decimal {
  if (trace.op === "fact" || trace.op === "constant") return parseDecimal(trace.value);
  const [first = ONE, ...others] = trace.inputs.map(traceValue);
  switch (trace.op) {
    case "sum": return others.reduce((sum, each) => sum.plus(each), first);
    case "difference": return others.reduce((rest, each) => rest.minus(each), first);
    case "product": return others.reduce((product, each) => product.times(each), first);
    case "quotient": return others.reduce((rest, each) => rest.div(each), first);
    case "growth": return others.reduce((rest, each) => rest.div(each), first).minus(ONE);
    case "negation": return first.negated();
  }
}

/**
 * Does the trace, taken as a formula, give the value? What a price range explains does not: the value lies between the
 * two ends that its trace names.
 */
export const gives = (trace: ReportTrace, value: Decimal): boolean => traceValue(trace).minus(value).abs()
  .lessThanOrEqualTo(value.abs().times(powerOfTen(-NEARLY)));

/** Quotients are rounded at so many digits more than a spreadsheet has. */
const NEARLY = 40;
