/** A filing whose page shows what later filings say of its guidance, made anew while those are as they were. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build, type BuildSummary } from "../../publish/build.ts";
import { PROJECT } from "../example-filings.ts";

const SILENT = { step: () => undefined, advance: () => undefined, end: () => undefined };
const [GUIDES, TELLS] = ["exmpl-2023-q1", "exmpl-2023-q2"];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tieout-outcome-"));
  for (const part of ["site", "words", "concepts"]) {
    await cp(join(PROJECT, "data", part), join(folder, "data", part), { recursive: true });
  }
  for (const id of [GUIDES, TELLS]) {
    await cp(join(PROJECT, "data", "filings", "exmpl", `${id}.json`), join(folder, "data", "filings", "exmpl", `${id}.json`));
  }
  await mkdir(join(folder, "content", "filings"), { recursive: true });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const built = (): Promise<BuildSummary> => build({
  settings: {
    data: join(folder, "data"), content: join(folder, "content"), out: join(folder, "dist"), kept: join(folder, "kept"),
    today: "2026-01-01", frozen: false,
  },
  progress: SILENT, project: PROJECT, skipPdf: true,
});

describe("a filing whose guidance a later one reports on", { timeout: 120_000 }, () => {
  it("has its page made again by itself when its words change", async () => {
    await built();
    await writeFile(join(folder, "content", "filings", `${GUIDES}.md`),
      `---\nfiling: ${GUIDES}\n---\n\nMore is said of it.\n`);
    expect((await built()).made).toEqual([`${GUIDES}: pages, gate`]);
    const page = await readFile(join(folder, "dist", "filings", GUIDES, "index.html"), "utf8");
    expect(page).toContain("More is said of it.");
    expect(page).toContain('data-filing="company:exmpl"');
  });
});
