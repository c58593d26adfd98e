/** `npm run build` as a user runs it, in a process of its own: how long it takes, where the time goes, its memory. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { treeMemory } from "./process-memory.ts";

export interface TimedBuild {
  /** Milliseconds, with the start of the process. */
  readonly wall: number;
  /** Bytes, of all processes of the build together; 0 where the system does not tell. */
  readonly memory: number;
  /** Step → milliseconds, summed over the processes, of which several run at once. */
  readonly steps: ReadonlyMap<string, number>;
  /** Milliseconds from the start of the process until the first pages are there; undefined where none were made. */
  readonly firstPage: number | undefined;
}

export interface ToTime {
  /** Folder of package.json. */
  readonly project: string;
  /** Flags of the command. */
  readonly flags: readonly string[];
}

const LOOK_EVERY = 400;
/** To look takes a while itself, from whoever is looked at: at most so much of the time. */
const SHARE = 0.02;

/** Rejects with what the build says where it does not publish. */
export async function timeBuild({ project, flags }: ToTime): Promise<TimedBuild> {
  const folder = await mkdtemp(join(tmpdir(), "tieout-profile-"));
  const profile = join(folder, "profile.json");
  const began = performance.now();
  const child = spawn(process.execPath, ["scripts/start.mjs", "build", ...flags, "--profile", profile],
    { cwd: project, env: { ...process.env, CI: "" }, stdio: ["ignore", "ignore", "pipe"] });
  let told = "";
  child.stderr.on("data", (text: Buffer) => (told += text.toString()));
  const watch = watchMemory(child.pid ?? 0);
  try {
    const code = await new Promise<number | null>((done) => child.on("close", done));
    if (code !== 0) throw new Error(`the build ended with ${code ?? "a signal"}:\n${told}`);
    const wall = performance.now() - began;
    return { wall, memory: watch.most(), ...readProfile(await readFile(profile, "utf8")) };
  } finally {
    watch.end();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Most bytes that the process and all that it has started were seen to hold. */
function watchMemory(root: number): { most(): number; end(): void } {
  let most = 0;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const began = performance.now();
    most = Math.max(most, await treeMemory(root) ?? 0);
    timer &&= setTimeout(() => void look(), Math.max(LOOK_EVERY, (performance.now() - began) / SHARE));
  };
  timer = setTimeout(() => void look(), LOOK_EVERY);
  return {
    most: () => most,
    end: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

interface TraceEvent { readonly name: string; readonly ts: number; readonly dur: number }

const MICRO = 1000;

function readProfile(text: string): Pick<TimedBuild, "steps" | "firstPage"> {
  const { traceEvents, otherData } = JSON.parse(text) as {
    traceEvents: readonly TraceEvent[];
    otherData: { millisecondsBefore: number };
  };
  const steps = new Map<string, number>();
  for (const { name, dur } of traceEvents) steps.set(name, (steps.get(name) ?? 0) + dur / MICRO);
  const pages = traceEvents.filter(({ name }) => name === "pages").map(({ ts, dur }) => (ts + dur) / MICRO);
  return { steps, firstPage: pages.length === 0 ? undefined : otherData.millisecondsBefore + Math.min(...pages) };
}
