/**
 * Does a formula say what the figure's trace says, or does it only happen to give the same? Every input of the
 * workbook is put off by an amount of its own; formula and trace must still agree. A part that is nought, or
 * that cancels, cannot hide a wrong sign or a wrong cell then.
 */
import { ONE, fromInteger, parseDecimal, powerOfTen, shifted, type Decimal } from "../../../model/decimal.ts";
import type { ReportTrace } from "../../../model/report.ts";
import type { FilingIndex } from "../filing-index.ts";
import type { Reading } from "../reading.ts";
import type { ListedCell } from "./check-workbook.ts";
import { Calculator, FormulaError, type ReadWorkbook, type Result, type Supposed } from "./evaluate.ts";

interface Formulas {
  readonly workbook: ReadWorkbook;
  readonly listed: readonly ListedCell[];
  readonly index: FilingIndex;
}

/** Different for every input, and never nought. */
const SUPPOSED: Supposed = { inputOf: (_value, at) => fromInteger(1009 + at * at + 7 * at), passesGuards: true };

/**
 * A guard asks whether a divisor of the formula is nought, or a base not above it; of nothing else, and of each
 * divisor.
 */
function hasRightGuards(formula: string): boolean {
  const body = /,"n\/m"\)$/.test(formula) ? formula.slice(0, -",\"n/m\")".length) : formula;
  const tests = [...body.matchAll(/(?:<>|>)0(?=[,)])/g)].map(({ index }) => operandBefore(body, index));
  const rest = body.replace(/(?:<>|>)0(?=[,)])/g, "");
  return !/[<>=]/.test(rest) && tests.every((test) => body.includes(`/${test}`) || body.includes(`/(${test})`))
    && (tests.length > 0) === formula.startsWith("IF(");
}

/** What stands left of a comparison, back to the bracket or comma that it begins behind. */
function operandBefore(text: string, end: number): string {
  let depth = 0;
  let at = end;
  for (; at > 0; at -= 1) {
    const mark = text[at - 1] ?? "";
    if (mark === ")") depth += 1;
    if (depth === 0 && (mark === "(" || mark === ",")) break;
    if (mark === "(") depth -= 1;
  }
  return text.slice(at, end);
}

export function checkFormulas({ workbook, listed, index }: Formulas, reading: Reading): void {
  const calculator = new Calculator(workbook, SUPPOSED);
  const cells = new Map<string, ListedCell>();
  for (const one of listed) if (!cells.has(one.ref)) cells.set(one.ref, one);
  const rows = new Map(listed.map((one) => [inRow(one, one.ref), one]));
  for (const one of listed) {
    const { formula } = one.cell;
    if (formula === undefined) continue;
    const expected = expectedOf(one, { index, calculator, cells, rows });
    if (expected === undefined) continue;
    const found = tried(() => calculator.result(one.sheet, one.cell.name));
    if (hasRightGuards(formula) && isSame(found, expected, one.scale)) continue;
    reading.complain({
      code: "formula-differs", what: `${one.sheet}!${one.cell.name} =${formula} is another formula than the figure's`,
      expected: "the operations of its trace over the cells of its facts", around: one.ref,
    });
  }
}

/** A figure as a row of a sheet shows it. */
const inRow = ({ sheet, cell: { row } }: ListedCell, ref: string): string => `${sheet} ${row} ${ref}`;

/** What the formula must give; undefined for a figure that nothing recomputes. */
function expectedOf(one: ListedCell, world: World): Result | undefined {
  const base = /^(tie:.*):residual$/.exec(one.ref)?.[1];
  if (base !== undefined) return tried(() => differenceIn(one, base, world));
  const trace = traceOf(one, world.index);
  return trace && tried(() => traceValue(trace, (fact) => factValue(fact, world)));
}

/** A difference has no trace: it is what the row states less what the row recomputes. */
function differenceIn(one: ListedCell, base: string, { rows, calculator }: World): Decimal {
  const valueOf = (part: string): Decimal => {
    const cell = rows.get(inRow(one, `${base}:${part}`));
    const result = cell === undefined ? undefined : calculator.result(cell.sheet, cell.cell.name);
    if (cell === undefined || typeof result !== "object") throw new FormulaError(`${base}:${part} is no number of the row`);
    return shifted(result, cell.scale);
  };
  return valueOf("stated").minus(valueOf("recomputed"));
}

