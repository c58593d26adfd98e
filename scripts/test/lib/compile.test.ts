import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RECORD, compiledCode, type CodeRecord } from "../../lib/compile.mjs";
import { sha256Of } from "../../lib/files.ts";
import { codeFolder } from "../../lib/project.ts";
import { withSourcePlaces } from "../../lib/source-places.ts";
import { PROJECT } from "../example-filings.ts";

/** A copy, in which sources can be changed. */
const project = mkdtempSync(join(tmpdir(), "tieout-compile-"));

beforeAll(() => {
  for (const part of ["scripts", ".eleventy.js", "package.json", "package-lock.json", "tsconfig.json", "data/words", "data/concepts"]) {
    cpSync(join(PROJECT, part), join(project, part), { recursive: true, filter: (path) => !path.endsWith("scripts/test") });
  }
  symlinkSync(join(PROJECT, "node_modules"), join(project, "node_modules"));
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

describe("the code is compiled once", () => {
  it("and again when a source has changed", async () => {
    const first = await compiledCode(project);
    expect(await compiledCode(project)).toBe(first);
    const file = join(project, "scripts", "lib", "order.ts");
    writeFileSync(file, `${readFileSync(file, "utf8")}\n`);
    expect(await compiledCode(project)).not.toBe(first);
    expect(readdirSync(first)).toContain("cli.mjs");
  });

  it("anew where a file of it was damaged or is lost", async () => {
    const folder = await compiledCode(project);
    const whole = readFileSync(join(folder, "worker.mjs"), "utf8");
    writeFileSync(join(folder, "worker.mjs"), whole.slice(0, 100));
    rmSync(join(folder, "eleventy.mjs"));
    expect(await compiledCode(project)).toBe(folder);
    expect(readFileSync(join(folder, "worker.mjs"), "utf8")).toBe(whole);
    expect(readdirSync(folder)).toContain("eleventy.mjs");
  });

  it("by two who come at once, and for both", async () => {
    const file = join(project, "scripts", "lib", "order.ts");
    writeFileSync(file, `${readFileSync(file, "utf8")}\n`);
    const [one, other] = await Promise.all([compiledCode(project), compiledCode(project)]);
    expect(other).toBe(one);
    expect(readdirSync(dirname(one)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("and what nobody has used for long is removed with the next", async () => {
    const old = await compiledCode(project);
    utimesSync(old, 0, 0);
    const file = join(project, "scripts", "lib", "order.ts");
    writeFileSync(file, `${readFileSync(file, "utf8")}\n`);
    const folder = await compiledCode(project);
    expect(readdirSync(dirname(folder)).map((name) => join(dirname(folder), name))).not.toContain(old);
  });

  it("and what is in use stays, however old", async () => {
    const old = await compiledCode(project);
    utimesSync(old, 0, 0);
    await compiledCode(project);
    const file = join(project, "scripts", "lib", "order.ts");
    writeFileSync(file, `${readFileSync(file, "utf8")}\n`);
    await compiledCode(project);
    expect(readdirSync(dirname(old)).map((name) => join(dirname(old), name))).toContain(old);
  });

  it("tells esbuild's message where a source is wrong, and leaves nothing behind", async () => {
    const file = join(project, "scripts", "lib", "order.ts");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, `${text}\nconst = 1;\n`);
    await expect(compiledCode(project)).rejects.toThrow("scripts/lib/order.ts");
    writeFileSync(file, text);
    expect(readdirSync(join(project, ".cache", "code")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});

describe("what was compiled is on record", { timeout: 60_000 }, () => {
  const recordOf = (folder: string): CodeRecord => JSON.parse(readFileSync(join(folder, RECORD), "utf8")) as CodeRecord;

  it("byte for byte, with what each source imports, types left aside", async () => {
    const { sources } = recordOf(await compiledCode(project));
    const file = "scripts/publish/workers/worker.ts";
    expect(sources[file]?.sha256).toBe(sha256Of(readFileSync(join(project, file))));
    expect(sources[file]?.imports).toContain("scripts/publish/units/build-batch.ts");
    expect(sources[file]?.imports).not.toContain("scripts/publish/workers/messages.ts");
    expect(sources["scripts/takeaway/search/client.ts"]?.imports).toContain("scripts/takeaway/search/search-words.ts");
  });

  it("also where it lies beside the configuration of Eleventy, and is compiled anew when it changes", async () => {
    const [config, helper] = [join(project, ".eleventy.js"), join(project, "filters.js")];
    const before = readFileSync(config, "utf8");
    writeFileSync(helper, "export const shout = (text) => text + ' alpha';\n");
    writeFileSync(config, `import { shout } from "./filters.js";\n${before}\nglobalThis.shout = shout;\n`);
    const first = recordOf(await compiledCode(project));
    writeFileSync(helper, "export const shout = (text) => text + ' beta';\n");
    const folder = await compiledCode(project);
    writeFileSync(config, before);
    expect(readFileSync(join(folder, "eleventy.mjs"), "utf8")).toContain("beta");
    expect(recordOf(folder).sources["filters.js"]?.sha256).not.toBe(first.sources["filters.js"]?.sha256);
    expect(recordOf(folder).sources[".eleventy.js"]?.imports).toContain("filters.js");
  });
});

describe("a command", { timeout: 60_000 }, () => {
  const start = () => spawnSync(process.execPath, [join(project, "scripts", "start.mjs"), "--help"], { encoding: "utf8" });

  it("runs the code that has been compiled", () => {
    expect(start()).toMatchObject({ status: 0, stderr: "", stdout: expect.stringContaining("Usage: tieout") as string });
  });

  it("says where a source is wrong, without a stack", () => {
    const file = join(project, "scripts", "lib", "order.ts");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, `${text}\nconst = 1;\n`);
    const { status, stderr } = start();
    writeFileSync(file, text);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The code cannot be compiled: .*\nscripts\/lib\/order\.ts:\d+:6: ERROR: .*\n$/);
  });

  it("says so where compiled code cannot be written", () => {
    const kept = join(project, ".cache");
    rmSync(kept, { recursive: true, force: true });
    writeFileSync(kept, "no folder");
    const { status, stderr } = start();
    rmSync(kept);
    expect(status).toBe(1);
    expect(stderr).toContain(`nothing can be written below ${join(kept, "code")} (`);
  });
});

describe("compiled code", { timeout: 60_000 }, () => {
  it("runs where node_modules is a link to packages that lie elsewhere", async () => {
    const folder = await compiledCode(project);
    const modules = readdirSync(folder).filter((name) => name.endsWith(".mjs") && name !== "worker.mjs" && name !== "cli.mjs");
    const load = modules.map((name) => `await import(${JSON.stringify(pathToFileURL(join(folder, name)).href)});`).join("");
    const ran = spawnSync(process.execPath, ["--input-type=module", "--eval", load], { encoding: "utf8" });
    expect(ran.stderr).toBe("");
    expect(ran.status).toBe(0);
  });
});

describe("scripts for browsers", () => {
  it("are the same wherever the project lies", async () => {
    const [here, there] = [await compiledCode(project), await codeFolder()];
    for (const name of ["interactive.js", "search.js"]) {
      expect(readFileSync(join(here, name), "utf8")).toBe(readFileSync(join(there, name), "utf8"));
    }
  });
});

describe("places of errors", () => {
  it("are those of the source", async () => {
    const file = join(await codeFolder(), "cli.mjs");
    const lines = readFileSync(file, "utf8").split("\n");
    const at = lines.findIndex((line) => line.includes("SEC filings into earnings summaries that tie"));
    const column = lines[at]?.indexOf("SEC filings") ?? -1;
    const source = readFileSync(join(PROJECT, "scripts/cli.ts"), "utf8").split("\n")
      .findIndex((line) => line.includes("SEC filings into earnings summaries that tie"));
    const told = withSourcePlaces(`Error: odd\n    at run (${pathToFileURL(file).href}:${at + 1}:${column + 1})`);
    expect(told).toMatch(new RegExp(`^Error: odd\\n    at run \\(scripts/cli\\.ts:${source + 1}:\\d+\\)$`));
  });

  it("stay where there is no map", () => {
    const stack = "Error: odd\n    at file:///nowhere/other.mjs:1:2\n    at node:internal/process:3:4";
    expect(withSourcePlaces(stack)).toBe(stack);
  });
});
