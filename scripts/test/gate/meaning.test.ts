/** Right digits in the wrong place: under another period, in another row, beside another unit. */
import { describe, expect, it } from "vitest";
import { checkSvg } from "../../tieout/gate/check-html.ts";
import { chartsFor } from "../../charts/registry.ts";
import { createRenderer } from "../../charts/render.ts";
import { design } from "../charts/example-reports.ts";
import { context, fact, form, metric, period, read, release, told } from "./example-pages.ts";

const COST = "income-statement.cost-of-revenues";
const REVENUES = "income-statement.revenues";
const cell = (id: string): string => `<td id="fact-${id}">${fact(id)}</td>`;
const head = (...periods: readonly string[]): string => `<thead><tr><th></th>${periods.map((one) => `<th>${one}</th>`).join("")}</tr></thead>`;
const Q3 = period("q3-2012", "Q3 2012");
const PRIOR = period("q3-2011", "Q3 2011");
const table = (inner: string, periods = head(Q3, PRIOR)): string => `<table>${periods}<tbody>${inner}</tbody></table>`;
const row = (label: string, ...cells: readonly string[]): string => `<tr><th scope="row">${label}</th>${cells.join("")}</tr>`;

describe("a figure in a table", () => {
  it("passes under its own period and beside its own label", () => {
    expect(told(read(table(row("Revenues", cell(`${REVENUES}.q3-2012`), cell(`${REVENUES}.q3-2011`)))))).toEqual([]);
  });

  it("does not pass in another column", () => {
    const body = table(row("Revenues", `<td>${fact(`${REVENUES}.q3-2011`)}</td>`, `<td>${fact(`${REVENUES}.q3-2012`)}</td>`));
    expect(told(read(body))).toEqual([
      `figure-in-wrong-column: fact:${REVENUES}.q3-2011 stands under Q3 2012 → a figure of Q3 2012; this one is of q3-2011`,
      `figure-in-wrong-column: fact:${REVENUES}.q3-2012 stands under Q3 2011 → a figure of Q3 2011; this one is of q3-2012`,
    ]);
  });

  it("does not pass under a changed heading, a balance neither", () => {
    const changed = head(period("9m-2012", "Nine months 2012"), PRIOR);
    expect(told(read(table(row("Revenues", cell(`${REVENUES}.q3-2012`), cell(`${REVENUES}.q3-2011`)), changed)))[0])
      .toMatch(/^figure-in-wrong-column/);
    const balance = table(row("Total assets", cell("balance-sheet.total-assets.2012-09-30")), head(Q3));
    expect(told(read(balance))[0]).toMatch(/^figure-in-wrong-column/);
  });

  it("does not pass in another row", () => {
    const body = table(row("Revenues", `<td>${fact(`${REVENUES}.q3-2012`)}</td>`, `<td>${fact(`${COST}.q3-2011`)}</td>`));
    expect(told(read(body))).toEqual([
      `figure-in-wrong-row: fact:${COST}.q3-2011 stands in a row of concept:us-gaap:Revenues → a figure of concept:us-gaap:Revenues`,
    ]);
  });

  it("does not pass beside another row's label, or at another's anchor", () => {
    expect(told(read(table(row("Cost of revenues", cell(`${REVENUES}.q3-2012`)))))).toEqual([
      `row-bears-another-label: »Cost of revenues« stands before fact:${REVENUES}.q3-2012 → Revenues`,
    ]);
    const swapped = `<td id="fact-${COST}.q3-2012">${fact(`${REVENUES}.q3-2012`)}</td>`;
    expect(told(read(table(row("Revenues", swapped))))[0]).toMatch(/^figure-at-wrong-anchor/);
  });

  it("does not pass beside a changed unit", () => {
    const unit = (words: string): string =>
      `<table><caption><span data-say="scale">${words}</span></caption>${head(Q3)}<tbody>${row("Revenues", cell(`${REVENUES}.q3-2012`))}</tbody></table>`;
    expect(told(read(unit("In thousands of US dollars")))).toEqual([]);
    expect(told(read(unit("In millions of US dollars")))).toEqual([
      "scale-differs: »In millions of US dollars« is not the unit of the figures beside it → the scale of the figures beside it: 10^3",
    ]);
    expect(told(read(unit("In thousands of US dollars and seven")))[0]).toMatch(/^scale-differs/);
  });
});

describe("a figure in a sentence that names its period", () => {
  it("passes with its own, and with no other", () => {
    const said = (label: string): string => `<p>Revenues were <span data-together>${fact(`${REVENUES}.q3-2012`)} in ${label}</span>.</p>`;
    expect(told(read(said(Q3)))).toEqual([]);
    expect(told(read(said(PRIOR)))).toEqual([
      `figure-beside-wrong-period: fact:${REVENUES}.q3-2012 stands beside Q3 2011 → the period q3-2012`,
    ]);
  });
});

