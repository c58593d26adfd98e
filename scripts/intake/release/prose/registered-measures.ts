/** Which registered metric is the growth of a concept, or one concept as a share of another: by what it computes. */
import { METRICS } from "../../../metrics/registry.ts";
import { ONE } from "../../../model/decimal.ts";
import type { ConceptMetric } from "../../../model/metric.ts";
import { Quantity, exactly } from "../../../model/quantity.ts";

export interface RegisteredMeasures {
  /** Concept → metric id. */
  readonly growthOf: ReadonlyMap<string, string>;
  /** "part/whole" → metric id. */
  readonly shareOf: ReadonlyMap<string, string>;
}

let remembered: RegisteredMeasures | undefined;

export function registeredMeasures(): RegisteredMeasures {
  if (remembered !== undefined) return remembered;
  const growthOf = new Map<string, string>();
  const shareOf = new Map<string, string>();
  for (const metric of METRICS) {
    if (metric.over !== "concepts") continue;
    const { op, inputs } = shapeOf(metric);
    if (op === "growth" && inputs[0] !== undefined && metric.requires.length === 1) growthOf.set(inputs[0], metric.id);
    if (op === "quotient" && inputs.length === 2 && metric.unit === "percent") shareOf.set(inputs.join("/"), metric.id);
  }
  remembered = { growthOf, shareOf };
  return remembered;
}

/** The metric computed of ones that remember their concepts. */
function shapeOf({ requires, compute }: ConceptMetric): { op: string; inputs: string[] } {
  const one = (concept: string): Quantity => exactly(ONE, { unit: "USD", trace: { op: "fact", fact: concept } });
  const inputs = Object.fromEntries(requires.map((name) => [name.slice(name.indexOf(":") + 1), one(name)]));
  const figure = compute(inputs, inputs, { days: one("days") });
  if (!(figure instanceof Quantity) || !("inputs" in figure.trace)) return { op: "other", inputs: [] };
  return { op: figure.trace.op, inputs: figure.trace.inputs.map(({ trace }) => (trace.op === "fact" ? trace.fact : "")) };
}
