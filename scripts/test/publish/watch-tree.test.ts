import { mkdir, mkdtemp, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { watchTree } from "../../publish/watch-tree.ts";

async function until(holds: () => boolean): Promise<void> {
  for (let at = 0; at < 100 && !holds(); at += 1) await wait(20);
}

describe("watching a folder", () => {
  it("tells of a file that is replaced again and again, and of new folders", async () => {
    const root = await mkdtemp(join(tmpdir(), "tieout-watch-"));
    const file = join(root, "words.md");
    await writeFile(file, "one");
    const told: string[] = [];
    const watching = watchTree(root, (changed) => told.push(changed));
    for (const text of ["two", "three", "four"]) {
      const before = told.length;
      await writeFile(join(root, "words.tmp"), text);
      await rename(join(root, "words.tmp"), file);
      await until(() => told.slice(before).includes(file));
      expect(told.slice(before)).toContain(file);
    }
    await mkdir(join(root, "new"));
    await until(() => told.includes(join(root, "new")));
    await writeFile(join(root, "new", "late.md"), "late");
    await until(() => told.includes(join(root, "new", "late.md")));
    expect(told).toContain(join(root, "new", "late.md"));
    watching.close();
  });
});
