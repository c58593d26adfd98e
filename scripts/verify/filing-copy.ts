/** One filing of the copy: its evidence, ready to be asked by id. */
import type { Evidence, Known, Metric, PrintedFact, Tie, Trace } from "./evidence-file.ts";
import type { Tally } from "./tally.ts";

export interface FilingCopy {
  /** Where its files lie in the copy, with a slash at the end; "" where the copy is this one filing. */
  readonly folder: string;
  readonly file: string;
  readonly evidence: Evidence;
  readonly printed: ReadonlyMap<string, PrintedFact>;
  /** Printed and derived. */
  readonly facts: ReadonlyMap<string, Known>;
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly ties: ReadonlyMap<string, Tie>;
  /** Meaning of a constant → the values that traces give it. */
  readonly constants: ReadonlyMap<string, ReadonlySet<string>>;
}

export function filingCopy(folder: string, evidence: Evidence): FilingCopy {
  const { facts, derivations, metrics, ties } = evidence;
  return {
    folder, file: `${folder}evidence.json`, evidence, constants: constantsOf(evidence),
    printed: new Map(facts.map((fact) => [fact.id, fact])),
    facts: new Map([...facts, ...derivations].map((fact) => [fact.id, fact])),
    metrics: new Map(metrics.map((metric) => [metric.key, metric])),
    ties: new Map(ties.map((tie) => [tie.id, tie])),
  };
}

/** Two of one name would let one hide behind the other. */
export function checkNames({ evidence, file }: FilingCopy, tally: Tally): void {
  const { facts, derivations, metrics, ties } = evidence;
  const lists = { fact: [...facts, ...derivations].map(({ id }) => id), metric: metrics.map(({ key }) => key),
    tie: ties.map(({ id }) => id) };
  for (const [kind, names] of Object.entries(lists)) {
    const seen = new Set<string>();
    for (const name of names) {
      if (seen.has(name)) tally.refuse(file, { code: "name-twice", subject: `${kind} ${name}`, what: "stands twice" });
      seen.add(name);
    }
  }
}

export function tracesOf({ derivations, metrics, ties }: Evidence): Trace[] {
  return [
    ...derivations.map(({ trace }) => trace),
    ...metrics.flatMap(({ figure }) => (figure === null ? [] : [figure.trace])),
    ...ties.flatMap(({ recomputed }) => (recomputed === null ? [] : [recomputed.trace])),
  ];
}

export type Leaf = Extract<Trace, { op: "fact" | "constant" }>;

export const leavesOf = (trace: Trace): Leaf[] =>
  ("inputs" in trace ? trace.inputs.flatMap(leavesOf) : [trace]);

function constantsOf(evidence: Evidence): Map<string, Set<string>> {
  const constants = new Map<string, Set<string>>();
  for (const leaf of tracesOf(evidence).flatMap(leavesOf)) {
    if (leaf.op !== "constant") continue;
    const values = constants.get(leaf.meaning) ?? new Set();
    constants.set(leaf.meaning, values.add(leaf.published.text));
  }
  return constants;
}
