import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { bundledBrowser } from "../../print/bundled-browser.ts";
import { openPrinter, type OpenPrinter, type PrintResult } from "../../print/printer.ts";
import { readPdf, type ReadPdf } from "./read-pdf.ts";
import { pageOf, stageSite, type StagedSite } from "./staged-site.ts";

const TITLE = "Qualys announces third quarter two thousand twelve results with a title so long that it wraps";
const HANDOUT = pageOf(`
  <h1>${TITLE}</h1>
  <p>Revenues grew (net) — “quoted”.</p>
  <h2 style="width: 30mm">Balance sheets, in thousands → unaudited</h2>
  <h2 hidden>Not shown</h2>
  <table><thead><tr><th scope="col">Line</th><th scope="col">Amount</th></tr></thead>
    <tbody><tr><th scope="row">Revenues</th><td>23,382</td></tr></tbody></table>
  <svg role="img" aria-label="A chart" width="90" height="40"><rect width="40" height="40"/></svg>
  <section style="break-before: page"><h3>Second<br>page</h3></section>
  <script>document.body.append("SCRIPT RAN")</script>`);

const PIXEL = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>";

const FILES = {
  "print/handout/index.html": HANDOUT,
  "print/other.html": pageOf("<h1>Other</h1><table><tr><th>A</th><td>1</td></tr></table>".repeat(20)),
  "print/data-url.html": pageOf(`<h1>Inline</h1><img alt="" src="${PIXEL}">`),
  "print/no-css.html": pageOf("<h1>A</h1>", '<link rel="stylesheet" href="/assets/gone.css">'),
  "print/no-font.html": pageOf("", "<style>@font-face { font-family: G; src: url(/gone.woff2) }</style>"),
  "print/no-image.html": pageOf('<img alt="" src="gone.png">'),
  "print/broken-image.html": pageOf('<img alt="" src="broken.png">'),
  "print/broken.png": "no picture",
  "print/foreign.html": pageOf('<img alt="" src="https://example.com/a.png">'),
  "print/traversal.html": pageOf('<img alt="" src="/..%2f..%2fsecret.png">'),
  "print/no-lang.html": pageOf("<p>A</p>").replace(' lang="en-US"', ""),
};

let site: StagedSite;
let printer: OpenPrinter;

beforeAll(async () => {
  site = await stageSite(FILES);
  printer = await openPrinter({ root: site.root });
}, 120_000);

afterAll(async () => {
  await printer.close();
  await site.remove();
});

const handout = { page: "print/handout/index.html", title: "Third quarter — 2012", date: "2012-11-01" };

const printTo = (name: string, by: OpenPrinter = printer): Promise<PrintResult> =>
  by.print({ ...handout, pdf: join(site.out, name) });

const bytesOf = (name: string): Promise<Buffer> => readFile(join(site.out, name));

describe("a handout", { timeout: 60_000 }, () => {
  let result: PrintResult;
  let pdf: ReadPdf;

  beforeAll(async () => {
    result = await printTo("handout.pdf");
    pdf = await readPdf(join(site.out, "handout.pdf"));
  });

  test("counts its pages and bytes", async () => {
    expect(result).toEqual({ pages: 2, bytes: (await bytesOf("handout.pdf")).length });
  });

  test("has the job's title and date and the page's language", () => {
    expect(pdf.info).toMatchObject({
      Title: "Third quarter — 2012", Language: "en-US", Creator: "Tieout",
      CreationDate: "D:20121101000000Z", ModDate: "D:20121101000000Z",
    });
  });

  test("is tagged", () => {
    expect(pdf.marked).toBe(true);
    const expected = ["Root", "H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "Figure"];
    expect(pdf.roles).toEqual(expect.arrayContaining(expected));
  });

  test("has an outline with the spaces at line wraps", () => {
    expect(pdf.outline).toEqual([TITLE, "Balance sheets, in thousands → unaudited", "Second page"]);
  });

  test("numbers its pages", () => {
    expect(pdf.text[0]).toContain("Page 1 of 2");
    expect(pdf.text[1]).toContain("Page 2 of 2");
  });

  test("embeds its fonts", () => {
    expect(pdf.fonts.map((font) => font.name)).toContainEqual(expect.stringContaining("IBMPlexSans"));
    expect(pdf.fonts.filter((font) => !font.embedded)).toEqual([]);
  });

  test("runs no script", () => {
    expect(pdf.text.join()).not.toContain("SCRIPT RAN");
  });

  test("leaves no temporary file behind", async () => {
    expect((await readdir(site.out)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});

describe("the same page has the same bytes", { timeout: 120_000 }, () => {
  test("after other pages in the same tab", async () => {
    const single = await openPrinter({ root: site.root, pages: 1 });
    await printTo("first.pdf", single);
    await single.print({ ...handout, page: "print/other.html", pdf: join(site.out, "other.pdf") });
    await printTo("later.pdf", single);
    await single.close();
    expect(await bytesOf("later.pdf")).toEqual(await bytesOf("first.pdf"));
  });

  test("in another browser, time zone and language", async () => {
    await printTo("here.pdf");
    vi.stubEnv("TZ", "Asia/Tokyo").stubEnv("LANG", "de_DE.UTF-8");
    const elsewhere = await openPrinter({ root: site.root });
    await printTo("elsewhere.pdf", elsewhere);
    await elsewhere.close();
    vi.unstubAllEnvs();
    expect(await bytesOf("elsewhere.pdf")).toEqual(await bytesOf("here.pdf"));
  });

  test("when many are printed at once", async () => {
    const names = Array.from({ length: 12 }, (_, at) => `many-${at}.pdf`);
    await Promise.all(names.map((name) => printTo(name)));
    const all = await Promise.all(names.map(bytesOf));
    expect(new Set(all.map((bytes) => bytes.toString("latin1"))).size).toBe(1);
  });
});

describe("a page that lacks something is an error that says what", { timeout: 60_000 }, () => {
  const printPage = (page: string, date = "2012-11-01"): Promise<PrintResult> =>
    printer.print({ page, pdf: join(site.out, "never.pdf"), title: "T", date });

  test.each([
    ["print/gone.html", "/print/gone.html is not in the staged folder"],
    ["print/no-css.html", "/assets/gone.css is not in the staged folder"],
    ["print/no-font.html", "/gone.woff2 is not in the staged folder"],
    ["print/no-image.html", "/print/gone.png is not in the staged folder"],
    ["print/broken-image.html", "the image broken.png is broken"],
    ["print/foreign.html", "GET https://example.com/a.png was refused"],
    ["print/traversal.html", "secret.png lies outside the staged folder"],
    ["../secret.html", "lies outside the staged folder"],
    ["print/no-lang.html", "no lang attribute"],
  ])("%s", async (page, reason) => {
    const error = await printPage(page).catch((caught: Error) => caught);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toContain(`${page}: not-printed\n  found     it cannot be printed: `);
    expect(String(error)).toContain(reason);
    expect(await readdir(site.out)).not.toContain("never.pdf");
  });

  test("a date that is no day", async () => {
    await expect(printPage("print/other.html", "2012-02-30")).rejects.toThrow('"2012-02-30" is no day');
  });

  test("and the next page prints all the same", async () => {
    expect((await printPage("print/data-url.html")).pages).toBe(1);
  });
});

test("a closed printer prints nothing", { timeout: 60_000 }, async () => {
  const closed = await openPrinter({ root: site.root, browser: await bundledBrowser() });
  await closed.close();
  await expect(printTo("no.pdf", closed)).rejects.toThrow("the printer is closed");
});
