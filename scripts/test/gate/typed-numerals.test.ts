/** A numeral that nobody accounts for, wherever it hides. */
import { describe, expect, it } from "vitest";
import { fact, read, revenues, told } from "./example-pages.ts";

const UNTIED = "a figure of the filing, or a numeral of an allow-listed kind";
const text = (numeral: string): string => `untied-numeral: »${numeral}« stands in the text → ${UNTIED}`;

const SITUATIONS: readonly (readonly [name: string, body: string, finding: string])[] = [
  ["typed in prose", "<p>Revenues were $23.4 thousandfold.</p>", text("23.4")],
  ["a number word", "<p>It opened three offices.</p>", text("three")],
  ["a fraction in words", "<p>Vests by one thirty-sixth.</p>", text("one thirty-sixth")],
  ["twice", "<p>Twice as many customers.</p>", text("Twice")],
  ["half", "<p>Nearly half of them.</p>", text("half")],
  ["a scale word alone", "<p>In millions of dollars.</p>", text("millions")],
  ["split over elements", "<p>2<b>3</b>.4</p>", text("23.4")],
  ["a word split over elements", "<p>thr<b>ee</b></p>", text("three")],
  ["a word that runs into the next element", "<p><a>facts.csv seven</a><span>All of them</span></p>", text("seven")],
  ["an entity", "<p>&#50;&#x33;</p>", text("23")],
  ["full-width digits", "<p>２３</p>", text("23")],
  ["a superscript", "<p>x²</p>", text("2")],
  ["a fraction sign", "<p>½ of it</p>", text("1⁄2")],
  ["Arabic-Indic digits", "<p>٢٣</p>", text("٢٣")],
  ["a soft hyphen within a word", "<p>th&shy;ree</p>", text("three")],
  ["a zero-width space within a number", "<p>2&#8203;3</p>", text("2​3".normalize("NFKC").replace(/\p{Cf}/gu, ""))],
  ["a Roman numeral", "<p>Part II</p>", text("II")],
  ["in a button", "<button>Show 7</button>", text("7")],
  ["in a summary", "<details><summary>7 figures</summary></details>", text("7")],
  ["in an option", "<select><option>7</option></select>", text("7")],
  ["hidden text", "<p hidden>7</p>", text("7")],
  ["text of a class that hides", "<p class=\"unseen\">7</p>", text("7")],
  ["in a template", "<template><p>7</p></template>", text("7")],
  ["in noscript", "<noscript><p>7</p></noscript>", text("7")],
  ["in an inline drawing", "<svg><text>7</text></svg>", text("7")],
  ["in a drawing's title", "<svg><title>7 bars</title></svg>", text("7")],
  ["in a drawing's description", "<svg><desc>7 bars</desc></svg>", text("7")],
];

const attribute = (words: string): string =>
  `untied-numeral: ${words} → an attribute without numerals, or the words of the figure that data-of names`;

const ATTRIBUTES: readonly (readonly [name: string, body: string, finding: string])[] = [
  ["aria-label", "<nav aria-label=\"7 parts\"></nav>", attribute("aria-label=\"7 parts\"")],
  ["a number word in aria-label", "<nav aria-label=\"Three parts\"></nav>", attribute("aria-label=\"Three parts\"")],
  ["aria-description", "<p aria-description=\"up 7\"></p>", attribute("aria-description=\"up 7\"")],
  ["alt", "<img src=\"a.svg\" alt=\"7 bars\">", attribute("alt=\"7 bars\"")],
  ["title", "<p title=\"7\"></p>", attribute("title=\"7\"")],
  ["placeholder", "<input placeholder=\"7\">", attribute("placeholder=\"7\"")],
  ["a shown value", "<input value=\"7\">", attribute("value=\"7\"")],
  ["the start of a list", "<ol start=\"7\"><li>a</li></ol>", attribute("start=\"7\"")],
  ["an option's label", "<select><option label=\"7\"></option></select>", attribute("label=\"7\"")],
  ["meta description", "<meta name=\"description\" content=\"7\">", attribute("content=\"7\"")],
  ["og:title", "<meta property=\"og:title\" content=\"7\">", attribute("content=\"7\"")],
];

describe("a numeral without an account", () => {
  it.each(SITUATIONS)("in the text: %s", (_name, body, finding) => {
    expect(told(read(`${revenuesIn()}${body}`))).toContain(finding);
  });

  it.each(ATTRIBUTES)("in an attribute: %s", (_name, body, finding) => {
    expect(told(read(`${revenuesIn()}${body}`))).toEqual([finding]);
  });

  it("names the words around it", () => {
    const [finding] = read(`${revenuesIn()}<p>The company has 7,836 customers in all.</p>`).findings;
    expect(finding?.subject).toBe("…The company has »7,836« customers in all.…");
    expect(finding?.place.file).toBe("filings/qlys-2012-q3/index.html");
  });

  it("in what cannot be read: scripts, frames, pictures of pixels", () => {
    for (const body of ["<script>1</script>", "<iframe src=\"a\"></iframe>", "<img src=\"a.png\" alt=\"a\">", "<canvas></canvas>",
      "<img src=\"data:image/svg+xml,7\" alt=\"a\">"]) {
      expect(told(read(`${revenuesIn()}${body}`))[0], body).toMatch(/^cannot-be-read/);
    }
  });

  it("is none where there is no numeral: yes, no, I, seconds, quarter, often", () => {
    expect(told(read(`${revenuesIn()}<p>No, yes; often, alone. I waited seconds of a quarter.</p>`))).toEqual([]);
  });
});

const revenuesIn = (): string => `<main data-filing="qlys-2012-q3"><p>${revenues()}</p></main>`;

describe("what touches a figure", () => {
  const figure = fact("income-statement.interest-expense.q3-2012");

  it.each([
    ["a sign before it", `−${figure}`], ["a digit before it", `1${figure}`], ["a percent sign behind it", `${figure}%`],
    ["a currency before it", `$${figure}`], ["a scale word behind it", `${figure} million`], ["a k behind it", `${figure}k`],
    ["basis points behind it", `${figure} bps`], ["a digit behind it", `${figure}0`],
  ])("changes what it says: %s", (_name, body) => {
    expect(read(`<main data-filing="qlys-2012-q3"><p>${body}</p></main>`).findings.length).toBeGreaterThan(0);
  });

  it("brackets around a bare number make it negative", () => {
    const body = `<main data-filing="qlys-2012-q3"><p>(${revenues()})</p></main>`;
    expect(told(read(body))[0]).toMatch(/^figure-is-altered-from-outside: »\( \)« touches the figure »23,382«/);
  });
});
