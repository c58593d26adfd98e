/** What led to an error, as a terminal tells it. */
import { withSourcePlaces } from "./source-places.ts";

interface Caused extends Error { readonly originalError?: unknown }

/**
 * A line for each error on the way, and the stack of the deepest: Eleventy keeps what really happened in
 * `originalError`, others in `cause`.
 */
export function causesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const deeper = (error as Caused).originalError ?? error.cause;
  if (deeper === undefined || deeper === error) return [withSourcePlaces(error.stack ?? error.message)];
  return [`${error.message.split("\n")[0] ?? ""}:`, ...causesOf(deeper)];
}

/** Somebody has stopped what was under way, and has been told so. */
export class Interrupted extends Error {}
