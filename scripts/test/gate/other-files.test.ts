/** Files that are no pages: style sheets, feeds, downloads, handouts, and what nobody knows. */
import { describe, expect, it } from "vitest";
import { toStableJson } from "../../lib/stable-json.ts";
import { checkPdf } from "../../tieout/gate/check-pdf.ts";
import { checkText } from "../../tieout/gate/check-stage.ts";
import { readPrintPage, type PrintText } from "../../tieout/gate/print-text.ts";
import type { PdfPage } from "../../tieout/gate/read-pdf.ts";
import { factsCsv, factsJson } from "../../publish/units/facts-files.ts";
import { context, release, revenues, told } from "./example-pages.ts";

const check = (path: string, text: string): string[] => told(checkText(path, text, context));
const FOLDER = "filings/qlys-2012-q3";

describe("a style sheet", () => {
  it.each([
    ["a digit", ".a::before { content: \"7\"; }"], ["an escaped digit", ".a::before { content: \"\\37 \"; }"],
    ["a number word", ".a::after { content: 'three'; }"], ["a number in pieces", ".a::after { content: \"2\" \"3\"; }"],
    ["a counter", "li { counter-increment: a; } li::before { content: counter(a); }"],
    ["an attribute", ".a::before { content: attr(data-a); }"], ["a picture", ".a { background: url(data:image/svg+xml,7); }"],
    ["another style sheet", "@import \"b.css\";"], ["a counter style", "@counter-style a { symbols: \"1\"; }"],
    ["a digit behind a semicolon in a string", ".a::before { content: \";7\"; }"],
  ])("may not write %s", (_name, css) => {
    expect(check("assets/site.css", css)[0]).toMatch(/^style-sheet-writes/);
  });

  it("may number pages, and repeat the filing's title in a handout's margin", () => {
    expect(check("assets/print.css", "@page { @bottom-right { content: \"Page \" counter(page) \" of \" counter(pages); } }")).toEqual([]);
    expect(check("print/qlys-2012-q3/page.css", `@page { @bottom-left { content: "${release.title}"; } }`)).toEqual([]);
    expect(check("print/qlys-2012-q3/page.css", "@page { @bottom-left { content: \"Qualys, Inc. Q4 2012 results\"; } }")[0])
      .toMatch(/^style-sheet-writes/);
  });
});

describe("a download", () => {
  const json = toStableJson({ ...release, filing: undefined });
  const csv = factsCsv(release);
  const oim = factsJson(release);

  it("passes as it is written", () => {
    expect(check(`${FOLDER}/report.json`, json)).toEqual([]);
    expect(check(`${FOLDER}/facts.csv`, csv)).toEqual([]);
    expect(check(`${FOLDER}/facts.json`, oim)).toEqual([]);
  });

  it("does not pass with a changed number", () => {
    expect(check(`${FOLDER}/report.json`, json.replace("\"23382000\"", "\"23383000\""))[0])
      .toBe("download-differs: /facts/0/value is \"23383000\" → \"23382000\"");
    expect(check(`${FOLDER}/facts.csv`, csv.replace("23382000", "23383000"))[0])
      .toBe("download-differs: /income-statement.revenues.q3-2012/value is \"23383000\" → \"23382000\"");
    expect(check(`${FOLDER}/facts.json`, oim.replace("\"23382000\"", "\"23383000\""))[0])
      .toBe("download-differs: /facts/income-statement.revenues.q3-2012/value is \"23383000\" → \"23382000\"");
  });

  it("does not pass with a missing fact", () => {
    expect(check(`${FOLDER}/facts.csv`, csv.split("\r\n").filter((_line, at) => at !== 1).join("\r\n"))[0]).toMatch(/^download-differs/);
  });
});

describe("a feed", () => {
  const feed = (title: string, day: string): string => "<feed><updated>2013-08-07T00:00:00Z</updated><entry>"
    + `<title>${title}</title><id>https://a.example/filings/qlys-2012-q3/</id><updated>${day}T00:00:00Z</updated></entry></feed>`;

  it("names filings and days as they are", () => {
    expect(check("feed.xml", feed(release.title, "2012-11-05"))).toEqual([]);
    expect(check("feed.xml", feed("Qualys, Inc. Q2 2012 results", "2012-11-05")))
      .toEqual(["account-differs: <title> says »Qualys, Inc. Q2 2012 results« → Qualys, Inc. Q3 2012 results"]);
    expect(check("feed.xml", feed(release.title, "2012-11-06"))[0]).toMatch(/^account-differs: <updated> says »2012-11-06T/);
  });

  it("sums an entry up in figures that are the filing's", () => {
    const summed = (inner: string): string => feed(release.title, "2012-11-05").replace("</entry>", `<category term="a" label="Results"/>`
      + `<summary type="xhtml"><div data-filing="qlys-2012-q3">Revenues: ${inner}</div></summary></entry>`);
    expect(check("feed.xml", summed(revenues()))).toEqual([]);
    expect(check("feed.xml", summed("23,382"))[0]).toMatch(/^untied-numeral: »23,382«/);
    expect(check("feed.xml", summed(revenues().replace("23,382", "23,383")))[0]).toMatch(/^figure-text-differs/);
    expect(check("feed.xml", summed(revenues()).replace("\"Results\"", "\"Results 7\""))[0]).toMatch(/^untied-numeral: label/);
  });
});

