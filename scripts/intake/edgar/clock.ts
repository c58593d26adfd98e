/** Time and chance as inputs, so that waiting can be tested without waiting. */
export interface Clock {
  /** Milliseconds; only differences and HTTP dates are read of it. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** In [0, 1); spreads retries. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); }),
  random: () => Math.random(),
};
