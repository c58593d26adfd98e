/** Ledgers on disk: `<id>.ties.json` beside the Filing JSON. */
import { readFile } from "node:fs/promises";
import { writeWhole } from "../lib/files.ts";
import type { Finding } from "../lib/finding.ts";
import { compareLedgers, ledgerText, type Ledger } from "../tieout/ledger.ts";

/** What is on disk for a filing's ledger, and what should be. */
export interface LedgerState {
  /** Absolute path. */
  readonly file: string;
  readonly shownAs: string;
  readonly current: Ledger;
  readonly moved: readonly string[];
  readonly isStale: boolean;
}

export async function readLedgerState(file: string, shownAs: string, current: Ledger): Promise<LedgerState> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  const isStale = text !== ledgerText(current);
  return { file, shownAs, current, isStale, moved: isStale ? compareLedgers(parseLedger(text), current) : [] };
}

const EMPTY: Ledger = { filing: "", ties: {}, metrics: {}, facts: {}, terms: {} };

/** A ledger that cannot be read counts as empty: every figure of it has then moved. */
function parseLedger(text: string | undefined): Ledger {
  if (text === undefined) return EMPTY;
  try {
    return { ...EMPTY, ...(JSON.parse(text) as Partial<Ledger>) };
  } catch {
    return EMPTY;
  }
}

export const writeLedger = ({ file, current }: LedgerState): Promise<void> => writeWhole(file, ledgerText(current));

const SHOWN = 40;

export function staleFinding({ shownAs, moved }: LedgerState): Finding {
  const rest = moved.length - SHOWN;
  return {
    code: "ledger-is-stale", place: { file: shownAs },
    what: [`${moved.length} published figures moved:`, ...moved.slice(0, SHOWN), ...(rest > 0 ? [`… and ${rest} more`] : [])]
      .join("\n              "),
    expected: "the ledger that the filing gives now",
    mend: "look at each figure above; if it moved rightly, run npm run build and commit the ledger with it",
  };
}
