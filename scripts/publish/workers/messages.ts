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
  /** A defect, or a mistake in a template: all that led to it. */
  | { readonly kind: "broken"; readonly told: string };