/** What the cell's formula must say. */
function traceOf({ ref, figure }: ListedCell, { facts, metrics, ties, tiesOf }: FilingIndex): ReportTrace | undefined {
  const id = figure.base.slice(figure.base.indexOf(":") + 1);
  if (ref.startsWith("metric:")) return metrics.get(id)?.trace ?? undefined;
  if (ref.endsWith(":recomputed")) return ties.get(id)?.trace ?? undefined;
  if (ref.endsWith(":stated")) return statedTrace(ties.get(id)?.fact, figure.value, facts.get(ties.get(id)?.fact ?? "")?.value);
  const fact = facts.get(id);
  if (!ref.startsWith("fact:") || fact === undefined) return undefined;
  const tie = (tiesOf.get(ref) ?? []).find((one) => one.trace !== null && ROW_KINDS.has(one.kind));
  const trace = fact.trace ?? undefined;
  if (trace === undefined) return tie?.trace ?? undefined;
  return fact.negated ? { op: "negation", value: fact.value, unit: fact.unit, inputs: [trace] } : trace;
}

const ROW_KINDS: ReadonlySet<string> = new Set(["sum", "quotient", "allocation", "roll-forward"]);

function statedTrace(fact: string | null | undefined, stated: Decimal | null, value = "0"): ReportTrace | undefined {
  if (fact === null || fact === undefined || stated === null) return undefined;
  const leaf: ReportTrace = { op: "fact", fact, value };
  return stated.equals(parseDecimal(value)) ? leaf : { op: "negation", value, unit: "", inputs: [leaf] };
}

interface World {
  readonly index: FilingIndex;
  readonly calculator: Calculator;
  readonly cells: ReadonlyMap<string, ListedCell>;
  readonly rows: ReadonlyMap<string, ListedCell>;
}

/**
 * The concept's value that the fact's cell stands for; where the cell holds an unrounded formula, what it is
 * stated as.
 */
function factValue(id: string, { index, calculator, cells }: World): Decimal {
  const fact = index.facts.get(id);
  const ties = (index.tiesOf.get(`fact:${id}`) ?? []).filter(({ kind }) => kind !== "duplicate" && kind !== "claim");
  const cell = cells.get(`fact:${id}`) ?? ties.map((tie) => cells.get(`tie:${tie.id}:stated`)).find((one) => one !== undefined);
  if (fact === undefined || cell === undefined) throw new FormulaError(`${id} has no cell`);
  const result = calculator.result(cell.sheet, cell.cell.name);
  if (typeof result !== "object") throw new FormulaError(`${id} is no number`);
  const value = shifted(result, cell.scale);
  return fact.negated ? value.negated() : value;
}

function traceValue(trace: ReportTrace, valueOf: (fact: string) => Decimal): Decimal {
  if (trace.op === "fact") return valueOf(trace.fact);
  if (trace.op === "constant") return parseDecimal(trace.value);
  const [first = ONE, ...others] = trace.inputs.map((input) => traceValue(input, valueOf));
  if (trace.op === "negation") return first.negated();
  const made = others.reduce((left, right) => OPERATIONS[trace.op](left, right), first);
  return trace.op === "growth" ? made.minus(ONE) : made;
}

const divided = (a: Decimal, b: Decimal): Decimal => {
  if (b.isZero()) throw new FormulaError("divides by nought");
  return a.div(b);
};

const OPERATIONS: Readonly<Record<Exclude<ReportTrace["op"], "fact" | "constant">, (a: Decimal, b: Decimal) => Decimal>> = {
  sum: (a, b) => a.plus(b), difference: (a, b) => a.minus(b), product: (a, b) => a.times(b), quotient: divided,
  growth: divided, negation: (a) => a,
};

function tried(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof FormulaError) return error.message;
    throw error;
  }
}

const NEARLY = powerOfTen(-40);

/** `found` stands in 10^scale units. */
const isSame = (found: Result, expected: Result, scale: number): boolean =>
  typeof found === "object" && typeof expected === "object"
  && shifted(found, scale).minus(expected).abs().lessThanOrEqualTo(expected.abs().times(NEARLY));
