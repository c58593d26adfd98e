/**
 * `npm run intake -- --watchlist`: the filings of the watchlist's companies that are neither in a Filing JSON nor among
 * the refused. Each is kept before the next is fetched, so a run that is stopped goes on where it was.
 */
import { dirname, join } from "node:path";
import { listNew } from "./edgar/fetch-new.ts";
import { RefusedList } from "./edgar/refused.ts";
import { parseWatchlist } from "./edgar/watchlist.ts";
import type { FilingLine, Intake } from "./intake.ts";
import { readBounded } from "./local-documents.ts";

const REFUSED = "watchlist-refused.json";

export async function takeWatchlist(intake: Intake, file: string): Promise<void> {
  await intake.orTell(async () => {
    const watchlist = parseWatchlist(await readBounded(file), file);
    const refused = await RefusedList.read(join(dirname(file), REFUSED));
    const known = new Set([...intake.shelf.accessions, ...refused.accessions]);
    const news = await listNew(watchlist, intake.client, known);
    intake.findings.push(...news.findings);
    intake.notes.push(`${file}: ${watchlist.companies.length} companies watched, ${news.filings.length} new filings, `
      + `${news.known} known or refused before`);
    for (const { filing, company } of news.filings) {
      if (intake.options.dryRun) intake.list(filing, company);
      else await keepRefused(refused, await intake.takeFiling(filing, company));
    }
  });
}

/** Not what could not be fetched: the next run tries again. */
async function keepRefused(refused: RefusedList, line: FilingLine): Promise<void> {
  if (line.what !== "refused") return;
  const { accession, cik, company, form, filed, reasons } = line;
  await refused.add({ accession, cik, company, form, filed, reasons: [...reasons] });
}
