/**
 * A copy as published passes; one that was touched is refused with the place, even where its hashes were made
 * right.
 */
import { copyFile, mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatFinding } from "../../lib/finding.ts";
import { verifyCopy, type Verified } from "../../verify/verify.ts";
import { verifyText } from "../../verify/verify-text.ts";
import { FORM4, RELEASE, buildSiteOnce, edit, rehashFiling, rehashSite, type BuiltSite } from "./built-copy.ts";

let site: BuiltSite;
beforeAll(async () => {
  site = await buildSiteOnce();
}, 300_000);
afterAll(() => site.drop());

/** Codes with their files, without what repeats. */
const told = ({ findings }: Verified, folder: string): string[] => [...new Set(findings.map(({ code, place }) =>
  `${place.file.slice(folder.length + 1)} ${code}`))];

/** Of the data that the site is built from. */
const FILINGS = 2;

describe("a copy as published", () => {
  it("passes whole, and says what was recomputed and what was not", async () => {
    const folder = await site.copy();
    const verified = await verifyCopy(folder);
    expect(verified.findings.map(formatFinding)).toEqual([]);
    const { counts } = verified;
    expect([counts.filings, counts.facts > 400, counts.ties > 250, counts.metrics > 150, counts.figures > 3000])
      .toEqual([FILINGS, true, true, true, true]);
    const text = verifyText(verified);
    expect(text).toMatch(new RegExp(`files, ${FILINGS} filings: \\d+ facts, \\d+ ties, \\d+ metrics and \\d+ figures on pages recomputed`));
    expect(text).toMatch(/Not checked:[\s\S]*formula is the right one[\s\S]*compare with --source/);
  });

  it.each([RELEASE, FORM4])("passes as a part: %s", async (part) => {
    const { findings, unchecked } = await verifyCopy(await site.copy(part));
    expect(findings.map(formatFinding)).toEqual([]);
    expect(unchecked.map(([what]) => what).join()).toContain("evidence.json itself");
  });

  it("passes with only the filings' folder there", async () => {
    const { findings, counts } = await verifyCopy(await site.copy("filings"));
    expect(findings.map(formatFinding)).toEqual([]);
    expect(counts.filings).toBe(FILINGS);
  });

  it("compares a document with the hash of the filing's source", async () => {
    const folder = await site.copy(FORM4);
    const { findings } = await verifyCopy(folder, [{ name: "form4.xml", bytes: Buffer.from("another document") }]);
    expect(findings.map(formatFinding).join()).toMatch(/source-of-no-filing[\s\S]*form4\.xml/);
  });
});

interface Tampering {
  readonly name: string;
  readonly file: string;
  readonly change: readonly [string | RegExp, string];
  /** What verify says although every hash was made right. */
  readonly code: string;
  /** Where the finding stands, if not in the file itself. */
  readonly at?: string;
}

