/**
 * The project's own workflows, step by step as they are written: filings come by pull request, the site is built in
 * eight processes, joined, read back and published; what does not tie is told, and the site stays.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listFiles, sha256Of } from "../../lib/files.ts";
import { git } from "../../lib/git.ts";
import { PROJECT } from "../example-filings.ts";
import { USER_AGENT } from "../intake/edgar/edgar-situation.ts";
import { commandEdgar } from "../intake/command/command-situation.ts";
import { fileOf, formOf, writeMarket } from "../publish/small-market.ts";
import { linkPackages } from "./local-actions.ts";
import { LocalGitHub } from "./local-github.ts";
import { readWorkflow, runWorkflow, shell, type Run } from "./local-runner.ts";

const MINUTES = 60_000;
const COMPANIES = 8;
/** Of what the steps have printed, where one fails. */
const SHOWN = 6000;
const WATCHED = { companies: [{ ticker: "EXW", forms: ["4", "8-K"], items: ["2.02"], since: "2026-02-01" }] };
const BRANCH = "filings/new";
const AUTHOR = ["-c", "user.name=Example", "-c", "user.email=example@example.org"];

const edgar = commandEdgar();
const github = new LocalGitHub();
let folder: string;
let repository: string;
/** The checkout of somebody who works on the data. */
let desk: string;
let variables: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tieout-workflow-"));
  [repository, desk] = [join(folder, "site.git"), join(folder, "desk")];
  const base = await edgar.start();
  await github.start();
  variables = { ...github.variables(), TIEOUT_EDGAR_WWW: base, TIEOUT_EDGAR_DATA: base };
  await git(folder, "init", "--quiet", "--bare", "--initial-branch", "main", repository);
  await git(folder, "clone", "--quiet", repository, desk);
  await linkPackages(desk);
  for (const part of ["package.json", "package-lock.json", ".eleventy.js", ".gitignore", "templates", "content"]) {
    await cp(join(PROJECT, part), join(desk, part), { recursive: true });
  }
  const tests = join(PROJECT, "scripts", "test");
  await cp(join(PROJECT, "scripts"), join(desk, "scripts"), { recursive: true, filter: (path) => path !== tests });
  for (const words of await listFiles(join(desk, "content", "filings"))) {
    if (words.endsWith(".md")) await rm(join(desk, "content", "filings", words));
  }
  await writeMarket(desk, COMPANIES);
  await writeFile(join(desk, "data", "watchlist.json"), JSON.stringify(WATCHED));
  await commit("the data", ["npm run ledgers"]);
}, 2 * MINUTES);

afterAll(async () => {
  await edgar.stop();
  await github.stop();
  await rm(folder, { recursive: true, force: true });
});

async function commit(subject: string, commands: readonly string[] = []): Promise<void> {
  for (const command of commands) {
    const { isRight, told } = await shell(command, desk, {});
    if (!isRight) throw new Error(told);
  }
  await git(desk, "add", "--all");
  await git(desk, ...AUTHOR, "commit", "--quiet", "--message", subject);
  await git(desk, "push", "--quiet", "origin", "main");
}

/** Packages are there; handouts, which take a browser, are left out. */
const command = (run: string): string => run.replace(/^npm ci\b.*/, "true").replace(/^npm run (?:build|merge) .*/, "$& --no-pdf");

async function run(file: string, inputs: Record<string, string> = {}): Promise<Run> {
  return runWorkflow(await readWorkflow(file), {
    repository, folder: join(folder, "runner"), variables, command, inputs, vars: { TIEOUT_USER_AGENT: USER_AGENT },
    github: { ref: "refs/heads/main", ref_name: "main", run_id: "7", run_attempt: "1", token: "token-of-the-run" },
  });
}

async function bytesOf(site: string): Promise<Record<string, string>> {
  const files = await listFiles(site);
  const hashes = files.map(async (file) => [file, sha256Of(await readFile(join(site, file)))] as const);
  return Object.fromEntries(await Promise.all(hashes));
}

const published = (): Promise<Record<string, string>> => bytesOf(join(folder, "runner", "pages"));

describe("the workflows", () => {
  it("propose what has been filed, with what is new in the text, and try it", { timeout: 2 * MINUTES }, async () => {
    const { results, told } = await run("filings.yml");
    expect(results, told.slice(-SHOWN)).toEqual({ propose: "success", tell: "success" });
    const title = "data: 3 new filings, 0 published figures moved";
    expect(github.pulls).toMatchObject([{ number: 1, base: "main", head: BRANCH, title }]);
    expect(github.pulls[0]?.body).toMatch(/`exw-2025-q4` \| `Example Widgets Corp` \| `results, 2025 Q4` \| `2026-02-10` \| \d+ \|/);
    expect(github.dispatched).toEqual([`publish.yml ${BRANCH}`]);
    await git(desk, "fetch", "--quiet");
    expect(await git(desk, "diff", "--name-only", "main", `origin/${BRANCH}`)).toContain("data/filings/exw/exw-2025-q4.ties.json\n");
    expect(github.issues).toEqual([]);
  });

  it("publish in eight parts what one build makes, when it is merged", { timeout: 5 * MINUTES }, async () => {
    await git(desk, ...AUTHOR, "merge", "--quiet", `origin/${BRANCH}`);
    await git(desk, "push", "--quiet", "origin", "main");
    const { results, steps, told } = await run("publish.yml");
    expect(results, told.slice(-SHOWN)).toEqual({ plan: "success", build: "success", join: "success", deploy: "success", tell: "success" });
    expect(steps.filter((step) => step.includes(": npm run build --"))).toHaveLength(8);
    const caches = await listFiles(join(folder, "runner", "caches"));
    expect(new Set(caches.map((file) => file.split("/")[0])).size).toBe(1 + 8);
    const { isRight } = await shell("npm run build -- --no-pdf --frozen --out whole", desk, {});
    expect(isRight).toBe(true);
    const whole = await bytesOf(join(desk, "whole"));
    expect(Object.keys(whole)).toContain("filings/exw-2025-q4/index.html");
    expect(await published()).toEqual(whole);
  });

  it("leave the site where something does not tie, and tell what by an issue", { timeout: 3 * MINUTES }, async () => {
    const before = await published();
    const file = fileOf(join(desk, "data"), 0);
    await writeFile(file, (await readFile(file, "utf8")).replace(/("sharesOwnedFollowingTransaction": \{\s*"value": ")\d/, "$17"));
    await commit("a slip");
    const { results, told } = await run("publish.yml", { shards: "1" });
    expect(results, told.slice(-SHOWN)).toEqual({ plan: "success", build: "failure", join: "skipped", deploy: "skipped", tell: "success" });
    expect(await published()).toEqual(before);
    expect(github.issues).toMatchObject([{ state: "open", title: "Publishing fails" }]);
    expect(github.issues[0]?.body).toContain(formOf(0));
  });
});
