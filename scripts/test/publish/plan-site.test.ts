/** What is wrong before any filing is examined. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { build } from "../../publish/build.ts";
import { PROJECT, copyExample } from "../example-filings.ts";

const SILENT = { step: () => undefined, advance: () => undefined, end: () => undefined };

it("two filings of one id are told, each with its line", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tieout-plan-"));
  const { data, content } = await copyExample(folder);
  const file = join(data, "filings", "qlys", "qlys-2012-q3.json");
  const other = join(data, "filings", "zother", "qlys-2012-q3.json");
  await cp(file, other);
  const built = build({
    settings: { data, content, out: join(folder, "dist"), today: "2026-01-01", frozen: false }, progress: SILENT,
    project: PROJECT, skipPdf: true,
  });
  await expect(built).rejects.toMatchObject({ findings: [{
    code: "duplicate-filing", place: { file: other, line: 4 }, what: expect.stringContaining(`${file}:4:`) as string,
  }] });
  await rm(folder, { recursive: true, force: true });
});
