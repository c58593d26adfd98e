/** Numerals that are no figures: each kind is verified, not believed. */
import { describe, expect, it } from "vitest";
import { read, revenues, told } from "./example-pages.ts";

const FORM4 = "filings/qlys-2013-08-07-form4-wilson/index.html";
const onPage = (body: string): string => `<p>${revenues()}</p><p>${body}</p>`;
const said = (kind: string, text: string, account = ""): string => `<span data-say="${kind}"${account}>${text}</span>`;
const day = (datetime: string, text: string): string => `<time datetime="${datetime}" data-say="date">${text}</time>`;

describe("accounts that hold", () => {
  it.each([
    ["a day", day("2012-09-30", "September 30, 2012")],
    ["a period", said("fiscal-label", "Q3 2012", " data-period=\"q3-2012\"")],
    ["a period in prose", said("fiscal-label", "the first nine months of 2012", " data-period=\"9m-2012\"")],
    ["a count", said("count", "268", " data-of=\"ties.exact\"")],
    ["a name by its pointer", said("name", "0001107843", " data-at=\"/issuer/cik\"")],
    ["words of a figure", said("name", "Gross margin, Q3 2012", " data-of=\"metric:gross-margin@q3-2012\"")],
    ["a rule of the closed list", said("rule", "Rule 10b5-1", " data-is=\"rule-10b5-1\"")],
    ["the document", said("form", "EX-99.1", " data-at=\"/source/document\"")],
  ])("%s", (_name, body) => {
    const reading = read(onPage(body));
    expect(told(reading)).toEqual([]);
    expect(reading.uses).toHaveLength(1);
    expect(reading.uses[0]?.reason).not.toBe("");
  });

  it("a footnote's mark", () => {
    expect(told(read(said("footnote-mark", "2", " data-of=\"footnote:F2\""), FORM4))).toEqual([]);
  });
});

describe("accounts that do not hold", () => {
  it.each([
    ["another day than its own", day("2012-09-30", "September 29, 2012"),
      "account-differs: »September 29, 2012« stands as a date → September 30, 2012"],
    ["a day that the filing does not name", day("2012-09-29", "September 29, 2012"),
      "account-cannot-be-verified: »September 29, 2012« is said to be a date → a day that the filing names; 2012-09-29 is none"],
    ["a day without its datetime", said("date", "September 30, 2012"),
      "account-cannot-be-verified: »September 30, 2012« is said to be a date → a <time> with its day in datetime"],
    ["another period", said("fiscal-label", "Q3 2011", " data-period=\"q3-2012\""),
      "account-differs: »Q3 2011« stands as a fiscal-label → Q3 2012 | Q3 2012"],
    ["a period without its id", said("fiscal-label", "Q3 2012"),
      "account-cannot-be-verified: »Q3 2012« is said to be a fiscal-label → data-period with the id of the period"],
    ["a wrong count", said("count", "267", " data-of=\"ties.exact\""), "account-differs: »267« stands as a count → 268"],
    ["a wrong name", said("name", "0001107844", " data-at=\"/issuer/cik\""),
      "account-differs: »0001107844« stands as a name → 0001107843"],
    ["a pointer to nowhere", said("name", "Series C", " data-at=\"/issuer/series\"").replace("Series C", "Series 3"),
      "account-cannot-be-verified: »Series 3« is said to be a name → a JSON pointer to a text of the filing; /issuer/series leads nowhere"],
    ["a wrong rule", said("rule", "Rule 10b5-2", " data-is=\"rule-10b5-1\""),
      "account-differs: »Rule 10b5-2« stands as a rule → Rule 10b5-1"],
    ["words of another figure", said("name", "Gross margin, Q3 2011", " data-of=\"metric:gross-margin@q3-2012\""),
      "account-differs: »Gross margin, Q3 2011« stands as a name → Gross margin | What is left of each dollar of revenue after the"
      + " cost of delivering it. | Gross profit ÷ Revenues | a percentage, in tenths | Gross margin, Q3 2012"],
    ["a kind that nobody knows", said("lucky", "7"), "unknown-kind: »7« is said to be a \"lucky\" → date, fiscal-label, count, name,"
      + " form, rule, section, ordinal, page, phone, footnote-mark, address, scale"],
  ])("%s", (_name, body, finding) => {
    expect(told(read(onPage(body)))).toEqual([finding]);
  });
});
