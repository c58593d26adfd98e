/** The second opinion shares no code with the first: only lib/, the HTML parser and Node. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { listFiles } from "../../lib/files.ts";
import { PROJECT } from "../example-filings.ts";

const ROOM = join(PROJECT, "scripts", "verify");
const ALLOWED = /^(?:\.\/[\w-]+\.ts|\.\.\/lib\/[\w-]+\.ts|parse5|node:[\w/]+)$/;

it("scripts/verify imports nothing but its own files, lib/, parse5 and Node", async () => {
  const imports = (await listFiles(ROOM)).flatMap((file) => {
    const text = readFileSync(join(ROOM, file), "utf8");
    return [...text.matchAll(/\bfrom\s+"([^"]+)";|\bimport\(\s*"?([^")]+)|\brequire\w*\(/g)]
      .map(([all, from, dynamic]) => `${file}: ${from ?? dynamic ?? all}`);
  });
  expect(imports.length).toBeGreaterThan(40);
  expect(imports.filter((line) => !ALLOWED.test(line.slice(line.indexOf(": ") + 2)))).toEqual([]);
});

it("takes no network and no clock", async () => {
  const all = (await listFiles(ROOM)).map((file) => readFileSync(join(ROOM, file), "utf8")).join("\n");
  expect(all).not.toMatch(/node:(?:https?|net|dns|tls)|\bfetch\(|Date\.now|new Date/);
});
