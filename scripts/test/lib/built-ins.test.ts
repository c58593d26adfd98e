/** The reader of PDFs brings its own versions of built-in functions along; the process keeps the machine's. */
import { expect, it } from "vitest";
import { keepingBuiltIns } from "../../lib/built-ins.ts";
import { loadPdfReader, readPdf } from "../../tieout/gate/read-pdf.ts";

it("what a package replaces is put back, what it adds stays", async () => {
  const push = Array.prototype.push;
  const stringify = JSON.stringify;
  const own = Array.prototype as unknown as Record<string, unknown>;
  await keepingBuiltIns(async () => {
    JSON.stringify = () => "replaced";
    Array.prototype.push = () => 0;
    own["addedByTheTest"] = () => "added";
    return Promise.resolve();
  });
  expect(JSON.stringify).toBe(stringify);
  expect(Array.prototype.push).toBe(push);
  expect((own["addedByTheTest"] as () => string)()).toBe("added");
  delete own["addedByTheTest"];
});

it("the reader of PDFs leaves JSON, arrays and base64 as they are", async () => {
  const hasBase64 = "fromBase64" in Uint8Array;
  const [push, stringify, parse] = [Array.prototype.push, JSON.stringify, JSON.parse];
  await loadPdfReader();
  expect([Array.prototype.push, JSON.stringify, JSON.parse]).toEqual([push, stringify, parse]);
  expect(String(JSON.stringify)).toContain("[native code]");
  expect("fromBase64" in Uint8Array).toBe(hasBase64);
  await expect(readPdf(new Uint8Array([1, 2, 3]))).rejects.toThrow();
});
