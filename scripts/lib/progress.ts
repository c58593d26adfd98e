/** Shows long work: one moving line on a terminal, plain lines elsewhere. Written to standard error. */

export interface Progress {
  /** A new step; `total` where its parts are known. */
  step(name: string, total?: number): void;
  advance(): void;
  /** Ends the last step. */
  end(): void;
}

export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const BAR = 24;
const PLAIN_EVERY = 10;

export function createProgress(terminal: Terminal, now: () => number): Progress {
  let name = "";
  let total = 0;
  let done = 0;
  let since = 0;
  const seconds = (): string => ((now() - since) / 1000).toFixed(1);
  const isLive = terminal.isTTY === true;

  function draw(): void {
    if (isLive) terminal.write(`\r\u001b[2K${name} ${total > 0 ? `${bar(done, total)} ${done}/${total}` : "…"}`);
    else if (total > 0 && isTenth(done, total)) terminal.write(`${name}: ${done} of ${total}\n`);
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
      [name, total, done, since] = [next, parts, 0, now()];
      draw();
    },
    advance() {
      done += 1;
      draw();
    },
    end,
  };
}

const bar = (done: number, total: number): string => {
  const filled = Math.round((BAR * done) / total);
  return `[${"#".repeat(filled)}${" ".repeat(BAR - filled)}]`;
};

/** In a log file a step shows itself ten times, and not at all when it is short. */
const isTenth = (done: number, total: number): boolean =>
  total >= 2 * PLAIN_EVERY && done > 0 && done < total && done % Math.ceil(total / PLAIN_EVERY) === 0;
