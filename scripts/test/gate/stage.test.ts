/** A whole stage: what is there, what is missing, what nobody knows; and a build that the gate stops. */
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FindingsError } from "../../lib/finding.ts";
import { build } from "../../publish/build.ts";
import { checkStage } from "../../tieout/gate/check-stage.ts";
import { isFilingReport, type Report } from "../../model/report.ts";
import { PROJECT, TODAY, copyExample } from "../example-filings.ts";

const SILENT = { step: () => undefined, advance: () => undefined, end: () => undefined };
let folder: string;
let stage: string;
let reports: readonly Report[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tieout-gate-"));
  stage = join(folder, "stage");
  await copyExample(folder);
  await buildInto("site", async (passed, of) => {
    await cp(passed, stage, { recursive: true });
    reports = of;
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

type OnPassed = (stage: string, reports: readonly Report[]) => Promise<void>;

async function buildInto(out: string, onPassed: OnPassed): Promise<void> {
  const settings = { data: join(folder, "data"), content: join(folder, "content"), out: join(folder, out), today: TODAY, frozen: false };
  await build({ settings, progress: SILENT, project: PROJECT, skipPdf: true, onPassed });
}

const check = async (): Promise<string[]> =>
  (await checkStage({ stage, reports, hasHandouts: false })).findings.map(({ code, place }) => `${code} ${place.file}`);

/** Changes a file of the stage for as long as the stage is looked at. */
async function changed(file: string, change: (text: string) => string): Promise<string[]> {
  const path = join(stage, file);
  const text = await readFile(path, "utf8");
  await writeFile(path, change(text));
  const findings = await check();
  await writeFile(path, text);
  return findings;
}

describe("a stage", { timeout: 120_000 }, () => {
  it("passes as it was built, and says what it let pass and why", async () => {
    const { findings, uses, counted } = await checkStage({ stage, reports, hasHandouts: false });
    expect(findings).toEqual([]);
    expect(counted).toBeGreaterThan(10_000);
    expect(uses.filter(({ reason }) => reason === "")).toEqual([]);
    expect(new Set(uses.map(({ kind }) => kind))).toEqual(
      new Set(["date", "fiscal-label", "count", "name", "form", "rule", "footnote-mark", "scale", "address"]));
  });

  it("does not pass with a changed digit, whatever the file", async () => {
    expect(await changed("index.html", (html) => html.replace("$23.4 million", "$23.5 million"))).toEqual(["figure-text-differs index.html"]);
    expect(await changed("filings/qlys-2012-q3/charts/revenue.svg", (svg) => svg.replace(">$23.4 million", ">$23.5 million")))
      .toEqual(["figure-text-differs filings/qlys-2012-q3/charts/revenue.svg"]);
    expect(await changed("feed.xml", (xml) => xml.replace("2012-11-05T", "2012-11-06T"))).toEqual(["account-differs feed.xml"]);
    expect(await changed("assets/site.css", (css) => `${css} p::after { content: "7"; }`)).toEqual(["style-sheet-writes assets/site.css"]);
  });

  it("does not pass with a file that nobody knows, or without one that it needs", async () => {
    await writeFile(join(stage, "notes.txt"), "nothing");
    expect(await check()).toEqual(["unknown-file notes.txt"]);
    await rm(join(stage, "notes.txt"));
    const csv = join(stage, "filings/qlys-2012-q3/facts.csv");
    const text = await readFile(csv, "utf8");
    await rm(csv);
    expect(await check()).toEqual(["missing-file filings/qlys-2012-q3/facts.csv"]);
    await writeFile(csv, text);
    const { findings } = await checkStage({ stage, reports });
    expect(findings.map(({ place }) => place.file)).toEqual(reports.filter(isFilingReport).map(({ id }) => `filings/${id}/handout.pdf`).toSorted());
  });
});

describe("a build that does not pass", () => {
  it("leaves the published site as it was", { timeout: 120_000 }, async () => {
    const before = await readdir(join(folder, "site"));
    const failing = buildInto("site", () => Promise.reject(new FindingsError([{ code: "no", place: { file: "a" }, what: "no" }])));
    await expect(failing).rejects.toThrow(FindingsError);
    expect(await readdir(join(folder, "site"))).toEqual(before);
    expect((await readdir(folder)).toSorted()).toEqual(["content", "data", "site", "stage"]);
  });
});
