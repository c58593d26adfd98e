/** A client with a clock that nobody waits for, against a local EDGAR with two fictional companies. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FindingsError, type Finding } from "../../../lib/finding.ts";
import { EdgarClient } from "../../../intake/edgar/client.ts";
import type { Clock } from "../../../intake/edgar/clock.ts";
import { edgarSettings, type EdgarSettings } from "../../../intake/edgar/settings.ts";
import { LocalEdgar } from "./local-edgar.ts";

export class QuickClock implements Clock {
  time = Date.parse("2026-03-02T12:00:00Z");
  readonly slept: number[] = [];
  now(): number { return this.time; }
  random(): number { return 0.5; }
  async sleep(milliseconds: number): Promise<void> {
    this.slept.push(milliseconds);
    this.time += milliseconds;
    await Promise.resolve();
  }
}

export interface Situation {
  readonly edgar: LocalEdgar;
  readonly clock: QuickClock;
  readonly folder: string;
  client(given?: Partial<EdgarSettings>): EdgarClient;
  end(): Promise<void>;
}

export const USER_AGENT = "Example Tests tests@example.org";

export async function startSituation(): Promise<Situation> {
  const clock = new QuickClock();
  const edgar = new LocalEdgar(() => clock.time);
  const base = await edgar.start();
  const folder = await mkdtemp(join(tmpdir(), "tieout-edgar-"));
  for (const [path, body] of Object.entries(FILES)) edgar.files.set(path, body);
  const settings = { www: base, data: base, cacheFolder: folder, timeoutMs: 5000 };
  return {
    edgar, clock, folder,
    client(given = {}) {
      return new EdgarClient(edgarSettings({ TIEOUT_USER_AGENT: USER_AGENT }, { ...settings, ...given }), clock);
    },
    async end() {
      await edgar.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** The findings of a refusal; fails when nothing is refused. */
export async function findingsOf(work: Promise<unknown>): Promise<readonly Finding[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FindingsError) return error.findings;
    throw error;
  }
  throw new Error("nothing was refused");
}

type FilingLine = readonly [accession: string, form: string, filed: string, primary: string, items?: string];

const columns = (lines: readonly FilingLine[]): object => ({
  accessionNumber: lines.map(([accession]) => accession), form: lines.map(([, form]) => form),
  filingDate: lines.map(([, , filed]) => filed), reportDate: lines.map(([, , filed]) => filed),
  primaryDocument: lines.map(([, , , primary]) => primary), items: lines.map((line) => line[4] ?? ""),
});

export const submissionsJson = (recent: readonly FilingLine[]): string => JSON.stringify({
  cik: "0000000042", name: "Example Widgets Corp", tickers: ["EXW"], exchanges: ["NYSE"], fiscalYearEnd: "1231",
  filings: {
    recent: columns(recent),
    files: [{ name: "CIK0000000042-submissions-001.json", filingCount: 1, filingFrom: "2019-01-01", filingTo: "2020-06-30" }],
  },
});

export const RECENT: readonly FilingLine[] = [
  ["0000000042-26-000009", "8-K", "2026-02-20", "exw-8k2.htm", "5.02"],
  ["0000000777-26-000003", "4/A", "2026-02-12", "xslF345X05/form4a.xml"],
  ["0000000042-26-000005", "8-K", "2026-02-10", "exw-8k.htm", "2.02,9.01"],
  ["0000000777-26-000001", "4", "2026-02-10", "xslF345X05/form4.xml"],
  ["0000000042-26-000004", "10-K", "2026-02-09", "exw-10k.htm"],
];

const ROWS = "<tr><th>Seq</th><th>Description</th><th>Document</th><th>Type</th><th>Size</th></tr>"
  + "<tr><td>1</td><td>8-K</td><td><a href=\"/ix?doc=/Archives/edgar/data/42/000000004226000005/exw-8k.htm\">exw-8k.htm</a>"
  + " iXBRL</td><td>8-K</td><td>9</td></tr><tr><td>2</td><td>Slides</td><td><a href=\"exw-ex992.htm\">exw-ex992.htm</a></td>"
  + "<td>EX-99.2</td><td>9</td></tr><tr><td>3</td><td>Release</td><td><a href=\"exw-ex991.htm\">exw-ex991.htm</a></td>"
  + "<td>EX-99.1</td><td>9</td></tr><tr><td>4</td><td></td><td><a href=\"../../evil.htm\">x</a></td><td>GRAPHIC</td></tr>";

const A = "/Archives/edgar/data/42/000000004226000005";
const FORM4 = "<?xml version=\"1.0\"?><ownershipDocument><documentType>4</documentType></ownershipDocument>";

export const FILES: Readonly<Record<string, string>> = {
  "/files/company_tickers.json": JSON.stringify({
    0: { cik_str: 42, ticker: "EXW", title: "Example Widgets Corp" }, 1: { cik_str: 77, ticker: "FIC-A", title: "Fiction Inc" },
  }),
  "/submissions/CIK0000000042.json": submissionsJson(RECENT),
  "/submissions/CIK0000000042-submissions-001.json": JSON.stringify(columns([
    ["0000000042-20-000001", "8-K", "2020-02-10", "old-8k.htm", "2.02"], ["0000000042-19-000001", "8-K", "2019-02-10", "older.htm", "2.02"],
  ])),
  "/api/xbrl/companyfacts/CIK0000000042.json": JSON.stringify({ cik: 42, entityName: "Example Widgets Corp", facts: {} }),
  [`${A}/0000000042-26-000005-index.html`]: `<html><body><table summary="Document Format Files">${ROWS}</table></body></html>`,
  [`${A}/exw-ex991.htm`]: "<html><body><p>Example Widgets reports</p></body></html>",
  [`${A}/exw-ex992.htm`]: "<html><body><p>Slides</p></body></html>",
  "/Archives/edgar/data/42/000000004226000009/index.json": JSON.stringify({
    directory: { item: [{ name: "exw-8k2.htm", type: "text.gif" }, { name: "exw-8k2_ex99-1.htm", type: "text.gif" }], name: "x" },
  }),
  "/Archives/edgar/data/42/000000004226000009/exw-8k2_ex99-1.htm": "<html><body>Notice</body></html>",
  "/Archives/edgar/data/42/000000077726000001/form4.xml": FORM4,
  "/Archives/edgar/data/42/000000077726000003/form4a.xml": FORM4,
};
