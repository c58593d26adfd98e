import { lstat, mkdir, mkdtemp, readFile, readdir, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FindingsError } from "../../lib/finding.ts";
import { openStage, swapIn } from "../../publish/swap.ts";

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), "tieout-swap-"));

describe("publishing", () => {
  it("replaces the old folder whole, and leaves nothing beside it", async () => {
    const root = await folder();
    const out = join(root, "dist");
    await mkdir(out);
    await writeFile(join(out, "old.html"), "old");
    await writeFile(join(out, "build.json"), "{}");
    const stage = await openStage(out);
    await writeFile(join(stage, "new.html"), "new");
    expect(await readdir(out)).toEqual(["build.json", "old.html"]);
    await swapIn(stage, out);
    expect(await readdir(out)).toEqual(["new.html"]);
    expect(await readdir(root)).toEqual(["dist"]);
  });

  it("works where nothing was published before", async () => {
    const out = join(await folder(), "dist");
    const stage = await openStage(out);
    await writeFile(join(stage, "new.html"), "new");
    await swapIn(stage, out);
    expect(await readFile(join(out, "new.html"), "utf8")).toBe("new");
  });

  it("clears what an earlier, killed build left in its stage", async () => {
    const out = join(await folder(), "dist");
    await writeFile(join(await openStage(out), "half.html"), "half");
    expect(await readdir(await openStage(out))).toEqual([]);
  });

  it("refuses a folder that no build has made, and touches nothing in it", async () => {
    const out = join(await folder(), "Documents");
    await mkdir(out);
    await writeFile(join(out, "precious.txt"), "precious");
    await expect(openStage(out)).rejects.toThrow(/holds files that no build has made/);
    expect(await readFile(join(out, "precious.txt"), "utf8")).toBe("precious");
  });

  it.each([["holds"], ["lies in"]])("refuses a folder that %s what the build reads", async (how) => {
    const root = await folder();
    const data = join(root, "data");
    await mkdir(join(data, "inner"), { recursive: true });
    await writeFile(join(root, "build.json"), "{}");
    await expect(openStage(how === "holds" ? root : join(data, "inner"), [data])).rejects.toThrow(/what the build reads/);
  });

  it("follows a link, and leaves it in place", async () => {
    const root = await folder();
    await mkdir(join(root, "real"));
    await symlink(join(root, "real"), join(root, "dist"));
    const stage = await openStage(join(root, "dist"));
    await writeFile(join(stage, "new.html"), "new");
    await swapIn(stage, join(root, "dist"));
    expect(await readdir(join(root, "real"))).toEqual(["new.html"]);
    expect((await lstat(join(root, "dist"))).isSymbolicLink()).toBe(true);
  });

  it("says so when the output is a file", async () => {
    const out = join(await folder(), "dist");
    await writeFile(out, "a file");
    await expect(openStage(out)).rejects.toThrow(FindingsError);
    await expect(openStage(out)).rejects.toThrow(/cannot-write-output[\s\S]*not a folder[\s\S]*to mend/);
    expect(await readFile(out, "utf8")).toBe("a file");
  });

  it("puts the old folder back when the new one cannot be moved in", async () => {
    const root = await folder();
    const out = join(root, "dist");
    await mkdir(out);
    await writeFile(join(out, "old.html"), "old");
    await expect(swapIn(join(root, "no-such-stage"), out)).rejects.toThrow(/cannot-write-output/);
    expect(await readdir(out)).toEqual(["old.html"]);
  });
});