const IN_FORM4: readonly Tampering[] = [
  { name: "a digit on the page", file: "index.html", change: [">65,500</data>", ">65,600</data>"],
    code: "text-is-not-the-value" },
  { name: "a value that goes with the text", file: "index.html",
    change: [/<data value="183654"([^>]*)>\$183,654</, "<data value=\"183754\"$1>$183,754<"], code: "figure-is-not-its-value" },
  { name: "a figure of another fact", file: "index.html",
    change: [/data-ref="fact:nonDerivative\.1\.sharesOwnedFollowingTransaction"/, "data-ref=\"fact:nonDerivative.9.x\""],
    code: "figure-of-nothing" },
  { name: "a number typed into prose", file: "index.html", change: ["</h1>", " sold 99,999 shares</h1>"],
    code: "numeral-without-evidence" },
  { name: "a number in an aria-label", file: "index.html", change: ["aria-label=\"Site\"", "aria-label=\"Site of 777\""],
    code: "numeral-without-evidence" },
  { name: "a number in a title attribute", file: "index.html", change: ["<main ", "<main title=\"up 31%\" "],
    code: "numeral-without-evidence" },
  { name: "another day in words", file: "index.html", change: [">August 7, 2013</time>", ">August 9, 2013</time>"],
    code: "numeral-is-not-what-it-says" },
  { name: "another count of ties", file: "index.html", change: [/(data-of="ties">)7</, "$1 70<"],
    code: "numeral-is-not-what-it-says" },
  { name: "a script", file: "index.html", change: ["</main>", "<script>1</script></main>"], code: "content-from-elsewhere" },
  { name: "a label in a drawing", file: "charts/holding.svg", change: [">65,500</text>", ">56,500</text>"],
    code: "text-is-not-the-value" },
  { name: "a number in a drawing's description", file: "charts/holding.svg", change: ["</desc>", " In all 12.</desc>"],
    code: "numeral-without-evidence" },
  { name: "a fact's value", file: "evidence.json", change: ["\"value\":\"65500\"", "\"value\":\"65501\""],
    code: "value-is-not-the-printed-one" },
  { name: "a fact's interval", file: "evidence.json", change: ["\"low\":\"18.36535\"", "\"low\":\"18.36534\""],
    code: "interval-is-not-the-rounding" },
  { name: "a step of a trace", file: "evidence.json", change: ["\"op\":\"difference\"", "\"op\":\"sum\""],
    code: "trace-does-not-recompute" },
  { name: "an input of a trace", file: "evidence.json",
    change: [/(\{"op":"fact","fact":"nonDerivative\.2\.)transactionShares/, "$1sharesOwnedFollowingTransaction"],
    code: "trace-does-not-recompute" },
  { name: "a grade", file: "evidence.json", change: ["\"grade\":\"interval\",\"verdict\"", "\"grade\":\"exact\",\"verdict\""],
    code: "grade-is-not-earned" },
  { name: "a metric's grade", file: "evidence.json", change: ["\"grade\":\"interval\",\"trace\"", "\"grade\":\"exact\",\"trace\""],
    code: "grade-is-not-earned" },
  { name: "a residual", file: "evidence.json", change: ["\"residual\":\"0\"", "\"residual\":\"1\""], code: "residual-is-wrong" },
  { name: "a tie that is taken away", file: "evidence.json", change: [/\{"id":"holdings\.derivative\.1"[^\n]*\},?\n/, ""],
    code: "summary-does-not-count" },
  { name: "a value in report.json", file: "report.json", change: ["\"value\": \"65500\"", "\"value\": \"65501\""],
    code: "download-disagrees" },
  { name: "a text in report.json", file: "report.json", change: ["\"text\": \"65,500\"", "\"text\": \"65,501\""],
    code: "text-is-not-the-value" },
  { name: "a grade in report.json", file: "report.json", change: ["\"grade\": \"interval\"", "\"grade\": \"exact\""],
    code: "download-disagrees" },
  { name: "a period's label in report.json", file: "report.json", change: ["\"August 6, 2013\"", "\"August 5, 2013\""],
    code: "label-of-another-period" },
  { name: "a value in facts.csv", file: "facts.csv", change: [",65500,", ",65501,"], code: "download-disagrees" },
  { name: "a value in facts.json", file: "facts.json", change: ["\"65500\"", "\"65501\""], code: "download-disagrees" },
  { name: "another company in facts.json", file: "facts.json", change: ["cik:0001107843", "cik:0001107844"],
    code: "download-disagrees" },
  { name: "the period in a figure's name", file: "index.html",
    change: [/(data-of="metric:gross-proceeds@2013-08-06">Gross proceeds, )August 6/, "$1August 7"],
    code: "numeral-is-not-what-it-says" },
  { name: "a tie recomputed from itself", file: "evidence.json",
    change: [/("op":"fact","fact":")derivative\.1\.transactionShares(","value":"10000"\}\})/,
      "$1derivative.1.underlyingSecurityShares$2"], code: "tie-rests-on-itself" },
  { name: "broken JSON", file: "evidence.json", change: ["{", "{{"], code: "broken-json" },
  { name: "a fact without its unit", file: "evidence.json", change: [/"unit":"shares",/, ""], code: "evidence-is-malformed" },
];

const IN_RELEASE: readonly Tampering[] = [
  { name: "a scale word", file: "index.html", change: [">$23.4 million</data>", ">$23.4 billion</data>"],
    code: "text-is-not-the-value" },
  { name: "parentheses dropped", file: "index.html", change: [/>\((\d[\d,]*)\)<\/data>/, ">$1</data>"],
    code: "text-is-not-the-value" },
  { name: "another quarter", file: "index.html", change: [">Q3 2012</span>", ">Q2 2012</span>"],
    code: "numeral-is-not-what-it-says" },
  { name: "a figure in thousands shown in millions", file: "index.html",
    change: [/<data value="23382000"([^>]*)data-as="table:3:0"([^>]*)>23,382</, "<data value=\"23382000\"$1data-as=\"table:6:0\"$2>23<"],
    code: "scale-is-not-the-tables" },
  { name: "a claim's lexeme", file: "evidence.json", change: ["\"lexeme\":\"21%\"", "\"lexeme\":\"22%\""],
    code: "stated-figure-unknown" },
  { name: "a metric's value", file: "evidence.json",
    change: [/"value":"0\.80181336\d+","low"/, "\"value\":\"0.80191336\",\"low\""], code: "metric-does-not-recompute" },
  { name: "an interval that is too narrow", file: "evidence.json",
    change: [/("key":"gross-margin@q3-2012".*?"value":"([\d.]+)","low":)"[\d.]+"/, "$1\"$2\""], code: "metric-does-not-recompute" },
  { name: "a derived period", file: "evidence.json",
    change: [/("id":"derived\.us-gaap\.Revenues\.q4-2011".*?"start":)"2011-10-01"/, "$1\"2011-10-02\""], code: "periods-do-not-fit" },
  { name: "words that compare the other way round", file: "index.html",
    change: [/(\|greater\|[^>]*>)[^<]*</, "$1less than<"], code: "comparison-does-not-hold" },
  { name: "a comparison turned round", file: "index.html", change: [/\|greater\|/, "|less|"],
    code: "comparison-does-not-hold" },
  { name: "growth on another year", file: "evidence.json",
    change: [/("id":"income-statement\.revenues\.q3-2011".*?"start":)"2011-07-01","end":"2011-09-30"/, "$1\"2010-07-01\",\"end\":\"2010-09-30\""],
    code: "periods-do-not-fit" },
];

async function refusal(folder: string, rehashed: boolean): Promise<string[]> {
  if (rehashed) await rehashFiling(folder).catch(() => undefined);
  return told(await verifyCopy(folder), folder);
}

describe("a filing that was touched", () => {
  it.each(IN_FORM4)("is refused, hashes made right or not: $name", async ({ file, change, code }) => {
    const folder = await site.copy(FORM4);
    await edit(folder, file, change);
    if (file !== "evidence.json") expect(await refusal(folder, false)).toContain(`${file} file-was-changed`);
    expect(await refusal(folder, true)).toContain(`${file} ${code}`);
  });

  it.each(IN_RELEASE)("is refused although its hashes were made right: $name", async ({ file, change, code }) => {
    const folder = await site.copy(RELEASE);
    await edit(folder, file, change);
    expect(await refusal(folder, true)).toContain(`${file} ${code}`);
  });

  it("names line, figure and expectation", async () => {
    const folder = await site.copy(FORM4);
    await edit(folder, "index.html", [">65,500</data>", ">65,600</data>"]);
    await rehashFiling(folder);
    const [finding] = (await verifyCopy(folder)).findings;
    expect(finding?.place.line).toBeGreaterThan(1);
    expect(finding?.what).toBe("65,600 (fact:nonDerivative.1.sharesOwnedFollowingTransaction)");
    expect(finding?.expected).toBe("65,500");
  });
});

describe("a site that was touched", () => {
  it("is refused when a file is gone, added, swapped or linked", async () => {
    const folder = await site.copy();
    await rm(join(folder, FORM4, "facts.csv"));
    await writeFile(join(folder, "filings", "extra.html"), "<p>1</p>");
    const [one, other] = ["revenue", "margins"]
      .map((name) => join(folder, RELEASE, "charts", `${name}.svg`)) as [string, string];
    await rename(one, `${one}.x`);
    await rename(other, one);
    await rename(`${one}.x`, other);
    await symlink("/etc/hostname", join(folder, "link.txt"));
    expect(told(await verifyCopy(folder), folder)).toEqual(expect.arrayContaining([
      `${FORM4}/facts.csv file-is-missing`, "filings/extra.html file-not-listed", "link.txt not-a-plain-file",
      `${RELEASE}/charts/revenue.svg file-was-changed`, `${RELEASE}/charts/margins.svg file-was-changed`,
    ]));
  });

  it("is refused when build.json, a company page, the feed or a style sheet says otherwise, hashes made right", async () => {
    const folder = await site.copy();
    await edit(folder, "build.json", ["\"exact\": 4", "\"exact\": 5"]);
    await edit(folder, "index.html", [">$183,654</data>", ">$193,654</data>"]);
    await edit(folder, "feed.xml", ["Q3 2012 results", "Q3 2012 results up 20%"]);
    await edit(folder, "feed.xml", [">$183,654</data>", ">$193,654</data>"]);
    await edit(folder, "assets/site.css", [/$/, "h1::after { content: \" 42%\" }"]);
    await rehashSite(folder);
    expect(told(await verifyCopy(folder), folder)).toEqual(expect.arrayContaining([
      "build.json build-disagrees", "index.html text-is-not-the-value", "feed.xml numeral-without-evidence",
      "feed.xml text-is-not-the-value",
      "assets/site.css numeral-without-evidence",
    ]));
  });

  it("is refused when one filing's page stands in another's place, hashes made right", async () => {
    const folder = await site.copy();
    await copyFile(join(folder, RELEASE, "index.html"), join(folder, FORM4, "index.html"));
    await copyFile(join(folder, RELEASE, "charts", "revenue.svg"), join(folder, RELEASE, "charts", "margins.svg"));
    await rehashSite(folder);
    expect(told(await verifyCopy(folder), folder)).toEqual(expect.arrayContaining([
      `${FORM4}/index.html figure-of-another-filing`, `${RELEASE}/charts/margins.svg drawing-of-another-name`,
    ]));
  });

  it("is refused without build.json, and when an evidence file lists paths outside", async () => {
    const folder = await site.copy();
    await rm(join(folder, "build.json"));
    await edit(folder, `${FORM4}/evidence.json`, ["\"files\": {", "\"files\": { \"../../../../etc/passwd\": \"0\","]);
    const verdict = told(await verifyCopy(folder), folder);
    expect(verdict).toContain("index.html file-not-listed");
    expect(verdict).toContain(`${FORM4}/../../../../etc/passwd file-is-missing`);
  });
});

describe("what is no copy", () => {
  it("is told apart", async () => {
    const folder = await site.copy(FORM4);
    await mkdir(join(folder, "empty"));
    const codes = async (name: string): Promise<string[]> =>
      (await verifyCopy(join(folder, name))).findings.map(({ code }) => code);
    expect(await codes("nothing")).toEqual(["no-such-folder"]);
    expect(await codes("facts.csv")).toEqual(["no-such-folder"]);
    expect(await codes("empty")).toEqual(["empty-folder"]);
    expect(await codes("charts")).toEqual(["not-a-copy"]);
  });
});
