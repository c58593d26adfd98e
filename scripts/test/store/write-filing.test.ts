import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FindingsError } from "../../lib/finding.ts";
import type { Filing } from "../../model/filing.ts";
import { layoutJson } from "../../store/layout-json.ts";
import { readFiling } from "../../store/read-filing.ts";
import { readFilings } from "../../store/read-filings.ts";
import { filingText, writeFiling } from "../../store/write-filing.ts";

const GOOD = join(import.meta.dirname, "good-input");
const DATA = join(import.meta.dirname, "../../../data/filings");
let scratch = "";

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "tieout-store-"));
});
afterAll(() => rm(scratch, { recursive: true }));

async function allFilings(): Promise<Filing[]> {
  const runs = await Promise.all([GOOD, DATA].map((folder) => readFilings(folder, "")));
  return runs.flatMap(({ stored }) => stored.flatMap(({ filing }) => filing ?? []));
}

test("what is written reads as an equal filing, and is written the same again", async () => {
  const filings = await allFilings();
  expect(filings.length).toBeGreaterThanOrEqual(2);
  for (const filing of filings) {
    const file = join(scratch, "new/folder", `${filing.id}-copy.json`);
    const copy = { ...filing, id: `${filing.id}-copy` };
    await writeFiling(file, copy, { force: true });
    const again = await readFiling(file, file);
    expect(again.findings).toEqual([]);
    expect(again.filing).toEqual(copy);
    expect(await readFile(file, "utf8")).toBe(filingText(copy, file));
  }
});

test("the layout is JSON of an equal value", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    expect(JSON.parse(layoutJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
  }));
});

test("one row, one claim a line; short lists and objects inline; lists of objects one a line", () => {
  const row = { id: "r", label: "x".repeat(200), values: ["1", null] };
  const value = { columns: ["a", "b"], rows: [row, row], fiscal: { year: 1 }, notes: [{ id: "a" }], none: [] };
  expect(layoutJson(value)).toBe(`{
  "columns": ["a", "b"],
  "rows": [
    { "id": "r", "label": "${"x".repeat(200)}", "values": ["1", null] },
    { "id": "r", "label": "${"x".repeat(200)}", "values": ["1", null] }
  ],
  "fiscal": { "year": 1 },
  "notes": [
    { "id": "a" }
  ],
  "none": []
}
`);
});

test("the order of fields is the schema's, whatever the writer's", async () => {
  for (const filing of await allFilings()) {
    const turned = Object.fromEntries(Object.entries(filing).toReversed()) as unknown as Filing;
    expect(filingText(turned, "f")).toBe(filingText(filing, "f"));
  }
});

test("a file is not overwritten unasked", async () => {
  const [filing] = await allFilings();
  if (filing === undefined) throw new Error("no fixture");
  const file = join(scratch, "once.json");
  await writeFiling(file, filing);
  await expect(writeFiling(file, filing, { shownAs: "data/once.json" })).rejects.toThrow(/data\/once\.json: file-exists/);
  await writeFiling(file, filing, { force: true });
});

test("a filing of the wrong shape is refused, and nothing is written", async () => {
  const [filing] = await allFilings();
  const bad = { ...filing, source: { document: "Form 4", published: "8/5/2021" } } as Filing;
  const file = join(scratch, "bad.json");
  await expect(writeFiling(file, bad)).rejects.toThrow(FindingsError);
  await expect(writeFiling(file, bad)).rejects.toThrow(/write "2021-08-05"/);
  await expect(readFile(file)).rejects.toThrow(/ENOENT/);
});
