/** A filing whose page fails in the browser: the site is published without it only where that is asked for. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { listFiles } from "../../lib/files.ts";
import { FindingsError } from "../../lib/finding.ts";
import type { PrintJob, PrinterOptions } from "../../print/printer.ts";
import { build, type BuildOptions } from "../../publish/build.ts";
import { merge } from "../../publish/merge.ts";
import { buildSummaryText } from "../../publish/summary-text.ts";
import { PROJECT, TODAY } from "../example-filings.ts";
import { fileOf, formOf, writeMarket } from "./small-market.ts";

/** Companies whose forms' pages the browser is not given. */
let failing: readonly number[] = [];

vi.mock(import("../../print/printer.ts"), async (original) => {
  const { openPrinter } = await original();
  return {
    openPrinter: async (options: PrinterOptions) => {
      const printer = await openPrinter(options);
      const pageOf = ({ page }: PrintJob): string =>
        (failing.some((company) => page.includes(formOf(company))) ? "print/none/index.html" : page);
      return { ...printer, print: (job: PrintJob) => printer.print({ ...job, page: pageOf(job) }) };
    },
  };
});

const MINUTES = 60_000;
const QUIET = { step: () => undefined, advance: () => undefined, end: () => undefined };
let folder: string;
let options: BuildOptions;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tieout-keep-going-"));
  const { data, content } = await writeMarket(folder, 4);
  const settings = { data, content, out: join(folder, "dist"), today: TODAY, frozen: false };
  options = { project: PROJECT, progress: QUIET, jobs: 1, settings };
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const into = (out: string): BuildOptions => ({ ...options, settings: { ...options.settings, out: join(folder, out) } });

const refusalOf = async (work: Promise<unknown>): Promise<FindingsError> => {
  const error: unknown = await work.then(() => undefined, (cause: unknown) => cause);
  if (error instanceof FindingsError) return error;
  throw error instanceof Error ? error : new Error("nothing was refused");
};

async function buildParts(of: number): Promise<string[]> {
  const parts = Array.from({ length: of }, (_, at) => `part-${at + 1}`);
  for (const [at, part] of parts.entries()) {
    await build({ ...into(part), keepGoing: true, shard: { index: at + 1, of } });
  }
  return parts.map((part) => join(folder, part));
}

describe("a filing whose page fails in the browser", { timeout: 3 * MINUTES }, () => {
  it("keeps the whole site from being published, and is named", async () => {
    failing = [0];
    const { findings } = await refusalOf(build(into("whole")));
    expect(findings).toMatchObject([{ code: "cannot-print", place: { file: fileOf(options.settings.data, 0) } }]);
    expect(findings[0]?.what).toMatch(/^it cannot be printed: /);
    expect(findings[0]?.mend).toContain("--keep-going");
    expect(await listFiles(join(folder, "whole"))).toEqual([]);
  });

  it("is left out and listed where the build is to go on", async () => {
    failing = [0];
    const summary = await build({ ...into("whole"), keepGoing: true });
    expect(summary.leftOut.map(({ place }) => place.file)).toEqual([fileOf(options.settings.data, 0)]);
    const text = buildSummaryText(summary, { out: "whole", milliseconds: 0 });
    expect(text).toContain(`left out: ${fileOf(options.settings.data, 0)}: cannot-print`);
    expect(text).toContain("1 filings left out");
    const files = await listFiles(join(folder, "whole"));
    expect(files.filter((file) => file.includes(formOf(0)))).toEqual([]);
    expect(files).toContain(`filings/${formOf(1)}/handout.pdf`);
  });

  it("is left out of parts, which make the same site when they are joined", async () => {
    failing = [0];
    const { leftOut, filings } = await merge(await buildParts(2), into("joined"));
    expect([leftOut.map(({ place }) => place.file), filings]).toEqual([[fileOf(options.settings.data, 0)], 3]);
    expect(await listFiles(join(folder, "joined"))).toEqual(await listFiles(join(folder, "whole")));
  });

  // One person has filed for both companies.
  it.each([[1, "no part holds person:"], [2, "person:"]])("that a person of another part rests on (%i) stops the merge", async (company, what) => {
    failing = [company];
    const { findings } = await refusalOf(merge(await buildParts(4), into("never")));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.what).toContain(what);
    expect(findings[0]?.mend).toContain("take the filings that were left out out of the data folder");
    expect(await listFiles(join(folder, "never"))).toEqual([]);
  });
});
