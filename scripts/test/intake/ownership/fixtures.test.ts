/**
 * Each document in fixtures/ is read; what comes out stands beside it in expected/: the Filing JSON, and what
 * was found. A new case is a new file. UPDATE_GOLDENS=1 writes what is expected; read it before you commit
 * it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatFinding, isError } from "../../../lib/finding.ts";
import { JsonSource } from "../../../store/json-source.ts";
import { inspectValue } from "../../../store/inspect-text.ts";
import { filingText } from "../../../store/write-filing.ts";
import { FIXTURES, filingOf, fixture, fixtureNames, read, treeAgain, treeOf } from "./round-trip.ts";

const EXPECTED = join(FIXTURES, "expected");

function expectGolden(name: string, content: string): void {
  const file = join(EXPECTED, name);
  if (process.env["UPDATE_GOLDENS"] !== undefined) {
    mkdirSync(EXPECTED, { recursive: true });
    writeFileSync(file, content);
  }
  expect(content).toBe(existsSync(file) ? readFileSync(file, "utf8") : `no ${name}`);
}

function reportOn(name: string): string {
  const { filing, findings, notes } = read(fixture(name), name);
  const head = `${filing?.id ?? "not read"}\n${JSON.stringify(notes)}\n`;
  return `${[head, ...findings.map(formatFinding)].join("\n")}\n`;
}

describe.each(fixtureNames)("%s", (name) => {
  it("is found right or wrong as expected", () => {
    expectGolden(`${name}.found.txt`, reportOn(name));
  });

  const { filing } = read(fixture(name), name);
  it.skipIf(filing === undefined)("gives the filing that is expected", () => {
    expectGolden(`${name}.json`, filingText(filingOf(fixture(name), name), name));
  });

  it.skipIf(filing === undefined)("comes back as it was", () => {
    expect(treeAgain(filingOf(fixture(name), name))).toEqual(treeOf(fixture(name)));
  });

  it.skipIf(filing === undefined)("is written as a file that the store reads", () => {
    const text = filingText(filingOf(fixture(name), name), name);
    const again = inspectValue(JSON.parse(text), new JsonSource(text), filing?.id ?? "");
    expect(again.faults.filter(isError)).toEqual([]);
  });
});
