/** The site as a reader gets it: whole pages of the example filings and of one that means harm. */
import { gzipSync } from "node:zlib";
import { dirname, join, normalize } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { METRICS } from "../../metrics/registry.ts";
import {
  attribute, builtSite, elements, textOf, unaccounted, withAttribute, type BuiltSite, type Element,
} from "./built-site.ts";
import { form, hostileRelease, release } from "./reports.ts";

const SUMMARY = "filings/qlys-2012-q3/index.html";
const HOSTILE = "filings/hostile-2012-q3/index.html";
const LIMIT = 150_000;

let site: BuiltSite;
let pages: Map<string, Element>;

beforeAll(async () => {
  site = await builtSite([await release(), await form(), await hostileRelease()]);
  const names = site.files.filter((file) => file.endsWith(".html"));
  pages = new Map();
  for (const name of names) pages.set(name, await site.page(name));
});

afterAll(() => site.drop());

const page = (name: string): Element => pages.get(name) ?? expect.fail(`no page ${name}`);

test("every page of the design is there", () => {
  expect(site.files).toEqual(expect.arrayContaining([
    "index.html", "404.html", "feed.xml", "search/index.html", "methodology/index.html", "companies/qlys/index.html",
    SUMMARY, "filings/qlys-2012-q3/evidence/index.html", "print/qlys-2012-q3/index.html", "print/qlys-2012-q3/page.css",
    "filings/qlys-2013-08-07-form4-wilson/index.html", "assets/site.css", "assets/print.css",
    "assets/ibm-plex-sans-400.woff2",
  ]));
});

describe("on every page", () => {
  test("each numeral is a figure or says what it is", () => {
    const left = [...pages].flatMap(([name, html]) => unaccounted(html).map((text) => `${name}: ${text}`));
    expect(left).toEqual([]);
  });

  test("each figure carries value, reference and style", () => {
    for (const [name, html] of pages) {
      for (const data of elements(html).filter(({ tagName }) => tagName === "data")) {
        expect([attribute(data, "value"), attribute(data, "data-ref"), attribute(data, "data-as")], name)
          .not.toContain(undefined);
      }
    }
  });

  test("ids are unique, and each figure opens an explanation that is there", () => {
    for (const [name, html] of pages) {
      const ids = withAttribute(html, "id");
      expect(ids.filter((id, at) => ids.indexOf(id) !== at), name).toEqual([]);
      expect(withAttribute(html, "popovertarget").filter((id) => !ids.includes(id)), name).toEqual([]);
    }
  });

  test("links lead to files and anchors that exist", () => {
    const ids = new Map([...pages].map(([name, html]) => [name, new Set(withAttribute(html, "id"))]));
    const downloads = /(?:handout\.pdf|report\.json|evidence\.json|facts\.csv|facts\.json|workbook\.xlsx|citation\.(?:bib|json))$/;
    for (const [name, html] of pages) {
      for (const href of withAttribute(html, "href").filter((link) => !downloads.test(link))) {
        const [address = "", anchor] = href.split("#");
        const path = ownPath(address);
        const target = path === "" ? name : normalize(join(path.startsWith("/") ? "" : dirname(name), path)).replace(/^\//, "");
        expect(site.files, `${name}: ${href}`).toContain(target);
        if (anchor !== undefined) expect(ids.get(target)?.has(anchor), `${name}: ${href}`).toBe(true);
      }
    }
  });

  test("there is no script, no inline style, no other host", () => {
    for (const [name, html] of pages) {
      expect(elements(html).filter(isRun), name).toEqual([]);
      expect(withAttribute(html, "style"), name).toEqual([]);
      // The server shows 404.html for an address of any depth, so that its links begin at the root.
      const foreign = name === "404.html" ? /^\w+:|^\/\/|^[^/#]/ : /^\w+:|^\//;
      const addresses = [...withAttribute(html, "href"), ...withAttribute(html, "src")];
      expect(addresses.filter((url) => foreign.test(url) && ownPath(url) === url), name).toEqual([]);
    }
  });
});

/** Data blocks are not run; the pages of charts and of the search have the one script of theirs. */
function isRun(element: Element): boolean {
  if (element.tagName !== "script") return false;
  const isData = /^application\/(?:ld\+)?json$/.test(attribute(element, "type") ?? "");
  return !isData && !/^(?:\.\.\/)+assets\/(?:interactive|search)\.js$/.test(attribute(element, "src") ?? "");
}

/** A handout, which travels without its site, links to it in full. */
const SITE = "https://tieout.example/";
const ownPath = (url: string): string => (url.startsWith(SITE) ? `/${url.slice(SITE.length)}index.html` : url);

test("the summary page with all charts stays small", async () => {
  expect(gzipSync(await site.read(SUMMARY)).length).toBeLessThan(LIMIT);
});

test("every metric has its heading on the methodology page", () => {
  const headings = elements(page("methodology/index.html")).filter(({ tagName }) => tagName === "h3")
    .map((heading) => attribute(heading, "id"));
  for (const { id } of METRICS) expect(headings).toContain(id);
});

test("in the headline figures GAAP stands before non-GAAP", () => {
  const cards = elements(page(SUMMARY)).filter((each) => attribute(each, "class") === "card");
  expect(cards.length).toBeGreaterThan(3);
  for (const card of cards) {
    const refs = withAttribute(card, "data-ref");
    expect(refs[0]).toMatch(/^fact:(?!.*non-?gaap)/);
    expect(textOf(card).indexOf("Non-GAAP")).not.toBe(0);
  }
});

test("a filing that means harm is printed as the text it is", async () => {
  const html = await site.read(HOSTILE);
  expect(html).toContain("{{ 7*7 }}{% raw %}&lt;script&gt;");
  expect(html).not.toMatch(/<script(?! type="application\/ld\+json">)|\b49\b.*HARM/);
  expect(elements(page(HOSTILE)).some(({ tagName }) => tagName === "em") || elements(page(HOSTILE)).some(isRun)).toBe(false);
  expect(await site.read("print/hostile-2012-q3/page.css")).not.toContain("<script");
});

test("a filing without words gets default words and its charts", () => {
  const html = page(HOSTILE);
  expect(elements(html).filter(({ tagName }) => tagName === "figure").length).toBeGreaterThan(3);
  expect(textOf(html)).toContain("Revenues were $23.4 million in Q3 2012");
});

test("the feed has what RFC 4287 asks of it", async () => {
  const feed = await site.read("feed.xml");
  const [head = "", ...entries] = feed.split("<entry>");
  for (const part of [/<title>[^<]+<\/title>/, /<id>https?:[^<]+<\/id>/, /<updated>\d{4}-\d\d-\d\dT00:00:00Z<\/updated>/, /<author><name>[^<]+/, /<link rel="self" href="[^"]+feed\.xml"\/>/]) {
    expect(head).toMatch(part);
  }
  const ids = [...feed.matchAll(/<id>([^<]*)/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(entries.length).toBe(3);
  for (const entry of entries) expect(entry).toMatch(/<title>[^<]+<[\s\S]*<link rel="alternate" href="https?:[\s\S]*<updated>\d{4}/);
});
