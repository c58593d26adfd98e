/** The command that takes documents in. */
import type { Command } from "commander";
import type { Given } from "../intake/intake-options.ts";
import { dataOption, environment, keepFindings, print, today } from "./command.ts";

interface IntakeFlags extends Given {
  data: string; forms?: string; since?: string; limit: string; watchlist?: string | true;
  series?: boolean; against?: string;
  force?: boolean; dryRun?: boolean; offline?: boolean; unattended?: boolean; json?: boolean; verbose?: boolean;
}

export function addIntake(program: Command): void {
  program.command("intake")
    .argument("[sources...]", "files, folders, accession numbers, tickers or CIKs")
    .description("turn documents into Filing JSON, and say what could not be read (exit 0 ties, 3 findings, 2 unreadable)")
    .addOption(dataOption())
    .option("--watchlist [file]", "take what the companies of data/watchlist.json have filed since")
    .option("--forms <forms>", "of a company: these forms, such as 8-K,4 (default: its latest release, and 3,4,5 since)")
    .option("--since <date>", "of a company: filed on this day or later, YYYY-MM-DD")
    .option("--limit <n>", "of a company: at most so many filings, the newest", "25")
    .option("--series", "of a ticker, CIK or companyfacts file: write the company's series to data/series")
    .option("--against <source>", "compare the facts with companyfacts: a file, a ticker or a CIK")
    .option("--dry-run", "write nothing; of a company, only list what would be taken")
    .option("--force", "replace a Filing JSON that is there and differs")
    .option("--offline", "answer from the cache of EDGAR alone")
    .option("--unattended", "exit 2 only where something could not be fetched, else 0: npm run report:changes tells the rest")
    .option("--json", "print the result as JSON").option("--verbose", "with every table, claim and formula")
    .option("--id <id>", "id of the filing").option("--cik <cik>").option("--lei <lei>", "ISO 17442")
    .option("--name <name>").option("--ticker <ticker>").option("--exchange <exchange>")
    .option("--published <date>", "YYYY-MM-DD").option("--currency <code>", "ISO 4217")
    .action(async (sources: readonly string[], flags: IntakeFlags) => {
      const { runIntake } = await import("../intake/run-intake.ts");
      const { text, exitCode } = await runIntake(sources, {
        ...flags, today: today(), variables: environment.variables,
      });
      print(text);
      if (exitCode !== 0) await keepFindings(text);
      process.exitCode = exitCode;
    });
}
