/** Traces as plain JSON. */
import { toText } from "../model/decimal.ts";
import type { Quantity } from "../model/quantity.ts";
import type { ReportTrace } from "../model/report.ts";

export function traceToJson(quantity: Quantity): ReportTrace {
  const { trace } = quantity;
  const value = toText(quantity.value);
  if (trace.op === "fact") return { op: "fact", fact: trace.fact, value };
  if (trace.op === "constant") return { op: "constant", meaning: trace.meaning, value };
  return { op: trace.op, value, unit: quantity.unit, inputs: trace.inputs.map(traceToJson) };
}
