/** One hash for several values: plain JSON, in the order given. */
import { sha256Of } from "../../lib/files.ts";

export const digestOf = (...values: readonly unknown[]): string => sha256Of(JSON.stringify(values));
