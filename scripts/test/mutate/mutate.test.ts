/** A small sample of what `npm run mutate` does in full. */
import { describe, expect, it } from "vitest";
import { mutate } from "../../mutate/run.ts";
import { PROJECT, TODAY, copyExample } from "../example-filings.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SILENT = { step: () => undefined, advance: () => undefined, end: () => undefined };

describe("npm run mutate", () => {
  it("finds nothing that survives", { timeout: 300_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "tieout-mutate-test-"));
    const { data, content } = await copyExample(folder);
    const { text, survived, output } = await mutate({
      settings: { data, content, out: join(folder, "site"), today: TODAY, frozen: false },
      project: PROJECT, progress: SILENT, seed: 7, sample: 4,
    });
    await rm(folder, { recursive: true, force: true });
    expect(output.tally.survivors).toEqual([]);
    expect(output.disagreements).toEqual([]);
    expect(survived).toBe(false);
    expect(text).toMatch(/HTML: digit +\d+ of \d+ +100\.0 %/);
    expect(text).toContain("nothing passed unseen");
    expect(output.tally.counts.size).toBeGreaterThan(25);
  });
});
