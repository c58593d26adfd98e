/** Shows long work: one moving line on a terminal, plain lines elsewhere. Written to standard error. */

export interface Progress {
  /** A new step; `total` where its parts are known. */
  step(name: string, total?: number): void;
  /** So many parts are done; one where it is left out. */
  advance(parts?: number): void;
  /** Ends the last step. */
  end(): void;
}

export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const BAR = 24;
const PLAIN_EVERY = 10;
const SECOND = 1000;
/** Before this a rate says nothing yet. */
const SETTLED = 2 * SECOND;

/** `now`: milliseconds of a clock that never goes back. */
export function createProgress(terminal: Terminal, now: () => number): Progress {
  let name = "";
  let total = 0;
  let done = 0;
  let told = 0;
  let since = 0;
  const seconds = (): string => ((now() - since) / SECOND).toFixed(1);
  const isLive = terminal.isTTY === true;

  function draw(): void {
    const pace = paceText({ done, total, elapsed: now() - since });
    if (isLive) terminal.write(`\r\u001b[2K${name} ${total > 0 ? `${bar(done, total)} ${done}/${total}${pace}` : "…"}`);
    else if (total >= 2 * PLAIN_EVERY && done < total && tenth(done, total) > told) {
      told = tenth(done, total);
      terminal.write(`${name}: ${done} of ${total}${pace}\n`);
    }
  }

  function end(): void {
    if (name === "") return;
    const counted = total > 0 ? ` ${done}` : "";
    terminal.write(`${isLive ? "\r\u001b[2K" : ""}${name}:${counted} done in ${seconds()} s\n`);
    name = "";
  }

  return {
    step(next, parts = 0) {
      end();
      [name, total, done, told, since] = [next, parts, 0, 0, now()];
      draw();
    },
    advance(parts = 1) {
      done += parts;
      draw();
    },
    end,
  };
}

/** ", 12.5 a second, 1 min 20 s left" */
function paceText({ done, total, elapsed }: { done: number; total: number; elapsed: number }): string {
  if (done === 0 || done >= total || elapsed < SETTLED) return "";
  const rate = (done * SECOND) / elapsed;
  return `, ${rate.toFixed(1)} a second, ${spanText(Math.ceil((total - done) / rate))} left`;
}

const MINUTE = 60;
const spanText = (seconds: number): string => (seconds < MINUTE ? `${seconds} s`
  : `${Math.floor(seconds / MINUTE)} min ${seconds % MINUTE} s`);

const bar = (done: number, total: number): string => {
  const filled = Math.min(BAR, Math.round((BAR * done) / total));
  return `[${"#".repeat(filled)}${" ".repeat(BAR - filled)}]`;
};

/** In a log file a step shows itself ten times, and not at all when it is short. */
const tenth = (done: number, total: number): number => Math.floor((PLAIN_EVERY * done) / total);
