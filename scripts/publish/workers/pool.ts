/**
 * Builds batches in several processes. Each has its own Eleventy, charts and browser, so that a build keeps every core
 * busy and its memory is bounded by the size of a batch, not by that of the site: a process that has grown too large
 * is replaced. A batch whose process dies is built once more in a new one, which may take more memory.
 */
import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { codeFolder } from "../../lib/project.ts";
import type { Batch, BatchResult } from "../units/batch.ts";
import type { BatchSetting } from "../units/batch-tools.ts";
import type { Lap } from "../units/stopwatch.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

export interface PoolEvents {
  readonly onUnits: (units: number) => void;
  readonly onResult: (result: BatchResult) => void;
  readonly onLaps: (laps: readonly Lap[], worker: number) => void;
}

export interface PoolOptions {
  readonly setting: BatchSetting;
  /** Processes at once. */
  readonly jobs: number;
  /** Kills the processes. */
  readonly signal: AbortSignal;
}

/** Of a process's own memory; the browser's comes to it. Batches are rarely too large for the first. */
const HEAP_MEGABYTES = 520;
const ROOMY_MEGABYTES = 2_500;
const TOO_LARGE = 720_000_000;

export async function runInProcesses(
  batches: readonly Batch[], options: PoolOptions, events: PoolEvents,
): Promise<void> {
  const worker = join(await codeFolder(), "worker.mjs");
  const waiting = batches.map((batch) => ({ batch, failures: 0 }));
  const lanes = Array.from({ length: Math.min(options.jobs, batches.length) }, (_one, lane) =>
    new Lane(lane, { ...options, worker }, events).run(waiting));
  const ended = await Promise.allSettled(lanes);
  const failure = ended.find((one) => one.status === "rejected");
  if (failure !== undefined) throw failure.reason;
}

interface LaneOptions extends PoolOptions { readonly worker: string }
interface Waiting { readonly batch: Batch; failures: number }

class Died extends Error {}

/** One process after another; each is there for one batch at a time. */
class Lane {
  readonly #number: number;
  readonly #options: LaneOptions;
  readonly #events: PoolEvents;
  #process: ChildProcess | undefined;

  constructor(number: number, options: LaneOptions, events: PoolEvents) {
    this.#number = number;
    this.#options = options;
    this.#events = events;
  }

  async run(waiting: Waiting[]): Promise<void> {
    const { signal } = this.#options;
    const kill = (): void => void this.#process?.kill("SIGKILL");
    signal.addEventListener("abort", kill);
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        await this.#try(next, waiting);
        signal.throwIfAborted();
      }
    } finally {
      signal.removeEventListener("abort", kill);
      await this.#end();
    }
  }

  async #try(next: Waiting, waiting: Waiting[]): Promise<void> {
    const isSecond = next.failures > 0;
    try {
      if (isSecond) await this.#end();
      this.#process ??= this.#begin(isSecond ? ROOMY_MEGABYTES : HEAP_MEGABYTES);
      const { result, laps, memory } = await this.#build(next.batch, this.#process);
      this.#events.onLaps(laps, this.#number);
      this.#events.onResult(result);
      if (isSecond || memory > TOO_LARGE) await this.#end();
    } catch (error) {
      this.#process?.kill("SIGKILL");
      this.#process = undefined;
      this.#options.signal.throwIfAborted();
      if (!(error instanceof Died)) throw error;
      if (isSecond) throw new Error(`${error.message}, twice, while it built ${namesOf(next.batch)}`, { cause: error });
      waiting.push({ batch: next.batch, failures: 1 });
    }
  }

  #build(batch: Batch, child: ChildProcess): Promise<Extract<FromWorker, { kind: "built" }>> {
    const say = (message: ToWorker): void => void child.send(message);
    return new Promise((resolve, reject) => {
      const onExit = (code: number | null, killed: string | null): void =>
        reject(new Died(`a process of the build ended (${killed ?? `exit ${code ?? ""}`})`));
      const onMessage = (raw: unknown): void => {
        const message = raw as FromWorker;
        if (message.kind === "progress") return this.#events.onUnits(message.units);
        child.off("exit", onExit).off("message", onMessage);
        if (message.kind === "built") return resolve(message);
        const error = new Error(message.told);
        error.stack = message.told;
        reject(error);
      };
      child.on("exit", onExit).on("message", onMessage);
      say({ kind: "build", batch });
    });
  }

  #begin(megabytes: number): ChildProcess {
    const child = fork(this.#options.worker, [], {
      cwd: this.#options.setting.project, execArgv: [`--max-old-space-size=${megabytes}`],
    });
    child.send({ kind: "begin", setting: this.#options.setting } satisfies ToWorker);
    return child;
  }

  async #end(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.disconnect();
    await ended;
  }
}

const NAMED = 5;

function namesOf({ units }: Batch): string {
  const names = units.flatMap((unit) => ("filing" in unit ? [unit.filing.card.id] : []));
  const rest = names.length - NAMED;
  return [...names.slice(0, NAMED), ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
}
