/** `npm run intake` in a process of its own: exit codes, and what is printed for a program. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { release, startCommand, type CommandSituation, type RunJson } from "./command-situation.ts";

let here: CommandSituation;
beforeAll(async () => {
  here = await startCommand();
  await here.write("ties.htm", release());
  await here.write("wrong.htm", release("1,503", "Data"));
  await here.write("notes.txt", "Nothing to see here.");
});
afterAll(async () => { await here.end(); });

describe("the command", () => {
  it.each([[["ties.htm"], 0], [["ties.htm", "wrong.htm"], 3], [["wrong.htm", "notes.txt", "ties.htm"], 2], [["absent.htm"], 2], [[], 2]])(
    "of %j ends with %i", async (names, expected) => {
      const { code } = await here.cli([...names.map(here.file), "--dry-run"]);
      expect(code).toBe(expected);
    }, 60_000);

  it("--json prints one object that tells the exit code", async () => {
    const { code, out } = await here.cli([here.file("ties.htm"), here.file("wrong.htm"), "--json", "--cik", "42"]);
    const run = JSON.parse(out) as RunJson;
    expect([code, run.exitCode, run.version]).toEqual([3, 3, 1]);
    expect(Object.keys(run)).toEqual(["version", "exitCode", "documents", "filings", "series", "findings", "notes"]);
    expect(Object.keys(run.documents[0] ?? {}).toSorted()).toEqual([
      "accession", "bytes", "cells", "claims", "document", "file", "findings", "id", "kind", "notTying", "notes", "outcome", "release",
      "sha256", "source", "status", "tables", "ties", "totals", "totalsVerified", "xbrl",
    ]);
    expect(await here.filings()).toHaveLength(2);
  }, 60_000);
});
