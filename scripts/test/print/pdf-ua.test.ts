/** A handout keeps to PDF/UA-1 (ISO 14289-1) where Chromium alone does not, and carries its files. */
import { join } from "node:path";
import { readFile } from "node:fs/promises";
import { inflateSync } from "node:zlib";
import { PDFDict, PDFDocument, PDFName, type PDFArray, type PDFHexString, type PDFRawStream } from "pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPrinter, type OpenPrinter } from "../../print/printer.ts";
import { markedText } from "../../print/pdf-artifacts.ts";
import { pageOf, stageSite, type StagedSite } from "./staged-site.ts";

const PAGE = pageOf(`
  <h1>Results &amp; outlook</h1>
  <p style="border: 1px solid; background: #eee">Revenues <a href="#note">(1)</a>, as <a href="https://example.com/8-k">filed</a></p>
  <figure><figcaption>Revenues by quarter</figcaption>
    <svg role="img" aria-label="A bar for each quarter" width="90" height="40"><rect width="40" height="40"/></svg></figure>
  <ul><li id="note"><span>(1)</span> Unaudited</li></ul>`);

let site: StagedSite;
let printer: OpenPrinter;
let document: PDFDocument;
let bytes: Buffer;

beforeAll(async () => {
  site = await stageSite({ "print/index.html": PAGE });
  printer = await openPrinter({ root: site.root });
  const pdf = join(site.out, "handout.pdf");
  const attachments = [{
    name: "filing.json", mediaType: "application/json", description: "the facts", bytes: Buffer.from('{"id":"a"}\n'),
  }];
  await printer.print({ page: "print/index.html", pdf, title: "Results & outlook", date: "2012-11-05", attachments });
  bytes = await readFile(pdf);
  document = await PDFDocument.load(bytes, { updateMetadata: false });
}, 120_000);

afterAll(async () => {
  await printer.close();
  await site.remove();
});

const nameOf = (dict: PDFDict, key: string): string => String(dict.get(PDFName.of(key)));

const elements = (role: string): PDFDict[] => document.context.enumerateIndirectObjects().flatMap(([, object]) =>
  (object instanceof PDFDict && object.has(PDFName.of("P")) && nameOf(object, "S") === `/${role}` ? [object] : []));

const rolesBelow = (element: PDFDict | undefined): string[] =>
  (element?.lookup(PDFName.of("K")) as PDFArray).asArray().map((kid) => nameOf(document.context.lookup(kid) as PDFDict, "S"));

describe("a handout", () => {
  it("says in its metadata what it is, and that it keeps to PDF/UA-1", () => {
    const stream = document.catalog.lookup(PDFName.of("Metadata")) as PDFRawStream;
    const xmp = Buffer.from(stream.contents).toString("utf8");
    expect(xmp).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(xmp).toContain("Results &amp; outlook</rdf:li>");
    expect(xmp).toContain("<rdf:li>en-US</rdf:li>");
    expect(xmp).toContain("<xmp:CreateDate>2012-11-05T00:00:00Z</xmp:CreateDate>");
  });

  it("gives each figure an alternative text, and makes no figure of what is around it", () => {
    const alternatives = elements("Figure").map((figure) => figure.lookup(PDFName.of("Alt")));
    expect(alternatives).toHaveLength(1);
    expect(elements("Caption")).toHaveLength(0);
  });

  it("gives each list item a body beside its label, and no other child", () => {
    expect(elements("LI").map(rolesBelow)).toEqual([["/Lbl", "/LBody"]]);
  });

  it("says of each link where it leads", () => {
    const links = document.getPages().flatMap((page) => page.node.Annots()?.asArray() ?? [])
      .map((ref) => (document.context.lookup(ref, PDFDict).lookup(PDFName.of("Contents")) as PDFHexString).decodeText());
    expect(links.toSorted()).toEqual(["(1)", "filed"]);
  });

  it("leaves no painting that is neither content nor artifact", () => {
    const content = document.getPages().map((page) => {
      const stream = page.node.Contents() as unknown as PDFRawStream;
      return inflateSync(stream.contents).toString("latin1");
    }).join("\n");
    expect(content).toContain("/Artifact BMC");
    expect(paintsOutside(content)).toEqual([]);
    expect(markedText(content)).toBe(content);
  });

  it("carries its files", async () => {
    const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
    const files = await (await task.promise).getAttachments() as Record<string, Carried>;
    expect(Object.values(files).map(({ filename, content }) => [filename, Buffer.from(content).toString()]))
      .toEqual([["filing.json", '{"id":"a"}\n']]);
    await task.destroy();
  });
});

interface Carried { readonly filename: string; readonly content: Uint8Array }

function paintsOutside(content: string): string[] {
  let depth = 0;
  return content.split("\n").filter((line) => {
    if (/B[MD]C$/.test(line)) depth += 1;
    if (line === "EMC") depth -= 1;
    return depth === 0 && /(?:^|\s)(?:f|S|Tj|Do)$/.test(line);
  });
}

describe("marking artifacts", () => {
  it("holds a stretch of painting together, and leaves what paints nothing", () => {
    expect(markedText("q\n0 0 9 9 re\nf\nQ\n/P <</MCID 0 >>BDC\nBT\n<01> Tj\nET\nEMC\nQ")).toBe(
      "/Artifact BMC\nq\n0 0 9 9 re\nf\nQ\nEMC\n/P <</MCID 0 >>BDC\nBT\n<01> Tj\nET\nEMC\nQ");
  });

  it("does not cut a text object that has content in it", () => {
    const content = "BT\n<01> Tj\n/P <</MCID 0 >>BDC\n<02> Tj\nEMC\nET";
    expect(markedText(content)).toBe(content);
  });
});
