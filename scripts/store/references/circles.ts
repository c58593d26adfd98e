/** Rows that derive from themselves by way of others. */
import type { EarningsRelease } from "../../model/earnings-release.ts";
import type { Fault } from "../fault.ts";
import { referencesOf, rowNodes, type RowNode } from "./row-graph.ts";

type Graph = Map<string, string[]>;

/** One fault a circle. Circles that share a row are named one after another, as each is mended. */
export function checkCircles(filing: EarningsRelease): Fault[] {
  const nodes = new Map(rowNodes(filing).map((node) => [node.name, node]));
  const derived = [...nodes].map(([name, node]): [string, string[]] => [name, targetsOf(node)]);
  const graph: Graph = new Map(derived.filter(([, targets]) => targets.length > 0));
  const faults: Fault[] = [];
  for (let circle = nextCircle(graph); circle.length > 0; circle = nextCircle(graph)) {
    faults.push(circleFault(circle, nodes));
    for (const name of circle) graph.delete(name);
  }
  return faults;
}

/** A row that names itself is another fault (derived-from-itself). */
const targetsOf = (node: RowNode): string[] => referencesOf(node).map(({ to }) => to).filter((to) => to !== node.name);

/** Rows whose parts are all known are taken away until none is left; what remains leads into a circle. */
function nextCircle(graph: Graph): string[] {
  const isSettled = (name: string): boolean => !(graph.get(name) ?? []).some((to) => graph.has(to));
  for (let settled = [...graph.keys()].filter(isSettled); settled.length > 0;) {
    for (const name of settled) graph.delete(name);
    settled = [...graph.keys()].filter(isSettled);
  }
  return walk(graph);
}

function walk(graph: Graph): string[] {
  const passed: string[] = [];
  let here = graph.keys().next().value;
  while (here !== undefined && !passed.includes(here)) {
    passed.push(here);
    here = graph.get(here)?.find((to) => graph.has(to));
  }
  return here === undefined ? [] : passed.slice(passed.indexOf(here));
}

/** Told from the row that stands first in the file. */
function circleFault(circle: readonly string[], nodes: ReadonlyMap<string, RowNode>): Fault {
  const order = [...nodes.keys()];
  const at = circle.indexOf(order.find((name) => circle.includes(name)) ?? "");
  const path = [...circle.slice(at), ...circle.slice(0, at), circle[at] ?? ""];
  const first = nodes.get(path[0] ?? "");
  const pointer = first && referencesOf(first).find(({ to }) => to === path[1])?.pointer;
  return {
    code: "derived-in-a-circle", pointer: pointer ?? "/tables", what: `a circle: ${path.join(" → ")}`,
    expected: "rows that derive, step by step, from rows that derive from nothing",
    mend: "remove the sum, quotient or allocation of the row that is an input",
  };
}
