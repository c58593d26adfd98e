/** Where a command reads and writes, and what day it is: the inputs that are not files. */

export interface Settings {
  /** Holds `filings/` and `site/`. */
  readonly data: string;
  readonly content: string;
  readonly out: string;
  /** Day on which waivers are judged, YYYY-MM-DD. */
  readonly today: string;
  /** Stale ledgers are errors; nothing in the repository is written. */
  readonly frozen: boolean;
  /** Folder in which builds keep what they have made; left out for a build that makes all anew. */
  readonly kept?: string | undefined;
}

export interface Environment {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
}

const SECOND = 1000;

/** SOURCE_DATE_EPOCH (reproducible-builds.org) stands in for the clock where it is set. */
export function todayOf({ variables, now }: Environment): string {
  const epoch = variables["SOURCE_DATE_EPOCH"];
  const isSet = epoch !== undefined && /^\d+$/.test(epoch);
  const time = isSet ? parseInt(epoch, 10) * SECOND : now;
  return new Date(time).toISOString().slice(0, "YYYY-MM-DD".length);
}

export const isCi = ({ variables }: Environment): boolean => variables["CI"] === "true";
