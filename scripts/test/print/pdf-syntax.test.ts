import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import fc from "fast-check";
import { PdfObjects } from "../../print/pdf-objects.ts";
import { readDict, readItems, readName, readRef, readText, writeAscii, writeDict, writeName, writeText } from "../../print/pdf-syntax.ts";
import { writePdf } from "../../print/pdf-writer.ts";
import { findBrowser, launchBrowser } from "../../print/browser.ts";
import { pageOf, stageSite, type StagedSite } from "./staged-site.ts";

describe("a value", () => {
  test("is read no deeper than asked", () => {
    const dict = readDict("<</S /LI\n/P 12 0 R /K [3 0 R <</Type /MCR /MCID 4>>]/Alt (a \\) >> b)/A <AB>/B<</O 1>>>>");
    expect([...dict]).toEqual([
      ["S", "/LI"], ["P", "12 0 R"], ["K", "[3 0 R <</Type /MCR /MCID 4>>]"], ["Alt", "(a \\) >> b)"], ["A", "<AB>"],
      ["B", "<</O 1>>"],
    ]);
    expect(readItems(dict.get("K") ?? "")).toEqual(["3 0 R", "<</Type /MCR /MCID 4>>"]);
    expect(readItems("12 0 R")).toEqual(["12 0 R"]);
    expect(readItems("[]")).toEqual([]);
  });

  test("that is a reference has a number", () => {
    expect(readRef("12 0 R")).toBe(12);
    expect(readRef("12")).toBeUndefined();
  });

  test("that has no end is an error with its beginning", () => {
    expect(() => readDict("<</S /P")).toThrow("»<</S /P« lacks its >>");
    expect(() => readDict("[1]")).toThrow("»[1]« does not begin with <<");
  });

  test("that is a text comes back, whatever its letters", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => { expect(readText(writeText(text))).toBe(text); }));
    const ascii = fc.string({ unit: "grapheme-ascii" });
    fc.assert(fc.property(ascii, (text) => { expect(readText(writeAscii(text))).toBe(text); }));
    fc.assert(fc.property(ascii, (text) => { expect(readName(writeName(text))).toBe(text); }));
  });

  test("of text is read with its escapes and in both alphabets", () => {
    expect(readText("(a\\(b\\)\\n\\101\\\\)")).toBe("a(b)\nA\\");
    expect(readText("(\xfe\xff\x20\x14)")).toBe("—");
    expect(readText("<FEFF2014>")).toBe("—");
  });

  test("survives being written into a dictionary", () => {
    const value = fc.oneof(fc.nat().map(String), fc.nat().map((number) => `${number} 0 R`),
      fc.string({ unit: "grapheme-ascii" }).map(writeAscii), fc.string({ unit: "binary" }).map(writeText));
    const nested = fc.oneof(value, fc.array(value).map((items) => `[${items.join(" ")}]`),
      fc.dictionary(fc.constantFrom("A", "B", "C"), value).map(writeDict));
    fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[A-Z][a-z]{0,9}$/), nested), (dict) => {
      expect(Object.fromEntries(readDict(writeDict(dict)))).toEqual({ ...dict });
    }));
  });
});

describe("the objects of a PDF", { timeout: 60_000 }, () => {
  let site: StagedSite;
  let printed: Uint8Array;

  beforeAll(async () => {
    site = await stageSite({ "page.html": pageOf(`<h1>Objects</h1>${"<p>In a stream \\n endobj</p>".repeat(300)}`) });
    const browser = await launchBrowser(await findBrowser());
    const page = await browser.newPage();
    await page.goto(`file://${join(site.root, "page.html")}`);
    printed = await page.pdf({ tagged: true });
    await browser.close();
  }, 60_000);

  afterAll(() => site.remove());

  test("are those that another reader finds", async () => {
    const objects = new PdfObjects(printed);
    const { context } = await PDFDocument.load(printed, { updateMetadata: false });
    expect(objects.entries().map(([number]) => number))
      .toEqual(context.enumerateIndirectObjects().map(([{ objectNumber }]) => objectNumber).toSorted((a, b) => a - b));
    expect(context.trailerInfo.Root?.toString()).toBe(`${objects.root} 0 R`);
  });

  test("are the same once they are written and packed", async () => {
    const written = await PDFDocument.load(await writePdf(new PdfObjects(printed)), { updateMetadata: false });
    const before = await PDFDocument.load(printed, { updateMetadata: false });
    for (const [ref, object] of before.context.enumerateIndirectObjects()) {
      expect(String(written.context.lookup(ref))).toBe(String(object));
    }
    expect(written.getPageCount()).toBe(before.getPageCount());
  });

  test("are more than one stream of them holds", async () => {
    const objects = new PdfObjects(printed);
    const first = objects.size;
    for (let at = 0; at < 1_200; at += 1) objects.add({ text: `[${at}]` });
    const { context } = await PDFDocument.load(await writePdf(objects), { updateMetadata: false });
    const added = context.enumerateIndirectObjects().filter(([{ objectNumber }]) => objectNumber >= first);
    expect(added.slice(0, 1_200).map(([, object]) => String(object))).toEqual(
      Array.from({ length: 1_200 }, (_, at) => `[ ${at} ]`));
  });

  test("of a file without a plain table are refused", async () => {
    const packed = await writePdf(new PdfObjects(printed));
    expect(() => new PdfObjects(packed)).toThrow("no plain table of objects");
    const own = await readFile(import.meta.filename);
    expect(() => new PdfObjects(own)).toThrow("no plain table of objects");
  });
});
