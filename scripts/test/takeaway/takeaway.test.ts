/** What goes out beside the pages: citations, charts, cards, the site map, the search, the scripts. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseDesign } from "../../charts/design.ts";
import { chartsFor } from "../../charts/registry.ts";
import { createRenderer } from "../../charts/render.ts";
import { bibtex, cslJson } from "../../takeaway/citation.ts";
import { clientScript } from "../../takeaway/client-scripts.ts";
import { cardSvg } from "../../takeaway/card/card-svg.ts";
import { openCardRenderer } from "../../takeaway/card/render-card.ts";
import { unpackWoff } from "../../takeaway/card/woff.ts";
import { chartFiles } from "../../takeaway/interactive/chart-files.ts";
import { siteMap } from "../../takeaway/site-map.ts";
import { checkText } from "../../tieout/gate/check-stage.ts";
import { PROJECT } from "../example-filings.ts";
import { context, form, release, told } from "../gate/example-pages.ts";

const SITE = { name: "Tieout", url: "https://tieout.example/" };
const FOLDER = "filings/qlys-2012-q3";
const design = parseDesign(JSON.parse(readFileSync(join(PROJECT, "data", "site", "design.json"), "utf8")));
const check = (path: string, text: string): string[] => told(checkText(path, text, context));

describe("a citation", () => {
  it("passes the gate, in both forms", () => {
    expect(check(`${FOLDER}/citation.bib`, bibtex(release, SITE))).toEqual([]);
    expect(check(`${FOLDER}/citation.json`, cslJson(release, SITE))).toEqual([]);
  });

  it.each([
    ["another day", (text: string) => text.replace("day = {05}", "day = {06}")],
    ["another title", (text: string) => text.replace("Q3 2012", "Q4 2012")],
    ["another page", (text: string) => text.replace("filings/qlys-2012-q3/", "filings/qlys-2012-q4/")],
  ])("does not pass with %s", (_name, change) => {
    const changed = change(bibtex(release, SITE));
    expect(changed).not.toBe(bibtex(release, SITE));
    expect(check(`${FOLDER}/citation.bib`, changed)).not.toEqual([]);
  });

  it("keeps what TeX would take for a command", () => {
    expect(bibtex({ ...release, title: "A & B_C 100%" }, SITE)).toContain("title = {{A \\& B\\_C 100\\%}}");
  });
});

describe("a chart to take away", () => {
  const charts = chartsFor(release, design, "wide");
  const files = charts.flatMap((chart) => chartFiles(release, chart, design).map(({ name, text }) =>
    ({ path: `${FOLDER}/charts/${chart.id}/${name}`, text })));
  const revenue = (name: string): string => files.find(({ path }) => path.endsWith(`/revenue/${name}`))?.text ?? "";

  it("passes the gate: page, spec and figures of every chart", () => {
    expect(files.length).toBe(charts.length * 3);
    expect(files.flatMap(({ path, text }) => check(path, text))).toEqual([]);
  });

  it("runs no code made of text, and nothing from elsewhere", () => {
    expect(revenue("index.html")).toContain("script-src 'self'; style-src 'self'");
    expect(revenue("index.html")).not.toMatch(/unsafe|https?:\/\/(?!vega\.github\.io\/schema)/);
  });

  it("tells of a bar what stands at its end", () => {
    const spec = JSON.parse(revenue("spec.vl.json")) as { data: { values: { part: string; tip?: string }[] } };
    expect(spec.data.values.filter(({ part }) => part === "bar").map(({ tip }) => tip))
      .toEqual(["Revenues, Q3 2011: $19.4 million", "Revenues, Q3 2012: $23.4 million"]);
  });

  it.each([
    ["a changed label", "spec.vl.json", "\"label\": \"$23.4 million\"", "\"label\": \"$23.5 million\""],
    ["a changed tip", "spec.vl.json", "Q3 2012: $23.4 million", "Q3 2012: $19.4 million"],
    ["a tip of another period", "spec.vl.json", "Revenues, Q3 2012: $", "Revenues, Q3 2011: $"],
    ["a title of its own", "spec.vl.json", "\"config\":", "\"title\": \"up 5 times\",\n  \"config\":"],
    ["a calculation", "spec.vl.json", "\"transform\": [", "\"transform\": [{\"calculate\": \"7\", \"as\": \"label\"},"],
    ["a changed figure", "figures.csv", "$23.4 million", "$23.5 million"],
    ["a changed value", "figures.csv", "23382000", "23383000"],
    ["a changed figure", "index.html", "\"label\":\"$23.4 million\"", "\"label\":\"$23.5 million\""],
  ])("does not pass with %s in %s %s", (_name, file, from, to) => {
    const changed = revenue(file).replace(from, () => to);
    expect(changed).not.toBe(revenue(file));
    expect(check(`${FOLDER}/charts/revenue/${file}`, changed)).not.toEqual([]);
  });
});

describe("a page", () => {
  const page = (head: string, path = `${FOLDER}/evidence/index.html`): string[] =>
    check(path, `<!doctype html><html><head>${head}</head><body>${"<time datetime=\"2012-11-05\" data-say=\"date\">November 5, 2012</time>"}</body></html>`);

  it.each([
    ["a script of another place", "<script src=\"https://elsewhere.example/assets/interactive.js\"></script>"],
    ["a script of its own", "<script>document.title = '5'</script>"],
    ["structured data with a numeral of nobody", "<script type=\"application/ld+json\">{\"name\": \"5 stars\"}</script>"],
    ["an address of another filing", "<meta property=\"og:url\" content=\"https://tieout.example/filings/qlys-2012-q4/\">"],
    ["the title of another filing", "<meta property=\"og:title\" content=\"Qualys, Inc. Q4 2012 results\" data-of=\"filing:qlys-2012-q3\">"],
    ["a frame of another page", "<iframe loading=\"lazy\" src=\"https://elsewhere.example/charts/a/index.html\"></iframe>"],
    ["a frame that loads at once", "<iframe src=\"charts/revenue/index.html\"></iframe>"],
  ])("may not have %s", (_name, head) => {
    expect(page(head)).not.toEqual([]);
  });

  it("may say where it is, and what it is", () => {
    expect(page("<link rel=\"canonical\" href=\"https://tieout.example/filings/qlys-2012-q3/\">"
      + "<script type=\"application/ld+json\">{\"name\": \"Qualys, Inc. Q3 2012 results\"}</script>")).toEqual([]);
  });
});

describe("a card", () => {
  const renderer = createRenderer(design);

  it.each([["a release", release], ["a form", form]])("of %s is drawn of a drawing that passes the gate, the same each time", async (_name, report) => {
    const [chart] = chartsFor(report, design, "wide");
    const svg = cardSvg({ report, chart: chart && renderer.renderChart(chart), design, site: "Tieout" });
    expect(check(`filings/${report.id}/card.svg`, svg)).toEqual([]);
    const cards = await openCardRenderer();
    const [one, two] = [cards.render(svg), cards.render(svg)];
    await cards.close();
    expect([one.readUInt32BE(16), one.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(one.equals(two)).toBe(true);
  });

  it("unpacks a WOFF into an OpenType file with the same tables", () => {
    const folder = dirname(createRequire(import.meta.url).resolve("@fontsource/ibm-plex-sans/package.json"));
    const woff = readFileSync(join(folder, "files", "ibm-plex-sans-latin-400-normal.woff"));
    const sfnt = unpackWoff(woff);
    expect(sfnt.length).toBe(woff.readUInt32BE(16));
    expect(sfnt.readUInt16BE(4)).toBe(woff.readUInt16BE(12));
    expect(() => unpackWoff(sfnt)).toThrow("not a WOFF font");
  });
});

describe("the site map", () => {
  const files = ["index.html", "404.html", `${FOLDER}/index.html`, `${FOLDER}/charts/revenue/index.html`, "print/x/index.html", "people/a/index.html"];
  const made = siteMap({ url: SITE.url, files, published: new Map([["qlys-2012-q3", "2012-11-05"]]) });

  it("lists every page for readers, and passes the gate", () => {
    const list = made.find(({ name }) => name === "sitemap-a.xml")?.text ?? "";
    expect([...list.matchAll(/<loc>([^<]*)/g)].map(([, address]) => address)).toEqual([
      "https://tieout.example/filings/qlys-2012-q3/", "https://tieout.example/", "https://tieout.example/people/a/",
    ]);
    expect(check("robots.txt", made.find(({ name }) => name === "robots.txt")?.text ?? "")).toEqual([]);
  });

  it("begins another list where one is full", () => {
    const many = siteMap({ url: SITE.url, files: Array.from({ length: 25_000 }, (_, at) => `p/${at}/index.html`), published: new Map() });
    expect(many.map(({ name }) => name)).toEqual(["sitemap.xml", "sitemap-a.xml", "sitemap-b.xml", "sitemap-c.xml", "robots.txt"]);
  });
});

describe("a script", () => {
  it("makes no code of text", async () => {
    expect(await clientScript("search.js")).not.toMatch(/\beval\(|new Function/);
  });
});
