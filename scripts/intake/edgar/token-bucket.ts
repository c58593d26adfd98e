/**
 * A token bucket: at most `perSecond` requests in any second. The SEC's fair access policy allows ten a second from
 * one user, over all machines; the bucket holds one token, so requests are spaced and never come in bursts.
 */
import type { Clock } from "./clock.ts";

export class TokenBucket {
  readonly #spacing: number;
  readonly #clock: Clock;
  #free = -Infinity;

  constructor(perSecond: number, clock: Clock) {
    this.#spacing = 1000 / perSecond;
    this.#clock = clock;
  }

  /** Resolves when the next request may be sent; callers are served in the order they came. */
  async take(): Promise<void> {
    const now = this.#clock.now();
    const turn = Math.max(now, this.#free);
    this.#free = turn + this.#spacing;
    if (turn > now) await this.#clock.sleep(turn - now);
  }
}
