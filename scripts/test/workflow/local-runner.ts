/**
 * Runs a workflow on this machine as GitHub would: jobs in the order of their needs, each in a checkout of its own, the
 * jobs of a matrix at once, steps in order with their conditions.
 */
import { spawn } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { load } from "js-yaml";
import { PROJECT } from "../example-filings.ts";
import { filled, isMet, valueOf, type Context, type Done, type Result, type Texts } from "./expressions.ts";
import { ACTIONS, RIGHT, type Ended } from "./local-actions.ts";

export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly env?: Texts;
}

export interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly permissions?: Texts;
  readonly strategy?: { readonly matrix: string };
  readonly env?: Texts;
  readonly outputs?: Texts;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly name: string;
  readonly permissions?: object;
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export const readWorkflow = async (file: string): Promise<Workflow> =>
  load(await readFile(join(PROJECT, ".github", "workflows", file), "utf8")) as Workflow;

export interface Run {
  readonly results: Readonly<Record<string, Result>>;
  /** "build 3/8: npm run build -- …", in the order of their ends. */
  readonly steps: readonly string[];
  /** What all steps have printed. */
  readonly told: string;
}

export interface Runner {
  /** What is checked out. */
  readonly repository: string;
  /** Holds checkouts, artifacts and caches. */
  readonly folder: string;
  readonly github: Readonly<Record<string, unknown>>;
  readonly vars: Texts;
  readonly inputs?: Texts;
  /** Of every step, beside what the workflow says. */
  readonly variables: Texts;
  /** What is run for a step's command. */
  readonly command: (run: string) => string;
}

export async function runWorkflow(workflow: Workflow, runner: Runner): Promise<Run> {
  const done: Record<string, Done> = {};
  const log = { steps: [] as string[], told: "" };
  await rm(join(runner.folder, "artifacts"), { recursive: true, force: true });
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const needs = Object.fromEntries([job.needs ?? []].flat().map((one) => [one, done[one] ?? NOT_YET]));
    const { github, vars, inputs = {} } = runner;
    const context = { github, vars, inputs, needs, matrix: {}, steps: {} };
    const hasFailed = Object.values(needs).some(({ result }) => result !== "success");
    if (!isMet(job.if, context, hasFailed)) done[name] = { result: "skipped", outputs: {} };
    else done[name] = await runJob({ name, job, context, runner, log });
  }
  return { results: Object.fromEntries(Object.entries(done).map(([name, { result }]) => [name, result])), ...log };
}

/** Jobs stand below those that they need. */
const NOT_YET: Done = { result: "skipped", outputs: {} };

interface Running {
  readonly name: string;
  readonly job: Job;
  readonly context: Context;
  readonly runner: Runner;
  readonly log: { steps: string[]; told: string };
}

async function runJob(running: Running): Promise<Done> {
  const { job, context } = running;
  if (job.strategy === undefined) return runOne(running);
  const { include } = valueOf(job.strategy.matrix, context) as { include: Texts[] };
  const all = await Promise.all(include.map((matrix) => {
    const name = `${running.name} ${matrix["shard"]}`;
    return runOne({ ...running, name, context: { ...context, matrix, steps: {} } });
  }));
  return all.find(({ result }) => result !== "success") ?? { result: "success", outputs: {} };
}

async function runOne({ name, job, context, runner, log }: Running): Promise<Done> {
  const place = join(runner.folder, "jobs", name.replace(/\W+/g, "-"));
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true });
  let hasFailed = false;
  const variables = { ...runner.variables, CI: "true", ...filled(job.env ?? {}, context) };
  for (const [at, step] of job.steps.entries()) {
    if (!isMet(step.if, context, hasFailed)) continue;
    const output = join(runner.folder, "outputs", `${name.replace(/\W+/g, "-")}-${at}`);
    await mkdir(dirname(output), { recursive: true });
    await writeFile(output, "");
    const env = { ...variables, GITHUB_OUTPUT: output, ...filled(step.env ?? {}, context) };
    const { isRight, told } = step.run === undefined
      ? await use(step, place, { context, runner }) : await shell(runner.command(step.run), place, env);
    log.told += told;
    log.steps.push(`${name}: ${step.run ?? step.uses?.replace(/@.*/, "") ?? ""}`);
    hasFailed ||= !isRight;
    if (step.id !== undefined) {
      context.steps[step.id] = { outcome: isRight ? "success" : "failure", outputs: pairsIn(await readFile(output, "utf8")) };
    }
  }
  return { result: hasFailed ? "failure" : "success", outputs: hasFailed ? {} : filled(job.outputs ?? {}, context) };
}

/** Of the file GITHUB_OUTPUT: "name=value" a line. */
const pairsIn = (text: string): Record<string, string> => Object.fromEntries(text.split("\n").filter(Boolean).map((line) => {
  const at = line.indexOf("=");
  return [line.slice(0, at), line.slice(at + 1)];
}));

/** As the runner starts a `run:` that names no shell. */
export function shell(command: string, cwd: string, variables: Texts): Promise<Ended> {
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...variables };
  const child = spawn("bash", ["-e", "-c", command], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let told = `$ ${command}\n`;
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (told += text.toString()));
  return new Promise((done) => child.on("close", (code) => { done({ isRight: code === 0, told }); }));
}

async function use(step: Step, place: string, { context, runner }: Pick<Running, "context" | "runner">): Promise<Ended> {
  const texts = Object.fromEntries(Object.entries(step.with ?? {}).map(([key, value]) => [key, String(value)]));
  const action = ACTIONS[step.uses?.replace(/@.*/, "") ?? ""];
  if (action === undefined) throw new Error(`no action ${String(step.uses)}`);
  const { repository, folder } = runner;
  return await action(filled(texts, context), { place, repository, folder, branch: String(context.github["ref_name"]) }) ?? RIGHT;
}
