/** What the process that leads a build and those that build batches say to each other. Plain JSON. */
import type { Batch, BatchResult } from "../units/batch.ts";
import type { BatchSetting } from "../units/batch-tools.ts";
import type { Lap } from "../units/stopwatch.ts";

export type ToWorker =
  | { readonly kind: "begin"; readonly setting: BatchSetting }
  | { readonly kind: "build"; readonly batch: Batch };

export type FromWorker =
  | { readonly kind: "progress"; readonly units: number }
  | { readonly kind: "built"; readonly result: BatchResult; readonly laps: readonly Lap[]; readonly memory: number }
  /** A defect: the stack, for whoever has to mend it. */
  | { readonly kind: "broken"; readonly message: string; readonly stack: string };
