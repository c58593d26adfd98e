/** `npm run new`: what it writes is right as it stands, and nothing is overwritten. */
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkFile } from "../../publish/check.ts";
import { newCompany, newFiling } from "../../publish/scaffold.ts";
import { periodsOf } from "../../publish/scaffold-filing.ts";
import { PROJECT } from "../example-filings.ts";

let folder: string;
const settings = (): Parameters<typeof newFiling>[2] => ({
  data: join(folder, "data"), content: join(folder, "content"), out: join(folder, "out"), today: "2025-11-05", frozen: false,
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tieout-new-test-"));
  for (const part of ["data/site", "data/filings/qlys", "data/watchlist.json"]) {
    await cp(join(PROJECT, part), join(folder, part), { recursive: true });
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const acme = { ticker: "ACME", cik: "1234567", name: "Acme, Inc.", exchange: "NYSE", year: "2025", quarter: "3" };

describe("the periods of a new filing", () => {
  it("are the quarter, the year to date, both a year before, and the balance sheet's day", () => {
    expect(periodsOf({ year: 2025, quarter: 3, yearEnd: "12-31" })).toEqual({
      "q3-2025": { start: "2025-07-01", end: "2025-09-30" }, "q3-2024": { start: "2024-07-01", end: "2024-09-30" },
      "9m-2025": { start: "2025-01-01", end: "2025-09-30" }, "9m-2024": { start: "2024-01-01", end: "2024-09-30" },
      "2025-09-30": { instant: "2025-09-30" },
    });
  });

  it("keep to ends of months in leap years and in fiscal years of any month", () => {
    expect(periodsOf({ year: 2024, quarter: 1, yearEnd: "11-30" })).toEqual({
      "q1-2024": { start: "2023-12-01", end: "2024-02-29" }, "q1-2023": { start: "2022-12-01", end: "2023-02-28" },
      "2024-02-29": { instant: "2024-02-29" },
    });
    expect(periodsOf({ year: 2025, quarter: 4, yearEnd: "06-30" })).toHaveProperty("fy-2025", { start: "2024-07-01", end: "2025-06-30" });
  });
});

describe("a new filing", () => {
  it("is valid as it stands, and is never written over one that is there", async () => {
    const { files: [file = ""] } = await newFiling("acme-2025-q3", acme, settings());
    expect((await checkFile(file, "2025-11-05")).findings).toMatchObject([{ code: "no-figures", severity: "warning" }]);
    const before = await readFile(file, "utf8");
    const { files: [words = ""] } = await newFiling("acme-2025-q3", acme, settings());
    expect(words).toMatch(/acme-2025-q3\.md$/);
    expect(await readFile(file, "utf8")).toBe(before);
    await expect(newFiling("acme-2025-q3", acme, settings())).rejects.toThrow(/file-exists/);
  });

  it("names every detail that is missing, and no file beside the folder", async () => {
    await expect(newFiling("other-2025-q3", { ticker: "OTHER" }, settings())).rejects
      .toMatchObject({ findings: expect.objectContaining({ length: 5 }) as unknown });
    await expect(newFiling("../evil", acme, settings())).rejects.toThrow(/cannot name a file/);
  });
});

describe("new words", () => {
  it("say the filing's figures by shortcodes that build", async () => {
    for (const id of ["qlys-2012-q3", "qlys-2013-08-07-form4-wilson"]) await newFiling(id, {}, settings());
    const { data, content, out } = settings();
    const flags = ["--no-pdf", "--data", data, "--content", content, "--out", out];
    const built = spawnSync(process.execPath, ["scripts/start.mjs", "build", ...flags], { cwd: PROJECT, encoding: "utf8", env: { ...process.env, CI: "" } });
    expect(built.stderr).not.toContain("found");
    expect(built.status).toBe(0);
    const page = await readFile(join(out, "filings", "qlys-2012-q3", "index.html"), "utf8");
    expect(page).toContain('<h2>Operating income</h2>');
  }, 120_000);
});

describe("a new company", () => {
  it("goes on the watchlist once", async () => {
    await newCompany("aapl", { since: "2025-01-01" }, settings());
    const list = JSON.parse(await readFile(join(folder, "data", "watchlist.json"), "utf8")) as { companies: unknown[] };
    expect(list.companies.at(-1)).toEqual({ ticker: "AAPL", forms: ["8-K", "3", "4", "5"], items: ["2.02"], since: "2025-01-01" });
    await expect(newCompany("AAPL", {}, settings())).rejects.toThrow(/on it already/);
    await expect(newCompany("MSFT", { since: "soon" }, settings())).rejects.toThrow(/YYYY-MM-DD/);
  });
});
