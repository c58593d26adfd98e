/** A disk that is full: a small one in memory, where this user may mount one. */
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { appendFile, readFile, readdir, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { listFiles, sha256Of } from "../../lib/files.ts";
import { build, type BuildOptions } from "../../publish/build.ts";
import { diskFullFinding } from "../../publish/units/disk-full.ts";
import { PROJECT, TODAY } from "../example-filings.ts";
import { fileOf, writeMarket } from "./small-market.ts";

const QUIET = { step: () => undefined, advance: () => undefined, end: () => undefined };
const MEGABYTE = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), "tieout-disk-"));
const disk = mkdtempSync(join(tmpdir(), "tieout-small-"));

/** Whether `disk` is one of 64 MB now. */
function mounted(): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const isMounted = process.platform === "linux" && mounted();

afterAll(async () => {
  if (isMounted) execFileSync("umount", [disk]);
  await rm(disk, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

async function bytesOf(site: string): Promise<Record<string, string>> {
  const files = await listFiles(site);
  const hashes = files.map(async (file) => [file, sha256Of(await readFile(join(site, file)))] as const);
  return Object.fromEntries(await Promise.all(hashes));
}

describe.skipIf(!isMounted)("a full disk", { timeout: 180_000 }, () => {
  it.each([1, 2])("is told as such, and leaves the site as it was (built by %i processes)", async (jobs) => {
    const { data, content } = await writeMarket(folder, 3);
    const out = join(disk, "dist");
    const options: BuildOptions = {
      project: PROJECT, progress: QUIET, skipPdf: true, jobs,
      settings: { data, content, out, today: TODAY, frozen: false },
    };
    await build(options);
    const before = await bytesOf(out);
    await writeFile(fileOf(data, 0), (await readFile(fileOf(data, 0), "utf8")).replace("donor-advised fund", "fund"));
    const { bavail, bsize } = await statfs(disk);
    await appendFile(join(disk, "ballast"), Buffer.alloc(bavail * bsize - MEGABYTE));
    await expect(build(options)).rejects.toThrow(new RegExp(`^${disk}: disk-full[\\s\\S]*no space is left[\\s\\S]*to mend`));
    expect(await bytesOf(out)).toEqual(before);
    await rm(join(disk, "ballast"));
    expect(await readdir(disk)).toEqual(["dist"]);
    await build(options);
    expect(await bytesOf(out)).not.toEqual(before);
    await rm(out, { recursive: true });
  });
});

describe("what a full disk is", () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });

  it("is seen through what others wrap around it", () => {
    const wrapped = Object.assign(new Error("Having trouble writing"), { originalError: new Error("x", { cause: full }) });
    expect(diskFullFinding(wrapped, "/site/.stage-dist-1")).toMatchObject({ code: "disk-full", place: { file: "/site" } });
    expect(diskFullFinding(new Error("no space left"), "/site/dist")).toBeUndefined();
    expect(diskFullFinding(undefined, "/site/dist")).toBeUndefined();
  });
});
