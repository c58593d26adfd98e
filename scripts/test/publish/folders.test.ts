/** Folders that a build is given and cannot, or must not, write. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FindingsError } from "../../lib/finding.ts";
import { openKeptFolder } from "../../publish/kept/kept-folder.ts";
import { lockFolder } from "../../publish/lock.ts";
import { openStage } from "../../publish/swap.ts";
import { PROJECT } from "../example-filings.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tieout-folders-"));
  await writeFile(join(folder, "file"), "not ours");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const refusal = async (work: Promise<unknown>): Promise<string> => work.then(() => "", (error: unknown) => {
  if (error instanceof FindingsError) return error.message;
  throw error instanceof Error ? error : new Error(String(error));
});

describe("a cache", () => {
  it("is marked as one, and known again", async () => {
    const cache = join(folder, "a", "cache");
    expect(await openKeptFolder(cache)).toBeUndefined();
    expect(await readFile(join(cache, "CACHEDIR.TAG"), "utf8")).toMatch(/^Signature: 8a477f597d28d172789f06886806bc55\n/);
    await writeFile(join(cache, "more"), "");
    expect(await openKeptFolder(cache)).toBeUndefined();
  });

  it("is not made of a folder with other files, which stays as it is", async () => {
    expect(await refusal(openKeptFolder(folder))).toContain("not-a-cache");
    expect(await readdir(folder)).not.toContain("CACHEDIR.TAG");
  });

  it("that cannot be written is told of", async () => {
    expect(await openKeptFolder(join(folder, "file"))).toMatchObject({ code: "cache-not-usable", severity: "warning" });
    expect(await openKeptFolder(join(folder, "file", "below"))).toMatchObject({ code: "cache-not-usable" });
  });
});

describe("a place for the site", () => {
  it("where nothing can be written is a finding, before anything is built", async () => {
    expect(await refusal(lockFolder(join(folder, "file", "dist")))).toMatch(/cannot-write-output[^]*EEXIST/);
  });

  it("that is a mount point is refused at once, since it cannot be renamed", async (context) => {
    const [mount, around] = await Promise.all(["/dev/shm", "/dev"].map((path) => stat(path).catch(() => undefined)));
    if (mount === undefined || mount.dev === around?.dev) return context.skip();
    expect(await refusal(openStage("/dev/shm"))).toMatch(/cannot-write-output[^]*shm is a mount point/);
  });
});

describe("an option whose value was left out", () => {
  const OPTIONS = [["--profile", "--verbose"], ["--out", "--no-pdf"], ["--cache", "--no-pdf"]] as const;

  it.each(OPTIONS)("%s does not take %s for it", async (option, next) => {
    const command = [join(PROJECT, "scripts", "start.mjs"), "build", option, next];
    const error: unknown = await promisify(execFile)(process.execPath, command, { cwd: PROJECT })
      .catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 1, stderr: expect.stringContaining(`'${next}' is an option`) as unknown });
    expect(await readdir(PROJECT)).not.toContain(next);
  });
});
