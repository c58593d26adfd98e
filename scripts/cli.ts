#!/usr/bin/env -S npx tsx
/** The only door: every command of Tieout is named here. What it does stands in publish/. */
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";
import { Command, Option } from "commander";
import type { Given } from "./intake/intake-options.ts";
import { runIntake } from "./intake/run-intake.ts";
import { FindingsError } from "./lib/finding.ts";
import { createProgress } from "./lib/progress.ts";
import { isCi, todayOf, type Environment, type Settings } from "./lib/settings.ts";
import { benchIntake } from "./bench/bench-intake.ts";
import { benchBuild } from "./bench/bench-build.ts";
import { writeBenchData } from "./fiction/write-bench-data.ts";
import { writeExample } from "./fiction/write-example.ts";
import { mutate } from "./mutate/run.ts";
import { build } from "./publish/build.ts";
import { checkAll, checkFile } from "./publish/check.ts";
import { explainFigure } from "./publish/explain-figure.ts";
import { buildSummaryText, checkText } from "./publish/summary-text.ts";
import { develop } from "./publish/dev.ts";
import { publishedStatus, tellPreview } from "./publish/preview-status.ts";
import { newCompany, newFiling, newPage, scaffoldText, type ScaffoldFlags } from "./publish/scaffold.ts";
import { writeSchemas } from "./store/schemas.ts";
import { readSource } from "./verify/read-source.ts";
import { verifyCopy } from "./verify/verify.ts";
import { verifyText } from "./verify/verify-text.ts";

const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));
const environment: Environment = { variables: process.env, now: Date.now() };

interface Flags { data: string; content: string; out: string; frozen?: boolean; pdf?: boolean; preview?: boolean;
  port?: string }

const settingsOf = (flags: Flags): Settings => ({
  data: flags.data, content: flags.content, out: flags.out, today: todayOf(environment),
  frozen: flags.frozen === true || isCi(environment),
});

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

const program = new Command("tieout").description("SEC filings into earnings summaries that tie")
  .showHelpAfterError().configureHelp({ sortSubcommands: false });

const withFolders = (command: Command, out = "dist"): Command => command
  .addOption(new Option("--data <folder>", "filings and site data").default("data").env("TIEOUT_DATA"))
  .addOption(new Option("--content <folder>", "words").default("content").env("TIEOUT_CONTENT"))
  .addOption(new Option("--out <folder>", "where the site is published").default(out).env("TIEOUT_OUT"));

withFolders(program.command("build")).description("examine every filing and publish the site and its handouts")
  .option("--frozen", "fail where a committed ledger is stale, write nothing into the data (on under CI=true)")
  .option("--no-pdf", "leave the handouts out")
  .addOption(new Option("--preview", "for npm run dev: no handouts, ledgers left as they are").hideHelp())
  .action(async (flags: Flags) => {
    const progress = createProgress(process.stderr, Date.now);
    const keepLedgers = flags.preview === true;
    const skipPdf = keepLedgers || flags.pdf === false;
    const summary = await build({ settings: settingsOf(flags), progress, project: PROJECT, skipPdf, keepLedgers });
    tellPreview(publishedStatus(summary));
    print(buildSummaryText(summary, flags.out, Date.now() - environment.now));
  });

withFolders(program.command("check")).description("examine every filing and compare its ledger, without building")
  .action(async (flags: Flags) => print(checkText(await checkAll(settingsOf(flags)))));

program.command("check:filing").argument("<file>").description("validate and tie one Filing JSON, without building")
  .action(async (file: string) => print(checkText(await checkFile(file, todayOf(environment)))));

withFolders(program.command("explain")).argument("<filing>").argument("<figure>", "a metric, metric@period, fact or tie")
  .description("print how a figure is made: formula, values, intervals, source cells")
  .action(async (filing: string, figure: string, flags: Flags) =>
    print(await explainFigure(settingsOf(flags), filing, figure)));

