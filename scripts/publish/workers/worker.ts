/** A process that builds one batch after another, as it is told, and ends when nobody is there to tell it. */
import { causesOf } from "../../lib/causes.ts";
import { useSiteLocale } from "../site-locale.ts";
import { BatchTools } from "../units/batch-tools.ts";
import { buildBatch } from "../units/build-batch.ts";
import { Stopwatch } from "../units/stopwatch.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

const tell = (message: FromWorker): void => {
  process.send?.(message);
};

let tools: BatchTools | undefined;

async function take(message: ToWorker): Promise<void> {
  if (message.kind === "begin") {
    await useSiteLocale(message.setting.data);
    const watch = new Stopwatch(() => performance.timeOrigin + performance.now());
    tools = new BatchTools(message.setting, watch, (units) => tell({ kind: "progress", units }));
    return;
  }
  if (tools === undefined) throw new Error("a batch came before its setting");
  const result = await buildBatch(message.batch, tools);
  tell({ kind: "built", result, laps: tools.watch.take(), memory: process.memoryUsage.rss() });
}

let queue = Promise.resolve();

process.on("message", (message) => {
  queue = queue.then(() => take(message as ToWorker)).catch((error: unknown) => {
    tell({ kind: "broken", told: causesOf(error).join("\n") });
  });
});
// The leader is gone, or has no more work: the browser goes with this process.
process.on("disconnect", () => void (tools?.close() ?? Promise.resolve()).finally(() => process.exit()));
// Ctrl-C reaches every process of the terminal; only the leader answers.
process.on("SIGINT", () => undefined);
