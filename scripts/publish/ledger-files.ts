/** Ledgers on disk: `<id>.ties.json` beside the Filing JSON. */
import { readFile } from "node:fs/promises";
import { sha256Of, writeWhole } from "../lib/files.ts";
import type { Finding } from "../lib/finding.ts";
import { compareLedgers, type Ledger } from "../tieout/ledger.ts";

/** What is on disk for a filing's ledger, and what should be. */
export interface LedgerState {
  /** Path as the user would type it. */
  readonly file: string;
  /** What should be there; empty where it is. */
  readonly text: string;
  /** Lines on the figures that it has otherwise; none of a filing that had no ledger yet. */
  readonly moved: readonly string[];
  readonly isStale: boolean;
}

/** `textOf` gives the text of `hash`, which is only asked for where the file holds another. */
export async function readLedgerState(file: string, hash: string, textOf: () => Promise<string>): Promise<LedgerState> {
  const found = await readFile(file, "utf8").catch(() => undefined);
  if (found !== undefined && sha256Of(found) === hash) return { file, text: "", moved: [], isStale: false };
  const text = await textOf();
  const moved = found === undefined ? [] : compareLedgers(parseLedger(found), parseLedger(text));
  return { file, text, isStale: true, moved };
}

const EMPTY: Ledger = { filing: "", ties: {}, metrics: {}, facts: {}, terms: {} };

/** A ledger that cannot be read counts as empty: every figure of it has then moved. */
export function parseLedger(text: string | undefined): Ledger {
  if (text === undefined) return EMPTY;
  try {
    return { ...EMPTY, ...(JSON.parse(text) as Partial<Ledger>) };
  } catch {
    return EMPTY;
  }
}

export const writeLedger = ({ file, text }: LedgerState): Promise<void> => writeWhole(file, text);

const SHOWN = 40;

export function staleFinding({ file, moved }: LedgerState): Finding {
  const rest = moved.length - SHOWN;
  const lines = [`${moved.length} published figures moved:`, ...moved.slice(0, SHOWN), ...(rest > 0 ? [`… and ${rest} more`] : [])];
  return {
    code: "ledger-is-stale", place: { file },
    what: moved.length === 0 ? "there is none, or another though no figure moved" : lines.join("\n              "),
    expected: "the ledger that the filing gives now",
    mend: moved.length === 0 ? "run npm run build and commit the ledger with the filing"
      : "look at each figure above; if it moved rightly, run npm run build and commit the ledger with it",
  };
}
