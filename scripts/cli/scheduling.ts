/** The commands that scheduled runs are made of, of use by hand too: shards, ledgers, report:changes, propose, tell. */
import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { InvalidArgumentError, Option, type Command } from "commander";
import { listFiles, writeWhole } from "../lib/files.ts";
import { dataOption, environment, print, settingsOf, today, withFolders, type Flags } from "./command.ts";

/** GitHub starts no more jobs of one matrix. */
const MOST_SHARDS = 256;
const SHARDS = 8;

export function addScheduling(program: Command): void {
  addShards(program);
  addLedgers(program);
  addChanges(program);
  addProposal(program);
  addTell(program);
}

function addShards(program: Command): void {
  withFolders(program.command("shards")).description("say how a site is divided, and give it to a workflow as its matrix")
    .addOption(new Option("--count <n>", `parts at most, up to ${MOST_SHARDS}`).argParser(countOf).default(SHARDS).env("TIEOUT_SHARDS"))
    .action(async (flags: Flags & { count: number }) => {
      const [{ planSite }, { shardMatrix, shardsText }] = await Promise.all([
        import("../publish/build.ts"), import("../publish/plan/shard-matrix.ts"),
      ]);
      const groups = await planSite({ settings: settingsOf(flags) }, new Set());
      const output = environment.variables["GITHUB_OUTPUT"];
      const matrix = JSON.stringify(shardMatrix(groups, flags.count));
      if (output !== undefined) await appendFile(output, `matrix=${matrix}\n`);
      print(`${shardsText(groups, flags.count)}\nmatrix=${matrix}`);
    });
}

function countOf(text: string): number {
  const count = parseInt(text, 10);
  const isCount = /^\d+$/.test(text) && count >= 1 && count <= MOST_SHARDS;
  if (!isCount) throw new InvalidArgumentError(`expected a number of parts from 1 to ${MOST_SHARDS}, such as 8`);
  return count;
}

function addLedgers(program: Command): void {
  withFolders(program.command("ledgers")).description("write the ledgers of filings that tie, without building")
    .option("--base <commit>", "only of filings that differ from this commit")
    .action(async (flags: Flags & { base?: string }) => {
      const { writeLedgers, writtenText } = await import("../publish/changes/write-ledgers.ts");
      print(writtenText(await writeLedgers(settingsOf(flags), flags.base)));
    });
}

function addChanges(program: Command): void {
  program.command("report:changes").addOption(dataOption())
    .description("say what is new and which published figures move, as text of a pull request")
    .requiredOption("--base <commit>", "what the data folder is compared with")
    .option("--out <file>", "write the text into a file")
    .action(async ({ data, base, out }: { data: string; base: string; out?: string }) => {
      const [{ readChanges }, { changesText }] = await Promise.all([
        import("../publish/changes/ledger-changes.ts"), import("../publish/changes/changes-text.ts"),
      ]);
      const text = changesText(await readChanges({ data, base }, today()));
      if (out !== undefined) await writeWhole(out, text);
      print(text.trimEnd());
    });
}

const loadProposal = () => Promise.all([import("../workflow/github.ts"), import("../workflow/propose.ts")]);

function addProposal(program: Command): void {
  const propose = program.command("propose").description("the pull request that new filings are proposed by");
  const baseOption = (): Option => new Option("--base <branch>", "the branch that is proposed to").default("main");

  propose.command("begin").description("check out its branch: a new one, or that of the open pull request")
    .addOption(baseOption())
    .action(async ({ base }: { base: string }) => {
      const [{ GitHub }, { beginProposal }] = await loadProposal();
      print(await beginProposal({ project: ".", base, github: new GitHub(environment.variables) }));
    });

  propose.command("send").description("commit the data, push it, open the pull request or bring it up to date")
    .addOption(baseOption()).addOption(dataOption())
    .requiredOption("--text <file>", "what report:changes has written")
    .action(async ({ base, data, text }: { base: string; data: string; text: string }) => {
      const [{ GitHub }, { sendProposal }] = await loadProposal();
      const github = new GitHub(environment.variables);
      print(await sendProposal({ project: ".", base, data, github, text: await readFile(text, "utf8") }));
    });
}

interface TellFlags {
  readonly about: "publishing" | "filings";
  readonly needs: string;
  readonly findings: string;
  readonly dryRun?: boolean;
}

function addTell(program: Command): void {
  program.command("tell").description("open, bring up to date or close the issue of a workflow that fails")
    .addOption(new Option("--about <subject>", "what has failed or succeeded").choices(["publishing", "filings"]).default("publishing"))
    .addOption(new Option("--needs <json>", "results of the jobs before, as a workflow has them").env("TIEOUT_NEEDS")
      .makeOptionMandatory())
    .option("--findings <folder>", "what the jobs' commands have objected to (TIEOUT_FINDINGS)", "findings")
    .option("--dry-run", "print what the issue would say")
    .action(async ({ about, needs, findings, dryRun }: TellFlags) => {
      const [{ GitHub }, { issueText, resultsOf, tellOutcome, verdictOf }] = await Promise.all([
        import("../workflow/github.ts"), import("../workflow/tell-outcome.ts"),
      ]);
      const outcome = { about, results: resultsOf(needs), findings: await readFindings(findings), run: runAddress() };
      if (dryRun === true) print(`${verdictOf(outcome)}\n\n${issueText(outcome)}`);
      else print(await tellOutcome(outcome, new GitHub(environment.variables)));
    });
}

async function readFindings(folder: string): Promise<Record<string, string>> {
  const files = (await listFiles(folder)).filter((file) => file.endsWith(".txt"));
  const texts = files.map(async (file) => [file, await readFile(join(folder, file), "utf8")] as const);
  return Object.fromEntries(await Promise.all(texts));
}

/** Of the workflow's run, from the variables that GitHub sets. */
function runAddress(): string {
  const { GITHUB_SERVER_URL: server = "", GITHUB_REPOSITORY: repository = "", GITHUB_RUN_ID: id = "" } = environment.variables;
  return `${server}/${repository}/actions/runs/${id}`;
}
