/** How long to wait before asking again: exponential back-off with jitter, or what the server asks for. */
import type { Clock } from "./clock.ts";

const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** `attempt` counts from 1. Half of the delay is chance: clients that failed together do not return together. */
export function backOff(attempt: number, clock: Clock): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return ceiling / 2 + clock.random() * ceiling / 2;
}

/** Retry-After in milliseconds: seconds or an HTTP date (RFC 9110, section 10.2.3). Undefined for anything else. */
export function retryAfter(header: string | null, clock: Clock): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number.parseInt(header, 10) * 1000;
  const time = Date.parse(header);
  return Number.isNaN(time) ? undefined : Math.max(0, time - clock.now());
}
