/**
 * Memory of a process and all that it has started, as Linux tells it (proc(5), smaps_rollup): "Pss" counts memory that
 * several processes share once, in parts.
 */
import { readFile, readdir } from "node:fs/promises";

const KIB = 1024;

/** Bytes; undefined where the system does not tell. */
export async function treeMemory(root: number): Promise<number | undefined> {
  const parents = await parentsByProcess();
  if (!parents.has(root)) return undefined;
  const tree = [...parents.keys()].filter((process) => isBelow(process, root, parents));
  const sizes = await Promise.all(tree.map(pssOf));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function parentsByProcess(): Promise<ReadonlyMap<number, number>> {
  const names = await readdir("/proc").catch((): string[] => []);
  const known = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(async (name) => {
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    // The name in parentheses may hold anything; state and parent come after it.
    const parent = /\) \S (\d+)/.exec(stat.slice(stat.lastIndexOf(")")))?.[1];
    return parent === undefined ? [] : [[parseInt(name, 10), parseInt(parent, 10)] as const];
  }));
  return new Map(known.flat());
}

function isBelow(process: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = process; at !== undefined && at > 1; at = parents.get(at)) {
    if (at === root) return true;
  }
  return false;
}

async function pssOf(process: number): Promise<number> {
  const text = await readFile(`/proc/${process}/smaps_rollup`, "utf8").catch(() => "");
  return parseInt(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? "0", 10) * KIB;
}