withFolders(program.command("dev"), ".cache/preview").description("serve the site and rebuild on every change")
  .option("--port <port>", "port of the preview", "8080")
  .action((flags: Flags) => develop({ settings: settingsOf(flags), project: PROJECT, port: flags.port ?? "8080" }));

const createNew = program.command("new").description("write the files to begin a filing, a company or a page with");

withFolders(createNew.command("filing")).argument("<id>", "such as acme-2025-q3")
  .description("words for a filing that is there, else a Filing JSON with its periods to fill in")
  .option("--ticker <ticker>").option("--cik <cik>").option("--name <name>").option("--exchange <exchange>")
  .option("--year <year>", "fiscal year").option("--quarter <quarter>", "1 to 4")
  .option("--year-end <MM-DD>", "last day of the fiscal year").option("--published <date>", "YYYY-MM-DD")
  .option("--currency <code>", "ISO 4217")
  .action(async (id: string, flags: Flags & ScaffoldFlags) =>
    print(scaffoldText(await newFiling(id, flags, settingsOf(flags)))));

withFolders(createNew.command("company")).argument("<ticker>").description("put a company on the watchlist")
  .option("--forms <forms>", "forms of EDGAR, with commas").option("--since <date>", "filings since that day")
  .action(async (ticker: string, flags: Flags & ScaffoldFlags) =>
    print(scaffoldText(await newCompany(ticker, flags, settingsOf(flags)))));

createNew.command("page").argument("<name>", "such as about").description("a page of words beside the filings")
  .action(async (name: string) => print(scaffoldText(await newPage(name, PROJECT))));

program.command("verify").argument("<folder>", "a published site, or one filing of it (filings/<id>)")
  .description("recompute a copy of the site from the facts that it publishes, offline")
  .option("--source <file>", "a document that a filing was read from; may be given again", collect, [])
  .action(async (folder: string, { source }: { source: readonly string[] }) => {
    const verified = await verifyCopy(folder, await Promise.all(source.map(readSource)));
    print(verifyText(verified));
    if (verified.findings.length > 0) process.exitCode = 1;
  });

interface IntakeFlags extends Given {
  data: string; forms?: string; since?: string; limit: string; watchlist?: string | true;
  series?: boolean; against?: string;
  force?: boolean; dryRun?: boolean; offline?: boolean; json?: boolean; verbose?: boolean;
}

program.command("intake")
  .argument("[sources...]", "files, folders, accession numbers, tickers or CIKs")
  .description("turn documents into Filing JSON, and say what could not be read (exit 0 ties, 3 findings, 2 unreadable)")
  .addOption(new Option("--data <folder>", "filings and site data").default("data").env("TIEOUT_DATA"))
  .option("--watchlist [file]", "take what the companies of data/watchlist.json have filed since")
  .option("--forms <forms>", "of a company: these forms, such as 8-K,4 (default: its latest release, and 3,4,5 since)")
  .option("--since <date>", "of a company: filed on this day or later, YYYY-MM-DD")
  .option("--limit <n>", "of a company: at most so many filings, the newest", "25")
  .option("--series", "of a ticker, CIK or companyfacts file: write the company's series to data/series")
  .option("--against <source>", "compare the facts with companyfacts: a file, a ticker or a CIK")
  .option("--dry-run", "write nothing; of a company, only list what would be taken")
  .option("--force", "replace a Filing JSON that is there and differs")
  .option("--offline", "answer from the cache of EDGAR alone")
  .option("--json", "print the result as JSON").option("--verbose", "with every table, claim and formula")
  .option("--id <id>", "id of the filing").option("--cik <cik>").option("--lei <lei>", "ISO 17442")
  .option("--name <name>").option("--ticker <ticker>").option("--exchange <exchange>")
  .option("--published <date>", "YYYY-MM-DD").option("--currency <code>", "ISO 4217")
  .action(async (sources: readonly string[], flags: IntakeFlags) => {
    const { text, exitCode } = await runIntake(sources, {
      ...flags, today: todayOf(environment), variables: environment.variables,
    });
    print(text);
    process.exitCode = exitCode;
  });

