/** Parts of a site: how it is divided, and that only parts which are whole and of one site are joined. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listFiles, sha256Of } from "../../lib/files.ts";
import { FindingsError } from "../../lib/finding.ts";
import { build, type BuildOptions } from "../../publish/build.ts";
import { merge } from "../../publish/merge.ts";
import { shardOf, type Group } from "../../publish/plan/plan-build.ts";
import { shardMatrix, shardsText } from "../../publish/plan/shard-matrix.ts";
import { PROJECT, TODAY } from "../example-filings.ts";
import { fileOf, formOf, writeMarket } from "./small-market.ts";

const market = fc.uniqueArray(fc.record({ company: fc.string({ minLength: 1 }), weight: fc.nat({ max: 1_000_000 }) }), {
  selector: ({ company }) => company, maxLength: 60,
}).map((groups) => groups.map(({ company, weight }): Group => ({ company, weight, filings: [], collections: [] })));

const divide = (groups: readonly Group[], of: number): Group[][] =>
  Array.from({ length: of }, (_, at) => shardOf(groups, { index: at + 1, of }));

/** Work of a group: what it weighs, and a little for there being one. */
const workOf = (groups: readonly Group[]): number => groups.reduce((sum, { weight }) => sum + weight + 1, 0);

describe("a site in parts", () => {
  it("has each company in one part, whatever order they are found in", () => {
    fc.assert(fc.property(market, fc.integer({ min: 1, max: 20 }), (groups, of) => {
      const parts = divide(groups, of);
      const names = (some: readonly Group[]): string[] => some.map(({ company }) => company);
      expect(names(parts.flat()).toSorted()).toEqual(names(groups).toSorted());
      expect(divide(groups.toReversed(), of).map(names)).toEqual(parts.map(names));
    }));
  });

  it("is balanced: no part has more than its share and a twentieth, or than its share and the heaviest company", () => {
    fc.assert(fc.property(market, fc.integer({ min: 1, max: 20 }), (groups, of) => {
      const heaviest = Math.max(0, ...groups.map((group) => workOf([group])));
      const share = workOf(groups) / of;
      const most = share + Math.max(heaviest, share / 20);
      for (const part of divide(groups, of)) expect(workOf(part)).toBeLessThanOrEqual(most);
    }));
  });

  it("stays as it was but for a few companies when others come or grow, so that what a part keeps is of use again", () => {
    const companies = Array.from({ length: MANY }, (_, at): Group =>
      ({ company: `Company ${at}`, weight: 20_000 + (at * 7919) % 180_000, filings: [], collections: [] }));
    const grown = companies.map((group, at): Group =>
      ({ ...group, weight: group.weight + (at % 100 === 0 ? 90_000 : 0) }));
    const newcomer: Group = { company: "A new one", weight: 90_000, filings: [], collections: [] };
    const later = divide([...grown, newcomer], 8).map((part) => new Set(part.map(({ company }) => company)));
    const isElsewhere = (company: string, at: number): boolean => later[at]?.has(company) !== true;
    const moved = divide(companies, 8).flatMap((part, at) => part.filter(({ company }) => isElsewhere(company, at)));
    expect(moved.length).toBeLessThan(MANY / 20);
  });
});

const MANY = 2000;

describe("the matrix of a workflow", () => {
  const groups = ["a", "b", "c"].map((company, at): Group => ({ company, weight: 1000 * (at + 1), filings: [], collections: [] }));

  it("has an entry a part, and none for a part without companies", () => {
    expect(shardMatrix(groups, 2)).toEqual({ include: [{ shard: "1/2", name: "1-of-2" }, { shard: "2/2", name: "2-of-2" }] });
    expect(shardMatrix(groups, 8).include.map(({ shard }) => shard)).toEqual(["1/3", "2/3", "3/3"]);
    expect(shardMatrix([], 8).include.map(({ shard }) => shard)).toEqual(["1/1"]);
  });

  it("is told with what is in each part", () => {
    const lines = shardsText(groups, 2).split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^part 1\/2: \d companies, 0 filings, \d kB of Filing JSON$/);
  });
});
const COMPANIES = 3;
const MINUTES = 60_000;

const quiet = { step: () => undefined, advance: () => undefined, end: () => undefined };

