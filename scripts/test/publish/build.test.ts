/** The whole build, as its user runs it: the same bytes everywhere, and never half a site. */
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listFiles, sha256Of } from "../../lib/files.ts";
import { PROJECT, copyExample } from "../example-filings.ts";

const run = promisify(execFile);
const MINUTES = 60_000;

let folder: string;
let folders: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tieout-build-"));
  const { data, content } = await copyExample(folder);
  folders = ["--data", data, "--content", content];
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Outcome { code: number; told: string }

/** A build; folders given again are the ones that count. */
async function tieout(args: readonly string[], variables: Record<string, string> = {}): Promise<Outcome> {
  const command = [join(PROJECT, "scripts", "start.mjs"), "build", ...folders, ...args];
  const environment = { ...process.env, CI: "true", ...variables };
  try {
    const { stdout, stderr } = await run(process.execPath, command, { cwd: PROJECT, env: environment });
    return { code: 0, told: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, told: stdout + stderr };
  }
}

async function bytesOf(site: string): Promise<Record<string, string>> {
  const files = await listFiles(site);
  const hashes = files.map(async (file) => [file, sha256Of(await readFile(join(site, file)))] as const);
  return Object.fromEntries(await Promise.all(hashes));
}

/** A copy of the example data with one cell changed, so that gross profit no longer adds up. */
async function untiedData(): Promise<string> {
  const { data } = await copyExample(join(folder, "untied"));
  const file = join(data, "filings", "qlys", "qlys-2012-q3.json");
  const text = await readFile(file, "utf8");
  expect(text).toContain("\"18748\"");
  await writeFile(file, text.replace("\"18748\"", "\"18758\""));
  return data;
}

describe("a build", () => {
  it("takes a name with quotation marks, from a file that begins with a byte order mark", { timeout: 2 * MINUTES }, async () => {
    const { data } = await copyExample(join(folder, "odd"));
    const file = join(data, "filings", "qlys", "qlys-2012-q3.json");
    const filing = JSON.parse(await readFile(file, "utf8")) as { issuer: { name: string } };
    filing.issuer.name = "The 7 \"Best\" \\ Company, Inc.";
    await writeFile(file, `\uFEFF${JSON.stringify(filing)}`);
    const { code, told } = await tieout(["--data", data, "--out", join(folder, "odd", "dist"), "--no-pdf"], { CI: "" });
    expect([code, told]).toEqual([0, expect.stringMatching(/0 untied/)]);
    const page = await readFile(join(folder, "odd", "dist", "filings", "qlys-2012-q3", "index.html"), "utf8");
    expect(page.includes("The 7 &quot;Best&quot; \\ Company, Inc.")).toBe(true);
  });

  it("gives the same bytes on another day, in another folder, zone and locale", { timeout: 5 * MINUTES }, async () => {
    const [here, there] = [join(folder, "here"), join(folder, "far", "away")];
    const first = await tieout(["--out", here], { TZ: "UTC", LANG: "C", SOURCE_DATE_EPOCH: "1375833600" });
    expect(first.told).toMatch(/0 untied/);
    const second = await tieout(["--out", there], { TZ: "Asia/Tokyo", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" });
    expect([first.code, second.code]).toEqual([0, 0]);
    const bytes = await bytesOf(here);
    expect(Object.keys(bytes).filter((file) => file.endsWith("handout.pdf"))).toHaveLength(2);
    expect(await bytesOf(there)).toEqual(bytes);
  });

  it("that does not tie names the cell, exits 1 and leaves the old site as it was", { timeout: MINUTES }, async () => {
    const site = join(folder, "site");
    await cp(join(folder, "here"), site, { recursive: true });
    const before = await bytesOf(site);
    const { code, told } = await tieout(["--data", await untiedData(), "--out", site]);
    expect(code).toBe(1);
    expect(told).toContain("tie sum.income-statement.gross-profit.q3-2012");
    expect(told).toMatch(/qlys-2012-q3\.json:\d+:\d+: does-not-add/);
    expect(await bytesOf(site)).toEqual(before);
    expect((await readdir(folder)).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("that cannot write its output says so and what to do", { timeout: MINUTES }, async () => {
    const file = join(folder, "a-file");
    await writeFile(file, "in the way");
    const { code, told } = await tieout(["--no-pdf", "--out", file]);
    expect(code).toBe(1);
    expect(told).toContain("cannot-write-output");
    expect(told).toContain("--out");
    expect(await readFile(file, "utf8")).toBe("in the way");
  });

  it("under CI=true fails where a ledger is stale, and shows what moved", { timeout: MINUTES }, async () => {
    const { data } = await copyExample(join(folder, "stale-example"));
    const ledger = join(data, "filings", "qlys", "qlys-2012-q3.ties.json");
    const text = await readFile(ledger, "utf8");
    await writeFile(ledger, text.replace("\"gross-margin@q3-2012\": \"0.80", "\"gross-margin@q3-2012\": \"0.81"));
    const { code, told } = await tieout(["--no-pdf", "--data", data, "--out", join(folder, "stale")]);
    expect(code).toBe(1);
    expect(told).toMatch(/gross-margin@q3-2012 {2}0\.81\d+ → 0\.80\d+/);
  });
});
