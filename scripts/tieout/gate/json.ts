/** Published JSON as the gate reads it. */
import type { Reading } from "./reading.ts";

export type Json = Readonly<Record<string, unknown>>;

export const isRecord = (node: unknown): node is Json => typeof node === "object" && node !== null && !Array.isArray(node);

/** Undefined, and a complaint, where it is none. */
export function parseJson(text: string, reading: Reading): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    reading.complain({ code: "cannot-be-read", what: error instanceof Error ? error.message : String(error), expected: "JSON" });
    return undefined;
  }
}
