/** A progress that shows nothing and remembers how long each step took. */
import type { Progress } from "../lib/progress.ts";

export interface Stopwatch extends Progress {
  /** Step → milliseconds, in the order of the steps. */
  readonly times: ReadonlyMap<string, number>;
}

export function createStopwatch(now: () => number): Stopwatch {
  const times = new Map<string, number>();
  let running: { name: string; since: number } | undefined;
  const end = (): void => {
    if (running !== undefined) times.set(running.name, now() - running.since);
    running = undefined;
  };
  return {
    times,
    step(name) {
      end();
      running = { name, since: now() };
    },
    advance: () => undefined,
    end,
  };
}
