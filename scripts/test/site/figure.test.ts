/** Figures and other numerals as HTML. */
import { describe, expect, test } from "vitest";
import { cssString } from "../../site/css-string.ts";
import { bareFigure, figure } from "../../site/figure.ts";
import { relativePath } from "../../site/paths.ts";
import { prosePeriod } from "../../format/period-label.ts";
import { say, sayDate, sayLabel } from "../../site/say.ts";
import { Sheet } from "../../site/sheet.ts";

const SHOWN = { text: "(38)", value: "-38000", style: "table:3:0", ref: "fact:a.b.c" };

describe("a figure", () => {
  test("opens one explanation, however often and in whatever form it is shown", () => {
    const sheet = new Sheet("page");
    expect(figure(SHOWN, sheet)).toBe("<button class=\"fig negative\" type=\"button\" popovertarget=\"x1\">"
      + "<data value=\"-38000\" data-ref=\"fact:a.b.c\" data-as=\"table:3:0\">(38)</data></button>");
    expect(figure({ ...SHOWN, text: "38", ref: "fact:a.b.c:concept" }, sheet)).toContain("popovertarget=\"x1\"");
    expect(figure({ ...SHOWN, ref: "metric:m@p" }, sheet)).toContain("popovertarget=\"x2\"");
    expect(sheet.takeOpeners().map(({ ref }) => ref)).toEqual(["fact:a.b.c", "metric:m@p"]);
  });

  test("opens nothing on paper", () => {
    expect(figure(SHOWN, new Sheet("print"))).not.toContain("button");
  });

  test("escapes what it shows", () => {
    expect(bareFigure({ ...SHOWN, text: "<b>" })).toContain("&lt;b&gt;");
  });
});

describe("numerals that are no figures", () => {
  test("say their kind", () => {
    expect(sayDate("2012-09-30")).toBe("<time datetime=\"2012-09-30\" data-say=\"date\">September 30, 2012</time>");
    expect(say("form", "Form 4")).toBe("<span data-say=\"form\">Form 4</span>");
    expect(() => say("guess", "4")).toThrow(/no kind of numeral "guess"/);
  });

  test("a label with digits or number words says where it was taken from", () => {
    expect(sayLabel("Revenues", "/a")).toBe("Revenues");
    expect(sayLabel("Four-Quarter Bookings", "/a")).toContain("data-at=\"/a\"");
    expect(sayLabel("Series C 2012", "/a")).toContain("data-say=\"name\"");
  });
});

test("links are relative to the page", () => {
  expect(relativePath("index.html", "/")).toBe("index.html");
  expect(relativePath("assets/site.css", "/filings/x/evidence/")).toBe("../../../assets/site.css");
  expect(relativePath("index.html", "/404.html")).toBe("index.html");
});

test("a text cannot leave its CSS string", () => {
  expect(cssString("a\"} body { x: y")).not.toMatch(/^".*[^\\]".+"$/);
});

test("periods read well within a sentence", () => {
  expect(prosePeriod("First half 2012")).toBe("the first half of 2012");
  expect(prosePeriod("Q3 2012")).toBe("Q3 2012");
});
