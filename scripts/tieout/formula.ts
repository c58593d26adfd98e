/** A trace as a reader reads it: the formula in words, and its leaves with the signs before them. */
import { MINUS } from "../format/locale.ts";
import type { ReportTrace } from "../model/report.ts";

type LeafTrace = Extract<ReportTrace, { op: "fact" | "constant" }>;
type Operation = Exclude<ReportTrace, LeafTrace>;

export interface Leaf {
  /** Operator as read: "" for the first, else "+", "−", "×", "÷". */
  readonly sign: string;
  readonly leaf: LeafTrace;
}

const OPERATORS: Readonly<Record<Operation["op"], string>> = {
  sum: "+", difference: MINUS, product: "×", quotient: "÷", growth: "÷", negation: MINUS,
};

const FLIPPED: Readonly<Record<string, string>> = { "": MINUS, "+": MINUS, [MINUS]: "+" };

const isLeaf = (trace: ReportTrace): trace is LeafTrace => trace.op === "fact" || trace.op === "constant";
const isAdditive = (trace: ReportTrace): boolean => trace.op === "sum" || trace.op === "difference";

/** Leaves in reading order. A negated part of a sum is read as subtracted. */
export function leavesOf(trace: ReportTrace, sign = ""): Leaf[] {
  if (isLeaf(trace)) return [{ sign, leaf: trace }];
  if (trace.op === "negation") return trace.inputs.flatMap((input) => leavesOf(input, FLIPPED[sign] ?? sign));
  return trace.inputs.flatMap((input, at) => leavesOf(input, at === 0 ? sign : OPERATORS[trace.op]));
}

/** "Gross profit ÷ (Revenues + …)" with the names that `nameOf` gives to facts. */
export function formulaOf(trace: ReportTrace, nameOf: (fact: string) => string): string {
  if (trace.op === "fact") return nameOf(trace.fact);
  if (trace.op === "constant") return trace.meaning;
  if (trace.op === "negation") return `${MINUS}${trace.inputs.map((input) => bracketed(input, nameOf)).join("")}`;
  const terms = trace.inputs.map((input, at) => termOf(trace, { input, isFirst: at === 0, nameOf }));
  return trace.op === "growth" ? `${terms.join("")} ${MINUS} 1` : terms.join("");
}

interface Term { input: ReportTrace; isFirst: boolean; nameOf: (fact: string) => string }

function termOf(parent: Operation, { input, isFirst, nameOf }: Term): string {
  const [inner] = input.op === "negation" ? input.inputs : [];
  if (parent.op === "sum" && inner !== undefined) {
    return `${isFirst ? MINUS : ` ${MINUS} `}${bracketed(inner, nameOf)}`;
  }
  const needsNone = isAdditive(parent) && (isFirst || !isAdditive(input));
  const text = needsNone ? formulaOf(input, nameOf) : bracketed(input, nameOf);
  return isFirst ? text : ` ${OPERATORS[parent.op]} ${text}`;
}

function bracketed(trace: ReportTrace, nameOf: (fact: string) => string): string {
  const text = formulaOf(trace, nameOf);
  return isLeaf(trace) ? text : `(${text})`;
}
