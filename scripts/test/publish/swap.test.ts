import { mkdir, mkdtemp, readFile, readdir, writeFile } from "node:fs/promises";
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
    const stage = await openStage(out);
    await writeFile(join(stage, "new.html"), "new");
    expect(await readdir(out)).toEqual(["old.html"]);
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
