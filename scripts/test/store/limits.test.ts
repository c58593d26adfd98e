/** How large a filing may be: each limit lets its last item pass, and names the first that is too many. */
import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { formatFinding } from "../../lib/finding.ts";
import { readFiling } from "../../store/read-filing.ts";
import { LIMITS, MOST_BYTES, limitFaults } from "../../store/limits.ts";

let scratch = "";
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "tieout-limits-"));
});
afterAll(() => rm(scratch, { recursive: true }));

/** A value with so many items at a path: a limit of rows gets them in two tables. */
function valueWith(path: readonly string[], count: number): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return Array.from({ length: count }, () => null);
  if (name === "*") return [valueWith(rest, Math.floor(count / 2)), valueWith(rest, Math.ceil(count / 2))];
  return { [name]: valueWith(rest, count) };
}

describe.each(LIMITS)("$what", ({ what, at, most }) => {
  const [path = ""] = at;
  const ofCount = (count: number): unknown => valueWith(path.slice(1).split("/"), count);
  const own = (value: unknown): string[] => limitFaults(value).flatMap((fault) => (fault.what.endsWith(` ${what}`) ? [fault.pointer] : []));

  it("may be as many as the limit says", () => {
    expect(own(ofCount(most))).toEqual([]);
  });

  it("may not be one more", () => {
    const depth = path.split("/").filter((name) => name === "*").length;
    const [pointer = ""] = own(ofCount(most + 1));
    expect(pointer.split("/").length).toBe(path.split("/").length + 1);
    if (depth === 0) expect(pointer).toBe(`${path}/${most}`);
  });
});

test("lists of one limit are counted together", () => {
  const form = { nonDerivativeTable: { nonDerivativeTransaction: Array(3_000).fill(0) },
    derivativeTable: { derivativeTransaction: Array(2_001).fill(0) } };
  expect(limitFaults(form)).toMatchObject([{
    code: "past-a-limit", pointer: "/derivativeTable/derivativeTransaction/2000", what: "5,001 transactions and holdings",
    expected: "at most 5,000 in a filing",
  }]);
});

test("any JSON at all can be asked", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    expect(limitFaults(value)).toEqual([]);
    expect(limitFaults({ tables: value, claims: value, footnotes: value })).toEqual([]);
  }));
});

test("a filing past a limit is refused with the place, the limit and what to do", async () => {
  const good = join(import.meta.dirname, "good-input/exm/example-2021-q3.json");
  const filing = JSON.parse(await readFile(good, "utf8")) as { claims: unknown[] };
  const file = join(scratch, "example-2021-q3.json");
  await writeFile(file, JSON.stringify({ ...filing, claims: Array(10_001).fill(filing.claims[0]) }, null, 2));
  const { filing: read, findings } = await readFiling(file, "exm/example-2021-q3.json");
  expect(read).toBeUndefined();
  expect(findings.map(formatFinding)).toEqual([
    expect.stringMatching(/^exm\/example-2021-q3\.json:\d+:\d+: past-a-limit\n {2}at {8}\/claims\/10000.*\n {2}found {5}10,001 claims\n {2}expected {2}at most 10,000 in a filing\n {2}to mend {3}\S/),
  ]);
});

test("a file past the limit is not read", async () => {
  const file = join(scratch, "large.json");
  await writeFile(file, "{");
  await truncate(file, MOST_BYTES + 1);
  const { findings, sha256 } = await readFiling(file, "large.json");
  expect(findings).toMatchObject([{ code: "past-a-limit", place: { file: "large.json" }, expected: "at most 67108864 bytes" }]);
  expect(sha256).toBe("");
});
