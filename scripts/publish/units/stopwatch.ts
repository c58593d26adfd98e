/** Where the time of a build goes: how long each step took for each unit. Milliseconds of a steady clock. */

export interface Lap {
  readonly step: string;
  readonly of: string;
  readonly start: number;
  readonly duration: number;
  readonly worker?: number;
}

export class Stopwatch {
  readonly laps: Lap[] = [];
  readonly #now: () => number;

  /** `now` never goes back, whatever happens to the machine's clock. */
  constructor(now: () => number) {
    this.#now = now;
  }

  async time<T>(step: string, of: string, work: () => Promise<T> | T): Promise<T> {
    const start = this.#now();
    try {
      return await work();
    } finally {
      this.laps.push({ step, of, start, duration: this.#now() - start });
    }
  }

  /** The laps so far, which are then forgotten. */
  take(): Lap[] {
    return this.laps.splice(0);
  }
}
