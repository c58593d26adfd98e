/** Mistakes in the words of several filings, whose pages are rendered in different runs of Eleventy. */
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FindingsError } from "../../lib/finding.ts";
import { listFiles } from "../../lib/files.ts";
import { build } from "../../publish/build.ts";
import { PROJECT, TODAY, copyExample } from "../example-filings.ts";

const SILENT = { step: () => undefined, advance: () => undefined, end: () => undefined };
const FILINGS = ["qlys-2012-q3", "qlys-2013-08-07-form4-wilson"];
let folder: string;
let folders: { data: string; content: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tieout-word-mistakes-"));
  folders = await copyExample(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("mistakes in the words of two filings", { timeout: 60_000 }, () => {
  it("are told together, and nothing is published", async () => {
    for (const id of FILINGS) {
      await appendFile(join(folders.content, "filings", `${id}.md`), '\n{% fact "us-gaap:NoSuchThing", "q3-2012" %}\n');
    }
    const out = join(folder, "dist");
    const error: unknown = await build({
      settings: { ...folders, out, today: TODAY, frozen: false }, progress: SILENT, project: PROJECT, skipPdf: true,
    }).catch((refusal: unknown) => refusal);
    expect(error).toBeInstanceOf(FindingsError);
    const { findings } = error as FindingsError;
    expect(findings.map(({ place }) => basename(place.file, ".md")).toSorted()).toEqual(FILINGS);
    expect(await listFiles(out)).toEqual([]);
  });
});