withFolders(program.command("bench")).description("time the build by step, and the gate's share of rendering")
  .option("--runs <n>", "how many builds", "5")
  .action(async (flags: Flags & { runs: string }) => {
    const settings = { ...settingsOf(flags), frozen: true };
    const runs = parseInt(flags.runs, 10);
    print(await benchBuild({ settings, project: PROJECT, runs, now: () => performance.now() }));
  });

program.command("bench:intake").argument("<folder>", "documents, in folders of any depth")
  .description("read every document below a folder, and say by kind how fast and how completely")
  .option("--runs <n>", "how often each is read", "3").option("--json", "print the figures as JSON")
  .action(async (folder: string, { runs, json }: { runs: string; json?: boolean }) => {
    const memory = (): number => process.resourceUsage().maxRSS * 1024;
    const timing = { runs: parseInt(runs, 10), now: () => performance.now(), memory };
    print(await benchIntake({ folder, ...timing, json: json === true, today: todayOf(environment) }));
  });

withFolders(program.command("mutate")).description("change every numeral of a build and of its filings, one at a time, and see who objects")
  .option("--seed <number>", "the same seed makes the same changes", "1")
  .option("--sample <number>", "changes of each kind and file; 0 for all (default: all but for large downloads)")
  .action(async (flags: Flags & { seed: string; sample?: string }, command: Command) => {
    const { text, survived } = await mutate({
      settings: settingsOf(flags), project: PROJECT, progress: createProgress(process.stderr, Date.now),
      seed: parseInt(flags.seed, 10), sample: flags.sample === undefined ? undefined : parseInt(flags.sample, 10),
      out: command.getOptionValueSource("out") === "default" ? undefined : flags.out,
    });
    print(text);
    if (survived) process.exitCode = 1;
  });

program.command("example").description("write the fictional filings into the data again")
  .addOption(new Option("--data <folder>", "filings and site data").default("data").env("TIEOUT_DATA"))
  .action(async ({ data }: Pick<Flags, "data">) => print((await writeExample(join(data, "filings"))).join("\n")));

program.command("bench:data").argument("<count>", "how many filings")
  .description("write fictional filings for measuring: data/ and content/ of a site, in a folder outside the project")
  .requiredOption("--out <folder>", "a folder that is not there yet, or one written by this command")
  .option("--seed <text>", "the same seed makes the same bytes", "bench")
  .action(async (count: string, { out, seed }: { out: string; seed: string }) =>
    print(await writeBenchData({ count: parseInt(count, 10), seed, out, project: PROJECT })));

program.command("schemas").description("write data/schemas/ from the models")
  .action(() => writeSchemas("data/schemas"));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${errorText(error)}\n`);
  tellPreview(error instanceof FindingsError
    ? { outcome: "refused", findings: error.findings } : { outcome: "broken", text: errorText(error) });
  process.exitCode = 1;
}

/** Findings are for the user; anything else is a defect of ours, or of a template, told with all that led to it. */
function errorText(error: unknown): string {
  if (error instanceof FindingsError) {
    const { length } = error.findings;
    const unpublished = process.argv[2] === "build" ? "; nothing was published" : "";
    return `${error.message}\n\n${length} ${length === 1 ? "finding" : "findings"}${unpublished}.`;
  }
  return causesOf(error).join("\n");
}

interface Caused extends Error { readonly originalError?: unknown }

/** Eleventy keeps what really happened in `originalError`, others in `cause`. One stack, the deepest, is enough. */
function causesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const deeper = (error as Caused).originalError ?? error.cause;
  if (deeper === undefined || deeper === error) return [error.stack ?? error.message];
  return [`${error.message.split("\n")[0] ?? ""}:`, ...causesOf(deeper)];
}
