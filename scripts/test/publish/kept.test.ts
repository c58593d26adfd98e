/** What builds keep: a build that recalls makes the same bytes as one that makes, and makes only what changed. */
import { readdirSync } from "node:fs";
import { appendFile, cp, mkdir, mkdtemp, readFile, rename, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import nunjucks from "nunjucks";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { listFiles, sha256Of } from "../../lib/files.ts";
import { build, type BuildSummary } from "../../publish/build.ts";
import { sweepKept } from "../../publish/kept/sweep.ts";
import { hashesBehindWords, templatesOf } from "../../publish/kept/templates.ts";
import { PROJECT, copyExample } from "../example-filings.ts";

const SILENT = { step: () => undefined, advance: () => undefined, end: () => undefined };
const FILING = "qlys-2012-q3";
const KINDS = ["earnings-release", "ownership", "company", "person", "comparison"] as const;
const DAY = 86_400_000;
let folder: string;
let folders: { data: string; content: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tieout-kept-"));
  folders = await copyExample(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const built = (kept: string | undefined, today = "2026-01-01"): Promise<BuildSummary> => build({
  settings: { ...folders, out: join(folder, "dist"), today, frozen: false, kept: kept === undefined ? undefined : join(folder, kept) },
  progress: SILENT, project: PROJECT, skipPdf: true,
});

async function bytes(): Promise<Record<string, string>> {
  const site = join(folder, "dist");
  const hashes = (await listFiles(site)).map(async (file): Promise<[string, string]> =>
    [file, sha256Of(await readFile(join(site, file)))]);
  return Object.fromEntries(await Promise.all(hashes));
}

/** Another file of the same name, size and time, with a byte changed. */
async function replaceDamaged(file: string): Promise<void> {
  const [content, { atime, mtime }] = [await readFile(file), await stat(file)];
  content[0] = (content[0] ?? 0) ^ 1;
  await writeFile(`${file}.new`, content);
  await utimes(`${file}.new`, atime, mtime);
  await rename(`${file}.new`, file);
}

describe("a build that keeps what it makes", { timeout: 120_000 }, () => {
  let whole: Record<string, string>;

  it("gives the bytes of one that keeps nothing, when it makes all and when it makes nothing", async () => {
    await built(undefined);
    whole = await bytes();
    expect((await built("kept")).reused).toBe(0);
    expect(await bytes()).toEqual(whole);
    const again = await built("kept", "2026-01-02");
    expect(again).toMatchObject({ made: [], reused: again.units });
    expect(await bytes()).toEqual(whole);
  });

  it("makes again what is damaged, and only that", async () => {
    const objects = (await listFiles(join(folder, "kept", "objects"))).filter((_file, at) => at % 7 === 0);
    // Read from the store alone: what the site shares with it is changed with it.
    for (const file of objects) await appendFile(join(folder, "kept", "objects", file), "x");
    const records = (await listFiles(join(folder, "kept", "records", "charts"))).slice(0, 1);
    for (const file of records) await truncate(join(folder, "kept", "records", "charts", file), 100);
    const mended = await built("kept");
    expect(mended.made.length).toBeGreaterThan(0);
    expect(await bytes()).toEqual(whole);
    expect((await built("kept")).made).toEqual([]);
    expect(await bytes()).toEqual(whole);
  });

  it("notices what was damaged without a change of its size or time where the object is another file", async () => {
    const objects = (await listFiles(join(folder, "kept", "objects"))).filter((_file, at) => at % 5 === 0);
    for (const file of objects) await replaceDamaged(join(folder, "kept", "objects", file));
    expect((await built("kept")).made.length).toBeGreaterThan(0);
    expect(await bytes()).toEqual(whole);
  });

  it("is taken from a copy of what was kept", async () => {
    await cp(join(folder, "kept"), join(folder, "copied"), { recursive: true, preserveTimestamps: true });
    expect((await built("copied")).made).toEqual([]);
    expect(await bytes()).toEqual(whole);
  });

  it("makes the pages of a filing whose words have changed, and nothing else", async () => {
    const words = join(folders.content, "filings", `${FILING}.md`);
    const before = await readFile(words, "utf8");
    await writeFile(words, `${before}\nMore is said of it.\n`);
    expect((await built("kept")).made).toEqual([`${FILING}: pages, gate`]);
    expect(await readFile(join(folder, "dist", "filings", FILING, "index.html"), "utf8")).toContain("More is said of it.");
    await writeFile(words, before);
    expect((await built("kept")).made).toEqual([]);
    expect(await bytes()).toEqual(whole);
  });

  it("is swept of what has long been of no use, and of nothing else", async () => {
    const store = join(folder, "kept");
    const long = Date.now() + 31 * DAY;
    expect(await sweepKept(store, 40, long)).toMatchObject({ records: 0, objects: 0 });
    expect((await built("kept")).made).toEqual([]);
    const unused = await listFiles(join(store, "records", "gate"));
    for (const record of unused) await utimes(join(store, "records", "gate", record), 0, 0);
    expect(await sweepKept(store, 30, Date.now())).toMatchObject({ records: unused.length, objects: 0 });
    const { made, units } = await built("kept");
    expect(made.filter((line) => line.endsWith(": gate"))).toHaveLength(units);
    const all = await sweepKept(store, 30, long);
    expect(all.records).toBeGreaterThan(10);
    expect(await listFiles(store)).toEqual(["filing-cards.json"]);
    await built("kept");
    expect(await bytes()).toEqual(whole);
  });

  it("reads nothing back of what comes out as it was", async () => {
    const words = join(folders.content, "filings", `${FILING}.md`);
    const before = await readFile(words, "utf8");
    await writeFile(words, `${before}\n\n`);
    expect((await built("kept")).made).toEqual([`${FILING}: pages`]);
    expect(await bytes()).toEqual(whole);
    await writeFile(words, before);
    await built("kept");
  });

  it("examines a changed filing, and draws it anew only where its report has changed", async () => {
    const file = join(folders.data, "filings", "qlys", `${FILING}.json`);
    const before = await readFile(file, "utf8");
    await writeFile(file, `${before}\n`);
    const { made } = await built("kept");
    expect(made.find((line) => line.startsWith(`${FILING}:`))).toBe(`${FILING}: report`);
    await writeFile(file, before);
    await built("kept");
    expect(await bytes()).toEqual(whole);
  });

  it("depends on every template that a page is made of", async () => {
    const loaded = new Set<string>();
    interface Loader { getSource(name: string): { path: string } | null }
    const loader = nunjucks.FileSystemLoader.prototype as unknown as Loader;
    const original = loader.getSource;
    const spy = vi.spyOn(loader, "getSource").mockImplementation(function get(this: unknown, name: string) {
      const source = original.call(this as typeof loader, name);
      if (source !== null) loaded.add(name);
      return source;
    });
    // The engine keeps templates from build to build of a process; words that it has not seen make it look.
    await built(undefined);
    spy.mockRestore();
    const known = new Set(KINDS.flatMap((kind) => templatesOf(kind, PROJECT)));
    const names = [...loaded].map((name) => join("templates", name));
    expect(names.filter((name) => name.includes("parts/") && !known.has(name) && !SITE_ONLY.has(name))).toEqual([]);
  });
});

const SITE_ONLY: ReadonlySet<string> = new Set(["templates/parts/grades.njk"]);

describe("the templates of a page", () => {
  it("are known for all pages of reports", () => {
    const known = new Set(KINDS.flatMap((kind) => templatesOf(kind, PROJECT)));
    const there = readdirSync(join(PROJECT, "content", "reports")).map((name) => join("content", "reports", name));
    expect(there.filter((file) => file.endsWith(".njk") && !known.has(file))).toEqual([]);
  });

  it("are those of its kind, and none of another", () => {
    const release = templatesOf("earnings-release", PROJECT);
    expect(release).toContain("templates/filings/page-earnings-release.njk");
    expect(release).toContain("templates/parts/statement.njk");
    expect(release).toContain("templates/base.njk");
    expect(release).not.toContain("templates/filings/page-ownership.njk");
    expect(templatesOf("person", PROJECT)).not.toContain("templates/parts/statement.njk");
  });

  it("depends on the templates that words include, and on those behind them", async () => {
    const project = join(folder, "project");
    await mkdir(join(project, "templates", "parts"), { recursive: true });
    await writeFile(join(project, "templates", "parts", "mine.njk"), '{% include "parts/behind.njk" %}');
    const hashesWith = async (behind: string) => {
      await writeFile(join(project, "templates", "parts", "behind.njk"), behind);
      return hashesBehindWords('Words, and {% include "parts/mine.njk" %}', "ownership", project);
    };
    const before = await hashesWith("alpha");
    expect(before.map(([file]) => file)).toEqual(["templates/parts/behind.njk", "templates/parts/mine.njk"]);
    expect(await hashesWith("beta")).not.toEqual(before);
    expect(hashesBehindWords('{% include "parts/none.njk" %}', "ownership", project)).toEqual([]);
  });
});