describe("a company with a stock split", () => {
  /** The split lies between the second quarter and the third. */
  const QUARTERS = ["exmpl-2024-q1", "exmpl-2024-q2", "exmpl-2024-q3"];

  it("comes out of a part and a merge as out of one build", { timeout: 3 * MINUTES }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "tieout-split-"));
    try {
      const [data, content] = [join(folder, "data"), join(folder, "content")];
      await cp(join(PROJECT, "data", "site"), join(data, "site"), { recursive: true });
      for (const name of QUARTERS) {
        await cp(join(PROJECT, "data", "filings", "exmpl", `${name}.json`), join(data, "filings", "exmpl", `${name}.json`));
      }
      const settings = { data, content, today: TODAY, frozen: false, kept: join(folder, "kept") };
      const options = { project: PROJECT, progress: quiet, skipPdf: true, jobs: 1 };
      const [whole, part, joined] = ["whole", "part", "joined"].map((name) => join(folder, name)) as [string, string, string];
      await build({ ...options, settings: { ...settings, out: whole } });
      await build({ ...options, settings: { ...settings, out: part }, shard: { index: 1, of: 1 } });
      await merge([part], { ...options, settings: { ...settings, out: joined } });
      const files = await listFiles(whole);
      expect(files).toContain("compare/exmpl-2024-q3/index.html");
      expect(await listFiles(joined)).toEqual(files);
      for (const file of files) {
        expect(sha256Of(await readFile(join(joined, file))), file).toBe(sha256Of(await readFile(join(whole, file))));
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe("parts are refused", () => {
  let folder: string;
  let options: BuildOptions;
  let parts: readonly string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "tieout-shards-"));
    const { data, content } = await writeMarket(folder, COMPANIES);
    options = {
      project: PROJECT, progress: quiet, skipPdf: true, jobs: 1,
      settings: { data, content, out: join(folder, "dist"), today: TODAY, frozen: false, kept: join(folder, "kept") },
    };
    parts = [1, 2].map((index) => join(folder, `part-${index}`));
    for (const [at, out] of parts.entries()) {
      await build({ ...options, settings: { ...options.settings, out }, shard: { index: at + 1, of: parts.length } });
    }
  }, 2 * MINUTES);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** What the merge objects to, as "file: what", in the folder's own terms. */
  async function objections(folders: readonly string[], changes: Partial<BuildOptions> = {}): Promise<string[]> {
    const error: unknown = await merge(folders, { ...options, ...changes })
      .then(() => undefined, (cause: unknown) => cause);
    if (!(error instanceof FindingsError)) throw error instanceof Error ? error : new Error("the parts were joined");
    expect(await listFiles(options.settings.out)).toEqual([]);
    return error.findings.map(({ place, what }) => `${place.file}: ${what}`.replaceAll(`${folder}/`, ""));
  }

  async function copyOf(part: number): Promise<string> {
    const copy = join(folder, "copy");
    await rm(copy, { recursive: true, force: true });
    await cp(parts[part - 1] ?? "", copy, { recursive: true });
    return copy;
  }

  it("where one is missing", async () => {
    expect(await objections(parts.slice(0, 1))).toEqual(["merge: part 2/2 is missing"]);
    expect(await objections([parts[0] ?? "", join(folder, "nothing")])).toEqual(["nothing: it holds no part.json"]);
  });

  it("where one is given twice", async () => {
    expect(await objections([...parts, await copyOf(2)])).toEqual(["part-2: it is part 2/2, as copy is"]);
  });

  it("where one is of another division", async () => {
    const third = join(folder, "third");
    await build({ ...options, settings: { ...options.settings, out: third }, shard: { index: 3, of: 3 } });
    expect(await objections([...parts, third])).toEqual([
      "part-1: it is part 1/2, and others are of 3", "part-2: it is part 2/2, and others are of 3",
    ]);
  });

  it("where a byte of a file was changed", { timeout: MINUTES }, async () => {
    const files = (await listFiles(parts[0] ?? "")).filter((file) => !file.startsWith("assets/"));
    expect(files).toContain("part.json");
    for (const ending of [".html", "evidence.json", "part.json"]) {
      const file = files.find((name) => name.endsWith(ending)) ?? "";
      const copy = await copyOf(1);
      const path = join(copy, file);
      const bytes = await readFile(path);
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      await writeFile(path, bytes);
      expect(await objections([copy, parts[1] ?? ""])).toContain(`copy/${file}: the file is not as its build has left it`);
    }
  });

  it("where a file is gone", async () => {
    const copy = await copyOf(1);
    const file = (await listFiles(copy)).find((name) => name.endsWith("report.json")) ?? "";
    await rm(join(copy, file));
    expect(await objections([copy, parts[1] ?? ""])).toEqual([`copy/${file}: the file is gone`]);
  });

  it("where they were built from other data", async () => {
    const { data } = options.settings;
    const kept = await readFile(fileOf(data, 0), "utf8");
    await writeFile(fileOf(data, 0), kept.replace("A gift to a donor-advised fund", "A gift to a fund"));
    expect(await objections(parts)).toEqual([expect.stringMatching(`^part-[12]: ${formOf(0)} was built from another Filing JSON$`)]);
    await rm(fileOf(data, 0));
    expect(await objections(parts)).toContainEqual(expect.stringMatching(`^part-[12]: ${formOf(0)} is none of the filings in the data folder$`));
    await writeFile(fileOf(data, 0), kept);
  });

  it("where they were built with other settings", async () => {
    const what = "it was built with other code, templates or settings";
    expect(await objections(parts, { skipPdf: false })).toEqual([`part-1: ${what}`, `part-2: ${what}`]);
  });

  it("and joined where they are right, in any order", async () => {
    const { filings } = await merge(parts.toReversed(), options);
    expect(filings).toBe(COMPANIES);
    const joined = await bytesOf(options.settings.out);
    const whole = join(folder, "whole");
    await build({ ...options, settings: { ...options.settings, out: whole } });
    expect(await bytesOf(whole)).toEqual(joined);
  });
});

async function bytesOf(site: string): Promise<Record<string, string>> {
  const files = await listFiles(site);
  const hashes = files.map(async (file) => [file, sha256Of(await readFile(join(site, file)))] as const);
  return Object.fromEntries(await Promise.all(hashes));
}
