import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sha256Of } from "../../lib/files.ts";
import { readFiling } from "../../store/read-filing.ts";
import { readFilings } from "../../store/read-filings.ts";

const GOOD = join(import.meta.dirname, "good-input");
const DATA = join(import.meta.dirname, "../../../data/filings");
const RELEASE = join(GOOD, "exm/example-2021-q3.json");
let scratch = "";

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "tieout-store-"));
});
afterAll(() => rm(scratch, { recursive: true }));

test("good filings have no findings; lists of ties are passed over; order is by path", async () => {
  const { stored, findings } = await readFilings(GOOD, "shown/");
  expect(findings).toEqual([]);
  expect(stored.map(({ file }) => file))
    .toEqual(["shown/exm/example-2021-08-05-form4-doe.json", "shown/exm/example-2021-q3.json"]);
  expect(stored.map(({ filing }) => filing?.kind)).toEqual(["ownership", "earnings-release"]);
});

test("the filings of the project have no findings", async () => {
  expect((await readFilings(DATA, "data/filings")).findings).toEqual([]);
});

test("the hash is of the bytes, byte order mark and all", async () => {
  const file = join(GOOD, "exm/example-2021-08-05-form4-doe.json");
  expect((await readFiling(file, "f")).sha256).toBe(sha256Of(await readFile(file)));
});

test("place: line and column of a value, of the nearest value around an absent one, of escaped names", async () => {
  const { place } = await readFiling(RELEASE, "f.json");
  const lines = (await readFile(RELEASE, "utf8")).split("\n");
  const cell = place("/tables/0/rows/1/values/1");
  expect(cell.file).toBe("f.json");
  expect(lines[(cell.line ?? 0) - 1]?.slice((cell.column ?? 0) - 1)).toMatch(/^"800"\]/);
  expect(place("/tables/0/rows/1/values/9")).toEqual(place("/tables/0/rows/1/values"));
  expect(place("/tables/0/rows/-1/values")).toEqual(place("/tables/0/rows"));
  expect(place("")).toEqual({ file: "f.json", line: 1, column: 1 });
  const odd = join(scratch, "odd.json");
  await writeFile(odd, "{\n \"a/b~c\": { \"\": 1 } }");
  expect((await readFiling(odd, "odd.json")).place("/a~1b~0c/")).toEqual({ file: "odd.json", line: 2, column: 17 });
});

test("a file that is not there, a folder, and an empty or absent folder are findings", async () => {
  const found = async (file: string): Promise<string[]> =>
    (await readFiling(file, "f")).findings.map(({ what }) => what);
  expect(await found(join(scratch, "none.json"))).toEqual(["no such file"]);
  expect(await found(scratch)).toEqual(["a folder"]);
  for (const folder of [join(scratch, "none"), RELEASE]) {
    expect((await readFilings(folder, "x")).findings.map(({ code }) => code)).toEqual(["no-filings"]);
  }
});

test("text nested too deep for the tree still gives a finding", async () => {
  const file = join(scratch, "deep.json");
  await writeFile(file, "[".repeat(200_000) + "]".repeat(200_000));
  expect((await readFiling(file, "f")).findings.map(({ code }) => code)).toEqual(["wrong-value"]);
});

test("a filing with findings keeps its id and gives no filing", async () => {
  const file = join(scratch, "other-name.json");
  await writeFile(file, await readFile(RELEASE));
  const { filing, id } = await readFiling(file, "f/other-name.json");
  expect([filing, id]).toEqual([undefined, "example-2021-q3"]);
});
