/** A company whose form amends another: what a build tells of the day that it names. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../publish/build.ts";
import { PROJECT, TODAY } from "../example-filings.ts";
import { fileOf, writeMarket } from "./small-market.ts";

const AMENDMENT = "exmpl-2024-01-05-form4a-example-794cc5";
const SILENT = { step: () => undefined, advance: () => undefined, end: () => undefined };
let folder: string;
let folders: { data: string; content: string };
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tieout-amendments-"));
  folders = await writeMarket(folder, 1);
  const text = await readFile(join(PROJECT, "data", "filings", "exmpl", `${AMENDMENT}.json`), "utf8");
  file = join(dirname(fileOf(folders.data, 0)), "exma-2024-01-05-form4a-example.json");
  await writeFile(file, text.replaceAll(AMENDMENT, "exma-2024-01-05-form4a-example").replaceAll("EXMPL", "EXMA")
    .replaceAll("9999999901", "9999999000").replaceAll("9999999911", "9999999100"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function told(): Promise<string[]> {
  const { warnings } = await build({
    settings: { ...folders, out: join(folder, "site"), kept: join(folder, "kept"), today: TODAY, frozen: false },
    project: PROJECT, progress: SILENT, skipPdf: true, jobs: 1,
  });
  return warnings.map(({ code, place }) => `${place.file === file ? "the amendment" : place.file}: ${code}`);
}

describe("a build", { timeout: 300_000 }, () => {
  it("tells of an amendment of another day, again where nothing is made anew, until it is mended", async () => {
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace("\"2023-12-20\"", "\"2023-12-19\""));
    expect(await told()).toEqual(["the amendment: amends-another-day"]);
    expect(await told()).toEqual(["the amendment: amends-another-day"]);
    await writeFile(file, text);
    expect(await told()).toEqual([]);
  });

  it("publishes nothing where a writer's amendment is of another day", async () => {
    const text = await readFile(file, "utf8");
    const { asFiled, ...form } = JSON.parse(text.replace("\"2023-12-20\"", "\"2023-12-19\"")) as { asFiled: unknown };
    expect(asFiled).toBeDefined();
    await writeFile(file, JSON.stringify(form));
    await expect(told()).rejects.toThrow("amends-another-day");
    await writeFile(file, text);
  });
});
