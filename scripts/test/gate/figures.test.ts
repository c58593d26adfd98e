/** A figure that does not say what the Report holds. */
import { describe, expect, it } from "vitest";
import { bareFigure } from "../../site/figure.ts";
import { buildContext } from "../../tieout/gate/context.ts";
import { checkHtml } from "../../tieout/gate/check-html.ts";
import { withPercents } from "../charts/example-reports.ts";
import { RELEASE_PAGE, metric, read, revenues, told } from "./example-pages.ts";

const REVENUES = "fact:income-statement.revenues.q3-2012";
const onPage = (body: string): string => `<main data-filing="qlys-2012-q3"><p>${body}</p></main>`;
const money = (text: string, ref = REVENUES, style = "money:6:1:USD", value = "23382000"): string =>
  `<data value="${value}" data-ref="${ref}" data-as="${style}">${text}</data>`;

describe("a figure", () => {
  it("passes as the Report formats it", () => {
    const reading = read(onPage(`${revenues()} ${money("$23.4 million")} ${metric("gross-margin@q3-2012")}`));
    expect(told(reading)).toEqual([]);
    expect(reading.counted).toBe(3);
  });

  it.each([
    ["a wrong digit", money("$23.5 million"), `figure-text-differs: ${REVENUES} says »$23.5 million« → $23.4 million`],
    ["a wrong scale word", money("$23.4 billion"), `figure-text-differs: ${REVENUES} says »$23.4 billion« → $23.4 million`],
    ["a dropped unit", money("23.4"), `figure-text-differs: ${REVENUES} says »23.4« → $23.4 million`],
    ["digits in another script", money("$２3.4 million"), `figure-text-differs: ${REVENUES} says »$２3.4 million« → $23.4 million`],
    ["an unknown reference", money("$23.4 million", "fact:income-statement.revenue.q3-2012"),
      "unknown-figure: qlys-2012-q3 has no figure fact:income-statement.revenue.q3-2012 → a fact, metric or tie of the filing"],
    ["another filing's reference", money("10,000", "fact:nonDerivative.1.transactionShares", "table:0:0", "10000"),
      "unknown-figure: qlys-2012-q3 has no figure fact:nonDerivative.1.transactionShares"
      + " → data-filing=\"qlys-2013-08-07-form4-wilson\", the filing that has it"],
    ["a wrong value behind it", money("$23.4 million", REVENUES, "money:6:1:USD", "23400000"),
      `figure-value-differs: ${REVENUES} carries the value 23400000 → 23382000`],
    ["a style that is none", money("x", REVENUES, "big"),
      `figure-style-misleads: ${REVENUES} is shown as "big" → not a style: "big"`],
    ["a style of another kind", money("2,338,200,000.0%", REVENUES, "percent:0:1"),
      `figure-style-misleads: ${REVENUES} is shown as "percent:0:1" → a figure in USD is shown as money or table or number`],
    ["a style in another currency", money("€23.4 million", REVENUES, "money:6:1:EUR"),
      `figure-style-misleads: ${REVENUES} is shown as "money:6:1:EUR" → the figure is in USD, not in EUR`],
    ["a style that rounds it away", money("$0.0 billion", REVENUES, "money:9:1:USD"),
      `figure-style-misleads: ${REVENUES} is shown as "money:9:1:USD" → the style must leave the figure within a twentieth of its value`],
  ])("does not pass with %s", (_name, body, finding) => {
    expect(told(read(onPage(body)))).toEqual([finding]);
  });

  it("passes as a percent of a statement, which says that it is one", () => {
    const report = withPercents();
    const margin = report.facts.find(({ id }) => id === "income-statement.operating-margin.q3-2012") ?? expect.fail();
    const page = `<!doctype html><html lang="en"><head><title>Page</title></head><body>${onPage(bareFigure(margin.shown))}</body></html>`;
    expect(margin.shown).toMatchObject({ text: "7%", value: "0.07", style: "percent:0:0" });
    expect(told(checkHtml(RELEASE_PAGE, page, buildContext([report])))).toEqual([]);
    const wrong = page.replace(/data-as="[^"]*"/, 'data-as="table:-2:0"');
    expect(told(checkHtml(RELEASE_PAGE, wrong, buildContext([report])))[0]).toContain("a scale is a power of a thousand");
  });

  it("does not pass on a page of no filing", () => {
    expect(told(read(`<p>${revenues()}</p>`, "index.html"))[0]).toMatch(/^figure-of-no-filing/);
  });

  it("names the nearest right reference", () => {
    const [finding] = read(onPage(money("$23.4 million", "fact:income-statement.revenue.q3-2012"))).findings;
    expect(finding?.mend).toBe(`did you mean ${REVENUES}?`);
  });
});

describe("a page that should have numerals and has none", () => {
  it.each(["index.html", "filings/qlys-2012-q3/index.html", "print/qlys-2012-q3/index.html", "companies/qlys/index.html"])("%s", (path) => {
    expect(told(read("<p>Nothing here.</p>", path))).toEqual(["no-numerals: not one numeral stands here → the figures of the filing"]);
  });

  it("but the page of no page may", () => {
    expect(told(read("<p>Nothing here.</p>", "404.html"))).toEqual([]);
  });
});
