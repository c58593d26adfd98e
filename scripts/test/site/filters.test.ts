/** The evidence page's filters, which no script moves. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { GRADES, TIE_KINDS } from "../../model/tie.ts";
import { filterRules } from "../../site/filter-rules.ts";
import { attribute, builtSite, elements, withAttribute, type BuiltSite, type Element } from "./built-site.ts";
import { release } from "./reports.ts";

let site: BuiltSite;
let page: Element;

beforeAll(async () => {
  site = await builtSite([await release()]);
  page = await site.page("filings/qlys-2012-q3/evidence/index.html");
});

afterAll(() => site.drop());

test("every row has its grade, and stands in a section of its kind", async () => {
  const { ties } = await release();
  const sections = elements(page).filter((each) => attribute(each, "data-kind") !== undefined);
  const rows = sections.flatMap((section) => elements(section)
    .filter((each) => attribute(each, "data-grade") !== undefined)
    .map((row) => [attribute(row, "id"), attribute(section, "data-kind"), attribute(row, "data-grade")].join(" ")));
  expect(rows.toSorted()).toEqual(ties.map(({ id, kind, grade }) => `tie-${id} ${kind} ${grade}`).toSorted());
});

test("there is a button for every grade and kind of the page, all rows being shown first", async () => {
  const { ties } = await release();
  const ids = withAttribute(page, "id");
  for (const { grade, kind } of ties) {
    expect(ids).toContain(`show-grade-${grade}`);
    expect(ids).toContain(`show-kind-${kind}`);
  }
  const checked = elements(page).filter((each) => attribute(each, "checked") !== undefined)
    .map((each) => attribute(each, "id"));
  expect(checked.filter((id) => id?.startsWith("show-"))).toEqual(["show-grade-all", "show-kind-all"]);
});

test("the style sheet knows every grade and kind, on screens that can filter only", () => {
  const rules = filterRules();
  for (const grade of GRADES) expect(rules).toContain(`#show-grade-${grade}:checked`);
  for (const kind of TIE_KINDS) expect(rules).toContain(`#show-kind-${kind}:checked`);
  expect(rules).toMatch(/^\.filters, \.kind \.none \{ display: none; \}\n@supports selector\(:has\(\*\)\) \{\n@media screen \{/);
});