describe("the signs of a walk", () => {
  const draw = (of: typeof release, id: string): string =>
    createRenderer(design).renderChart(chartsFor(of, design).find((chart) => chart.id === id) ?? expect.fail());
  const bridge = draw(release, "bridge-ebitda");
  const check = (svg: string, filing = "qlys-2012-q3"): string[] => told(checkSvg(`filings/${filing}/charts/a.svg`, svg, context));

  it("add up as drawn", () => {
    expect(check(bridge)).toEqual([]);
    expect(check(draw(form, "holding"), "qlys-2013-08-07-form4-wilson")).toEqual([]);
  });

  it("may not be turned or dropped", () => {
    expect(check(bridge.replace(">+<", ">−<"))).toEqual([
      "sign-differs: the sign before »1,739« → + before it", expect.stringMatching(/^walk-does-not-add-up/),
    ]);
    expect(check(bridge.replace(">+<", "><"))[0]).toMatch(/^sign-differs/);
    const holding = draw(form, "holding");
    const last = holding.lastIndexOf(">−<");
    expect(check(`${holding.slice(0, last)}>+<${holding.slice(last + 3)}`, "qlys-2013-08-07-form4-wilson")[0]).toMatch(/^sign-differs/);
  });

  it("belong to labels that may not change either", () => {
    expect(check(bridge.replace("1,739", "1,738"))[0]).toMatch(/^figure-text-differs/);
  });
});

describe("a drawing without a numeral", () => {
  const bare = "<svg id=\"card\"><text>Example Ada</text></svg>";

  it.each(["filings/qlys-2012-q3/card.svg", "people/example-ada/charts/a.svg"])("is a broken one: %s", (path) => {
    expect(told(checkSvg(path, bare, context))[0]).toMatch(/^no-numerals/);
  });

  it.each(["people/example-ada", "companies/exmpl", "compare/a"])("may be the card of %s, of whom there may be no figure", (of) => {
    expect(told(checkSvg(`${of}/card.svg`, bare, context))).toEqual([]);
  });
});

describe("prominence (Item 10(e)(1)(i)(A))", () => {
  const GAAP = metric("gross-margin@q3-2012");
  const NON_GAAP = metric("non-gaap-gross-margin@q3-2012");
  const link = "<a href=\"#reconciliations\">Reconciliations</a><section id=\"reconciliations\"></section>";

  it("a GAAP figure first, and a way to the reconciliation", () => {
    expect(told(read(`<p>${GAAP}, then ${NON_GAAP}</p>${link}`))).toEqual([]);
  });

  it.each([
    ["before its counterpart", `<p>${NON_GAAP}, then ${GAAP}</p>${link}`, "stands before its GAAP counterpart"],
    ["without its counterpart", `<p>${NON_GAAP}</p>${link}`, "stands without its GAAP counterpart"],
    ["in another block than its counterpart", `<p>${GAAP}</p><p>${NON_GAAP}</p>${link}`, "stands without its GAAP counterpart"],
    ["in larger type", `<div class="card"><p data-size="2">${GAAP}</p><p data-size="1">${NON_GAAP}</p></div>${link}`,
      "is larger than its GAAP counterpart"],
    ["below a higher heading", `<div class="card"><div><h4>Margin</h4>${GAAP}</div><div><h3>Ours</h3>${NON_GAAP}</div></div>${link}`,
      "is larger than its GAAP counterpart"],
  ])("not %s", (_name, body, what) => {
    expect(told(read(body))).toEqual([
      `non-gaap-is-more-prominent: metric:non-gaap-gross-margin@q3-2012 (Non-GAAP gross margin) ${what}`
      + " → metric:gross-margin in the same block, before it or level, no smaller (Item 10(e)(1)(i)(A))",
    ]);
  });

  it("holds for the parts of one printed table together, in their order", () => {
    const part = (title: string, figure: string): string =>
      `<table class="statement"><caption><span class="table-title">${title}</span></caption><tbody><tr><td>${figure}</td></tr></tbody></table>`;
    const gaap = part("Measures (GAAP)", fact("income-statement.net-income.q3-2012"));
    const income = fact("non-gaap.non-gaap-net-income.q3-2012");
    expect(told(read(gaap + part("Measures (Non-GAAP)", income) + link))).toEqual([]);
    expect(told(read(part("Measures (Non-GAAP)", income) + gaap + link))[0]).toMatch(/^non-gaap-is-more-prominent/);
    expect(told(read(gaap + part("Others", income) + link))[0]).toMatch(/^non-gaap-is-more-prominent/);
  });

  it("not without a way to the reconciliation", () => {
    expect(told(read(`<p>${GAAP}, then ${NON_GAAP}</p>`))[0]).toMatch(/^no-way-to-the-reconciliation/);
  });

  it("holds for what the issuer prints", () => {
    const income = fact("non-gaap.non-gaap-net-income.q3-2012");
    expect(told(read(`<p>${income}</p>${link}`))[0]).toMatch(/^non-gaap-is-more-prominent/);
    expect(told(read(`<p>${fact("income-statement.net-income.q3-2012")} ${income}</p>${link}`))).toEqual([]);
  });
});
