/** Modules of the packages named come from the disk as they are; all others go on to the next loader. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { initialize, load } from "../../lib/package-hook.ts";

const file = createRequire(import.meta.url).resolve("pdfjs-dist/legacy/build/pdf.mjs");
const CONTEXT = { conditions: [], format: undefined, importAttributes: {}, importAssertions: {} };
const next = (): { format: "module"; source: string } => ({ format: "module", source: "of the next loader" });

describe("a module of a package that was named", () => {
  beforeEach(() => initialize(["pdfjs-dist"]));

  it("has the bytes of its file", async () => {
    const loaded = await load(pathToFileURL(file).href, CONTEXT, next);
    expect(loaded).toMatchObject({ format: "module", shortCircuit: true });
    expect(readFileSync(file).equals(loaded.source as Buffer)).toBe(true);
  });

  it.each([
    "file:///x/node_modules/parse5/dist/index.mjs", "file:///x/node_modules/pdfjs-dist-of-others/a.mjs",
    "file:///x/scripts/pdfjs-dist/a.mjs", "file:///x/node_modules/pdfjs-dist/package.json",
  ])("is not %s", async (url) => {
    expect(await load(url, CONTEXT, next)).toEqual(next());
  });
});
