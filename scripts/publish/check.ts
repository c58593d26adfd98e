/** `npm run check` and `check:filing`: everything but the building. */
import { join } from "node:path";
import { throwErrors } from "../lib/finding.ts";
import type { Settings } from "../lib/settings.ts";
import type { PlainDate } from "../model/plain-date.ts";
import { checkWords, misnamedWords } from "../site/check-words.ts";
import { examineFile, examineFolder, type ExaminedFilings } from "./examine-filings.ts";
import { staleFinding } from "./ledger-files.ts";
import { useSiteLocale } from "./site-locale.ts";

/**
 * Throws a FindingsError where a filing is wrong, does not tie, or moved figures that its ledger does not know, and
 * where words have figures typed by hand or belong to no filing.
 */
export async function checkAll(settings: Settings): Promise<ExaminedFilings> {
  await useSiteLocale(settings.data);
  const examined = await examineFolder(join(settings.data, "filings"), settings.today);
  const stale = examined.filings.filter(({ ledger }) => ledger.isStale).map(({ ledger }) => staleFinding(ledger));
  const ids = examined.filings.map(({ examined: { filing } }) => filing.id);
  const words = [...checkWords(settings.content, ids), ...misnamedWords(settings.content, ids)];
  throwErrors([...examined.findings, ...stale, ...words]);
  return examined;
}

/** One filing, wherever it lies; a ledger beside it is compared and told, but its absence is no error. */
export async function checkFile(file: string, today: PlainDate): Promise<ExaminedFilings> {
  const examined = await examineFile(file, today);
  throwErrors(examined.findings);
  return examined;
}
