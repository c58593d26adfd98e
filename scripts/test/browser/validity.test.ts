/** Every page is valid HTML, every link leads somewhere, and what a browser does not read is well-formed. */
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { HtmlValidate, FileSystemConfigLoader, esmResolver } from "html-validate";
import { parse, defaultTreeAdapter as tree, type DefaultTreeAdapterTypes } from "parse5";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PROJECT } from "../example-filings.ts";
import { siteInBrowser, type SiteInBrowser } from "./site-in-browser.ts";

let site: SiteInBrowser;
let pages: readonly string[];

beforeAll(async () => {
  site = await siteInBrowser();
  pages = site.files.filter((file) => file.endsWith(".html"));
});
afterAll(() => site.close());

const read = (file: string): string => readFileSync(join(site.folder, file), "utf8");

it("every kind of page is valid", { timeout: 120_000 }, async () => {
  const config = JSON.parse(readFileSync(join(PROJECT, ".htmlvalidate.json"), "utf8")) as Record<string, unknown>;
  const validator = new HtmlValidate(new FileSystemConfigLoader([esmResolver()], config));
  for (const file of site.kinds) {
    const { results } = await validator.validateString(read(file), join(PROJECT, "dist", file));
    const told = results.flatMap(({ messages }) => messages)
      .map(({ ruleId, line, message }) => `${line}: ${ruleId}: ${message}`);
    expect([file, told.slice(0, 5)]).toEqual([file, []]);
  }
});

interface Page {
  readonly ids: ReadonlySet<string>;
  readonly repeated: readonly string[];
  readonly links: readonly string[];
}

function pageOf(file: string): Page {
  const [ids, repeated, links] = [new Set<string>(), [] as string[], [] as string[]];
  const open: DefaultTreeAdapterTypes.Node[] = [parse(read(file))];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ("childNodes" in node) open.push(...node.childNodes);
    for (const { name, value } of tree.isElementNode(node) ? node.attrs : []) {
      if (name === "id" && ids.has(value)) repeated.push(value);
      if (name === "id") ids.add(value);
      if (name === "href" || name === "src") links.push(value);
    }
  }
  return { ids, repeated, links };
}

/** Addresses elsewhere, and handouts, which this build leaves out. */
const isOutside = (link: string): boolean => /^(?:[a-z]+:|\/)/.test(link) || link.endsWith("handout.pdf");

it("no id is there twice, and every link leads to a file and an anchor of the site", () => {
  const all = new Map(pages.map((file) => [file, pageOf(file)]));
  const [files, broken] = [new Set(site.files), [] as string[]];
  for (const [file, { links, repeated }] of all) {
    broken.push(...repeated.map((id) => `${file}: #${id} twice`));
    for (const link of links.filter((one) => !isOutside(one))) {
      const [path = "", anchor] = link.split("#");
      const plain = path.split("?")[0] ?? "";
      const target = plain === "" ? file : normalize(join(dirname(file), plain, plain.endsWith("/") ? "index.html" : ""));
      const known = all.get(target);
      if (!files.has(target)) broken.push(`${file}: ${link}`);
      if (anchor && known !== undefined && !known.ids.has(decodeURIComponent(anchor))) broken.push(`${file}: ${link}`);
    }
  }
  expect(broken).toEqual([]);
});

it("feeds, maps and drawings are well-formed", async () => {
  const page = await site.open("index.html");
  for (const file of site.files.filter((one) => /\.(?:xml|svg)$/.test(one))) {
    const fault = await page.evaluate((xml) =>
      new DOMParser().parseFromString(xml, "application/xml").querySelector("parsererror")?.textContent ?? "", read(file));
    expect([file, fault]).toEqual([file, ""]);
  }
  await page.close();
});