describe("a file that nobody knows", () => {
  it.each(["notes.txt", "assets/chart.png", `${FOLDER}/extra.json`])("%s", (path) => {
    expect(check(path, "7")[0]).toMatch(/^unknown-file/);
  });
});

describe("a handout", () => {
  const print: PrintText = readPrintPage("<body><h1>Results</h1><p>Revenues rose to $23.4 million from $19.4 million.</p>"
    + "<table><thead><tr><th>Q3 2012</th></tr></thead><tbody><tr><td>(38)</td></tr><tr><td>1,234</td></tr></tbody></table>"
    + "<table hidden><tr><th>Q2 2012</th><td>$21.5 million</td></tr><tr><th>Q3 2012</th><td>$23.4 million</td></tr></table></body>");
  const page = (text: string, at = 1, pages = 1): PdfPage =>
    ({ text, margins: [`Page ${at} of ${pages}`, release.title], alternatives: [] });
  const read = (pages: readonly PdfPage[], title = release.title): string[] =>
    told(checkPdf({ path: "a.pdf", pdf: { title, outline: ["Results"], pages }, print, title: release.title }));
  const TEXT = "Results\nRevenues rose to $23.4\nmillion from $19.4 million.\nQ3 2012\n(38)\n1,234";

  it("passes as it was printed, over several pages with the head of the table repeated", () => {
    expect(read([page(TEXT)])).toEqual([]);
    const [first = "", second = ""] = TEXT.split("\n1,");
    const repeated = { ...page(`1,${second}`, 2, 2), margins: ["Page 2 of 2", release.title, "Q3 2012"] };
    expect(read([page(first, 1, 2), repeated])).toEqual([]);
  });

  const SECOND = "Page 2 of 2";
  const onTwo = (first: string, second: string): string[] =>
    read([page(first, 1, 2), { ...page(second, 2, 2), margins: [SECOND, release.title] }]);

  it("passes where the head that is repeated is part of the text, even if the first page has but the head", () => {
    const [before = "", rows = ""] = TEXT.split("\n(38)");
    expect(onTwo(`${before}\n(38)`, "Q3 2012\n1,234")).toEqual([]);
    expect(onTwo(before, `Q3 2012\n(38)${rows}`)).toEqual([]);
  });

  it("does not pass where the head differs, is repeated twice, or belongs to a table that does not go on", () => {
    const [before = "", rows = ""] = TEXT.split("\n(38)");
    expect(onTwo(`${before}\n(38)`, "Q3 2011\n1,234")[0]).toContain("»3« stands there");
    expect(onTwo(before, `Q3 2012\nQ3 2012\n(38)${rows}`)[0]).toContain("»3« stands there");
    const [words = "", table = ""] = TEXT.split("\nQ3");
    expect(onTwo("Results", `Q3 2012\n${words}\nQ3${table}`)[0]).toContain("stands there");
  });

  it.each([
    ["another digit", TEXT.replace("19.4", "19.5"), "handout-differs: »$19.5« stands there → »$19.4«, in »to $23.4 million from $19.4 million. Q3 2012 (38) 1,»"],
    ["a lost bracket", TEXT.replace("(38)", "38"), "handout-differs: »38« stands there → »(38)«"],
    ["another scale word", TEXT.replace("million.", "billion."), "handout-differs: »billion« stands there → »million«"],
    ["an extra numeral", `${TEXT}\n7`, "handout-differs: »7« stands there → no numeral"],
    ["a missing numeral", TEXT.replace("\n1,234", ""), "handout-differs: a numeral is missing → »1,234«"],
  ])("does not pass with %s", (_name, text, finding) => {
    const [first, ...rest] = read([page(text)]);
    expect(first).toContain(finding.replace(/, in .*/, ""));
    expect(rest).toEqual([]);
  });

  it("reads aloud the rows of what is hidden on its page, each as it is, and prints none of them", () => {
    const aloud = (...rows: string[]): string[] => read([{ ...page(TEXT), alternatives: [["Bars", ...rows].join("\n")] }]);
    expect(aloud("Q2 2012 $21.5 million", "Q3 2012 $23.4 million")).toEqual([]);
    expect(aloud("Q2 2012 $21.6 million")[0]).toMatch(/^handout-differs: »Q2 2012 \$21.6 million«/);
    expect(aloud("Q2 2012 $23.4 million")[0]).toMatch(/^handout-differs: »Q2 2012 \$23.4 million«/);
    expect(read([page(`${TEXT}\nQ2 2012`)])[0]).toContain("stands there");
  });

  it("does not pass with a wrong page number, title or alternative", () => {
    expect(read([{ ...page(TEXT), margins: ["Page 1 of 2", release.title] }])[0]).toContain("→ Page 1 of 1");
    expect(read([page(TEXT)], "Q4 2012")).toEqual(["handout-differs: the title is »Q4 2012« → Qualys, Inc. Q3 2012 results"]);
    expect(read([{ ...page(TEXT), alternatives: ["7 bars"] }])[0]).toMatch(/^handout-differs: »7 bars«/);
    expect(read([{ ...page(TEXT), margins: ["Page 1 of 1", release.title, "Draft 7"] }])[0]).toMatch(/the margins say »Draft 7«/);
  });
});
