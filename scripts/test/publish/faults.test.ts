/** What can go wrong around a build: it is killed, stopped, started twice, a process of it dies, a file changes. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { appendFile, cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listFiles, sha256Of } from "../../lib/files.ts";
import { lockFolder } from "../../publish/lock.ts";
import { openStage, swapIn } from "../../publish/swap.ts";
import { PROJECT, copyExample } from "../example-filings.ts";

const MINUTES = 60_000;
let folder: string;
let folders: { data: string; content: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tieout-faults-"));
  folders = await copyExample(folder);
  // Several companies, so that several processes can build.
  await cp(join(PROJECT, "data", "filings", "beisp"), join(folders.data, "filings", "beisp"), { recursive: true });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Running { readonly child: ChildProcess; readonly ended: Promise<{ code: number | null; told: string }> }

function start(out: string, args: readonly string[] = []): Running {
  const flags = ["--data", folders.data, "--content", folders.content, "--out", out, "--no-pdf", "--cache", join(folder, "kept"), ...args];
  const child = spawn(process.execPath, [join(PROJECT, "scripts", "start.mjs"), "build", ...flags],
    { cwd: PROJECT, env: { ...process.env, CI: "" }, stdio: ["ignore", "pipe", "pipe"] });
  let told = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (told += text.toString()));
  return { child, ended: new Promise((done) => child.on("close", (code) => done({ code, told }))) };
}

/** The plan is made then; filings are examined after it. */
const begun = (child: ChildProcess): Promise<void> => new Promise((done) => {
  child.stderr?.on("data", (text: Buffer) => (text.includes("Finding filings: done") ? done() : undefined));
});

async function bytes(site: string): Promise<Record<string, string>> {
  const hashes = (await listFiles(site)).map(async (file): Promise<[string, string]> =>
    [file, sha256Of(await readFile(join(site, file)))]);
  return Object.fromEntries(await Promise.all(hashes));
}

const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

