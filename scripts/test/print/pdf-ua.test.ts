/** A handout keeps to PDF/UA-1 (ISO 14289-1) where Chromium alone does not, and carries its files. */
import { join } from "node:path";
import { readFile } from "node:fs/promises";
import { PDFDict, type PDFHexString, type PDFRawStream } from "pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../print/browser.ts";
import { KeptBrowser } from "../../print/kept-browser.ts";
import { openPrinter, type OpenPrinter } from "../../print/printer.ts";
import { markedText } from "../../print/pdf-artifacts.ts";
import { Tab } from "../../print/tab.ts";
import { pageOf, stageSite, type StagedSite } from "./staged-site.ts";
import { at, name, readTaggedPdf, type Element, type TaggedPdf } from "./tagged-pdf.ts";
import { damaged } from "./ua-damage.ts";
import { RULES, brokenRules } from "./ua-rules.ts";

const PAGE = pageOf(`
  <h1>Results &amp; outlook</h1>
  <p style="border: 1px solid; background: #eee">Revenues <a href="#note">(1)</a>, as <a href="https://example.com/8-k">filed</a></p>
  <figure><figcaption>Revenues by quarter</figcaption>
    <svg role="img" aria-labelledby="t d" width="90" height="40"><title id="t">Revenues</title>
      <desc id="d">A bar for each quarter</desc><rect width="40" height="40"/></svg>
    <table hidden><thead><tr><th>Quarter</th><th>Amount</th></tr></thead>
      <tbody><tr><th>Q3</th><td><data>$9</data></td></tr><tr><th>Q4</th><td>$8</td></tr></tbody></table></figure>
  <h2>Statements</h2>
  <table><caption>Operations</caption>
    <thead><tr><th scope="col">Row</th><th scope="col" id="q">Q3</th></tr></thead>
    <tbody><tr><th scope="row">Revenues</th><td headers="q">9</td></tr></tbody></table>
  <table><caption><h3>Guidance</h3></caption>
    <thead><tr><th scope="col">Row</th></tr></thead><tbody><tr><th scope="row">Revenues</th></tr></tbody></table>
  <ul><li>Audited</li></ul>
  <ul><li id="note"><span>(1)</span> Unaudited, see <a href="https://example.com/10-q">there</a></li></ul>`);

let site: StagedSite;
let printer: OpenPrinter;
let pdf: TaggedPdf;
let bytes: Buffer;

beforeAll(async () => {
  site = await stageSite({ "print/index.html": PAGE });
  printer = await openPrinter({ root: site.root });
  const file = join(site.out, "handout.pdf");
  const attachments = [{
    name: "filing.json", mediaType: "application/json", description: "the facts", bytes: Buffer.from('{"id":"a"}\n'),
  }];
  await printer.print({ page: "print/index.html", pdf: file, title: "Results & outlook", date: "2012-11-05", attachments });
  bytes = await readFile(file);
  pdf = await readTaggedPdf(bytes);
}, 120_000);

afterAll(async () => {
  await printer.close();
  await site.remove();
});

const elements = (role: string): Element[] => pdf.elements.filter((element) => element.role === role);

describe("a handout", () => {
  it("keeps to the rules of PDF/UA-1 that can be checked", () => {
    expect(brokenRules(pdf)).toEqual([]);
  });

  it.each(Object.keys(RULES))("would be caught breaking: %s", async (rule) => {
    expect(RULES[rule]?.(await damaged(bytes, rule))).not.toEqual([]);
  });

  it("says in its metadata what it is", () => {
    const xmp = Buffer.from((at(pdf.catalog, "Metadata") as PDFRawStream).contents).toString("utf8");
    expect(xmp).toContain("Results &amp; outlook</rdf:li>");
    expect(xmp).toContain("<rdf:li>en-US</rdf:li>");
    expect(xmp).toContain("<xmp:CreateDate>2012-11-05T00:00:00Z</xmp:CreateDate>");
  });

  it("makes a figure of the chart, and none of what is around it", () => {
    expect(elements("Figure")).toHaveLength(1);
  });

  it("reads aloud for a chart what it is and each row of its figures, which are not printed as a table", () => {
    const alternatives = elements("Figure").map(({ dict }) => (at(dict, "Alt") as PDFHexString).decodeText());
    expect(alternatives).toEqual(["Revenues A bar for each quarter\nQ3 $9\nQ4 $8"]);
    expect(elements("Table")).toHaveLength(2);
  });

  it("gives each table its caption, one that is a heading alone too", () => {
    const captions = elements("Table").map(({ children }) => children.filter(({ role }) => role === "Caption"));
    expect(captions.map((each) => each.map(({ children }) => children.map(({ role }) => role)))).toEqual([[["NonStruct"]], [["H3"]]]);
  });

  it("gives each list item a body; that of a note is a note with its words and links", () => {
    const parts = elements("LI").map(({ children }) => children.map(({ role }) => role));
    expect(parts).toEqual([["Lbl", "LBody"], ["Lbl", "LBody"]]);
    expect(elements("Note").map(({ parent }) => parent?.parent)).toEqual([elements("LI")[1]]);
    expect(elements("Note")[0]?.children.map(({ role }) => role)).toContain("Link");
  });

  it("says of each link where it leads", () => {
    const links = pdf.pages.flatMap((page) => page.node.Annots()?.asArray() ?? [])
      .map((ref) => (pdf.document.context.lookup(ref, PDFDict).lookup(name("Contents")) as PDFHexString).decodeText());
    expect(links.toSorted()).toEqual(["(1)", "filed", "there"]);
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

it("Chromium's own PDF of the page does not keep to the rules", async () => {
  const browser = new KeptBrowser(await findBrowser());
  const tab = await Tab.open(await browser.get(), site.root);
  const printed = await readTaggedPdf((await tab.print("print/index.html")).pdf);
  await browser.close();
  const broken = new Set(brokenRules(printed).map((line) => line.slice(0, 6)));
  expect([...broken]).toEqual(expect.arrayContaining(["01-005", "05-001", "06-003", "09-004", "13-004", "28-004"]));
});

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