describe("a build", () => {
  it("that is killed leaves the site whole, and the next one is right", { timeout: 10 * MINUTES }, async () => {
    const out = join(folder, "killed");
    expect(await start(out).ended).toMatchObject({ code: 0 });
    const before = await bytes(out);
    const words = join(folders.content, "filings", "qlys-2012-q3.md");
    const original = await readFile(words, "utf8");
    await writeFile(words, `${original}\nOne more sentence.\n`);
    // Early, while it renders, and wherever it is by then.
    for (const delay of [700, 1900, 3100, 4300]) {
      const { child, ended } = start(out, ["--no-cache"]);
      await wait(delay);
      child.kill("SIGKILL");
      await ended;
      expect(await bytes(out)).toEqual(before);
    }
    await writeFile(words, original);
    expect(await start(out).ended).toMatchObject({ code: 0 });
    expect(await bytes(out)).toEqual(before);
    const left = (await readdir(folder)).filter((name) => /^\.(?:stage|retired|lock)-killed/.test(name));
    expect(left).toEqual([]);
  });

  it("stops when asked, long before it is done, and says so", { timeout: 2 * MINUTES }, async () => {
    const out = join(folder, "stopped");
    const { child, ended } = start(out, ["--no-cache", "--jobs", "2"]);
    await begun(child);
    child.kill("SIGINT");
    const { code, told } = await ended;
    expect(code).toBe(130);
    expect(told).toContain("Stopped; nothing was published");
    expect(told).not.toContain("Error");
    expect((await readdir(folder)).filter((name) => name.startsWith(".lock-stopped"))).toEqual([]);
  });

  it("tells of an error in words down to its cause, whichever process has met it", { timeout: 2 * MINUTES }, async () => {
    const words = join(folders.content, "filings", "qlys-2012-q3.md");
    const original = await readFile(words, "utf8");
    await writeFile(words, `${original}\n{% frob %}\n`);
    const { code, told } = await start(join(folder, "frob"), ["--jobs", "2"]).ended;
    await writeFile(words, original);
    expect(code).toBe(1);
    expect(told).toContain("unknown block tag: frob");
  });

  it("is refused where its templates are not", async () => {
    const command = [join(PROJECT, "scripts", "start.mjs"), "build", "--data", folders.data, "--out", join(folder, "elsewhere")];
    const { status, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toContain("a site is built in the folder of the project");
    expect(await readdir(folder)).not.toContain("elsewhere");
  });

  it("refuses a folder that another is writing, and takes over from one that was killed", async () => {
    const out = join(folder, "locked");
    const holder = spawn(process.execPath, ["-e", "setTimeout(() => undefined, 60000)"]);
    await writeFile(join(folder, ".lock-locked"), String(holder.pid));
    await expect(lockFolder(out)).rejects.toThrow(/another build \(process \d+\)/);
    holder.kill("SIGKILL");
    await new Promise((done) => holder.on("exit", done));
    const unlock = await lockFolder(out);
    await unlock();
    expect((await readdir(folder)).filter((name) => name === ".lock-locked")).toEqual([]);
  });

  it("puts back the site that a kill has left between two names", async () => {
    const out = join(folder, "between");
    const first = await openStage(out);
    await writeFile(join(first, "build.json"), "{}");
    await swapIn(first, out);
    // As a kill between the two renames leaves it: process 4194304 is beyond what a system numbers.
    await cp(out, join(folder, ".retired-between-4194304"), { recursive: true });
    await rm(out, { recursive: true });
    await openStage(out);
    expect(await readFile(join(out, "build.json"), "utf8")).toBe("{}");
  });

  it("does not publish a filing that is changed while it is being built", { timeout: 2 * MINUTES }, async () => {
    const out = join(folder, "changed");
    const file = join(folders.data, "filings", "qlys", "qlys-2012-q3.json");
    const before = await readFile(file, "utf8");
    const { child, ended } = start(out, ["--no-cache"]);
    await begun(child);
    await appendFile(file, "\n");
    const { code, told } = await ended;
    await writeFile(file, before);
    expect(told).toContain("changed-meanwhile");
    expect(code).toBe(1);
    expect(await listFiles(out)).toEqual([]);
  });

  it("neither publishes nor keeps what was made of words changed meanwhile", { timeout: 2 * MINUTES }, async () => {
    const out = join(folder, "words-changed");
    const words = join(folders.content, "filings", "qlys-2012-q3.md");
    const before = await readFile(words, "utf8");
    const { child, ended } = start(out, ["--cache", join(folder, "other-kept"), "--jobs", "1"]);
    await begun(child);
    await writeFile(words, `${before}\nA sentence too many.\n`);
    const { code, told } = await ended;
    await writeFile(words, before);
    expect(told).toMatch(/qlys-2012-q3\.md: changed-meanwhile/);
    expect(code).toBe(1);
    expect(await listFiles(join(folder, "other-kept", "records", "pages"))).toEqual([]);
  });

  it("is finished although one of its processes is killed", { timeout: 3 * MINUTES }, async () => {
    const out = join(folder, "worker");
    const { child, ended } = start(out, ["--no-cache", "--jobs", "2"]);
    const killed = await killWorkerOf(child.pid ?? 0);
    expect(killed).toBe(true);
    expect(await ended).toMatchObject({ code: 0 });
    expect(await bytes(out)).toEqual(await bytes(join(folder, "killed")));
  });
});

/** Waits for a child process that builds, and kills it. Linux tells who whose child is. */
async function killWorkerOf(parent: number): Promise<boolean> {
  for (let tries = 0; tries < 200; tries += 1) {
    const text = await readFile(`/proc/${parent}/task/${parent}/children`, "utf8").catch(() => "");
    for (const pid of text.trim().split(" ").filter(Boolean)) {
      const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      if (!command.includes("/worker.mjs")) continue;
      process.kill(parseInt(pid, 10), "SIGKILL");
      return true;
    }
    await wait(100);
  }
  return false;
}
