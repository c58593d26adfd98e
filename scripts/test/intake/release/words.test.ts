/** The small readers: cells, periods, scales, numerals, labels. */
import { describe, expect, it } from "vitest";
import { isNearMiss, isSlip } from "../../../intake/release/arithmetic/near-miss.ts";
import { lookUp } from "../../../intake/release/concepts/known-concepts.ts";
import { localName } from "../../../intake/release/concepts/local-name.ts";
import { numeralsIn } from "../../../intake/release/prose/numerals.ts";
import { sentencesOf } from "../../../intake/release/prose/sentences.ts";
import { parseCell, splitMarks } from "../../../intake/release/table/cell-value.ts";
import { periodOf, yearEndOf, type Calendar } from "../../../intake/release/table/calendar.ts";
import { currencyIn } from "../../../intake/release/table/currency.ts";
import { readPhrase } from "../../../intake/release/table/period-phrase.ts";
import { readScale } from "../../../intake/release/table/scale-note.ts";

describe("a cell", () => {
  it.each([
    ["1,234", "1234"], ["(1,234)", "-1234"], ["(1,234", "-1234"], ["$ (0.04)", "-0.04"], ["\u2212928", "-928"], ["$\u00A0.45", "0.45"],
    ["1,234(1)", "1234"], ["1,234 (a)", "1234"], ["(4%", "-4"], ["- 7%", "-7"], ["0", "0"], ["1,234*", "1234"], ["(231) bp.", "-231"],
  ])("%s is %s", (text, lexeme) => {
    expect(parseCell(text)).toMatchObject({ kind: "number", lexeme });
  });

  it.each([
    ["\u2014", "dash"], ["--", "dash"], ["$ \u2014", "dash"], ["n/m", "not-given"], ["NA", "not-given"], ["$", "sign"], [")%", "sign"],
    ["Revenues", "text"], ["\u00A0", "blank"], ["June 30,", "text"],
  ])("%s is a %s", (text, kind) => {
    expect(parseCell(text).kind).toBe(kind);
  });

  it("keeps a superscript apart from the figure before it", () => {
    expect(parseCell("1,234\uE0001\uE001")).toMatchObject({ lexeme: "1234", marks: ["1"] });
  });

  it("splits marks off a label", () => {
    expect(splitMarks("Net interest income (a) (b)")).toEqual({ text: "Net interest income", marks: ["(a)", "(b)"] });
  });
});

describe("a period", () => {
  const calendar: Calendar = { quarterEnd: "2012-09-30", fiscalYear: 2012, quarter: 3, ends: [] };
  const weekly: Calendar = { quarterEnd: "2010-12-25", fiscalYear: 2011, quarter: 1, ends: ["2010-12-25", "2010-09-25"] };

  it.each([
    ["Three Months Ended September 30, 2012", { start: "2012-07-01", end: "2012-09-30" }],
    ["Nine months ended September 30, 2011", { start: "2011-01-01", end: "2011-09-30" }],
    ["Thirteen Weeks Ended October 29, 2016", { start: "2016-07-31", end: "2016-10-29" }],
    ["39-week fiscal period ended November 2, 2024", { start: "2024-02-04", end: "2024-11-02" }],
    ["Four Quarters Ended September 30, 2012", { start: "2011-10-01", end: "2012-09-30" }],
    ["For the quarter 2Q12", { start: "2012-04-01", end: "2012-06-30" }],
    ["Q4 2011", { start: "2011-10-01", end: "2011-12-31" }],
    ["Fiscal 2011", { start: "2011-01-01", end: "2011-12-31" }],
    ["As of Jun 30, 2012", { instant: "2012-06-30" }],
    ["first six months of fiscal 2012", { start: "2012-01-01", end: "2012-06-30" }],
    ["H1 2012", { start: "2012-01-01", end: "2012-06-30" }],
    ["2H11", { start: "2011-07-01", end: "2011-12-31" }],
    ["First half of 2011", { start: "2011-01-01", end: "2011-06-30" }],
    ["9M 2012", { start: "2012-01-01", end: "2012-09-30" }],
    ["half year ended 30 June 2012", { start: "2012-01-01", end: "2012-06-30" }],
    ["third quarter of 2011", { start: "2011-07-01", end: "2011-09-30" }],
    ["6/30/2012", { start: "2012-04-01", end: "2012-06-30" }],
  ])("%s", (words, period) => {
    expect(periodOf(readPhrase(words).phrase, calendar, false)).toEqual(period);
  });

  it("of a 52-week year begins the day after the one before ends", () => {
    expect(periodOf(readPhrase("Three Months Ended December 25, 2010").phrase, weekly, false))
      .toEqual({ start: "2010-09-26", end: "2010-12-25" });
  });

  it("is a balance where the table holds balances", () => {
    expect(periodOf(readPhrase("December 31, 2011").phrase, calendar, true)).toEqual({ instant: "2011-12-31" });
  });

  it("tells the end of the fiscal year", () => {
    expect(yearEndOf("2012-09-30", 3)).toBe("12-31");
    expect(yearEndOf("2014-05-31", 4)).toBe("05-31");
  });

  it("leaves the words that name no period", () => {
    expect(readPhrase("2014 Non-GAAP").rest).toBe("Non-GAAP");
  });
});

describe("a currency", () => {
  it.each([
    ["(in thousands of RMB)", "CNY"], ["(\u00A3 in millions)", "GBP"], ["US$", "USD"], ["NT$ million", "TWD"], ["millions of euros", "EUR"],
    ["expressed in Canadian dollars", "CAD"], ["(in thousands)", undefined], ["RMB to US$", undefined],
  ])("%s is %s", (words, code) => {
    expect(currencyIn(words)).toBe(code);
  });
});

describe("a slip in a sum", () => {
  it.each([
    ["one digit", 60000n, [], true], ["two neighbours changed about", -630n, [], true], ["a sign", 2468n, [1234n], true],
    ["a place", 11106n, [1234n], true], ["nothing of the kind", 1237n, [55n], false], ["no distance", 0n, [], false],
  ])("%s", (_, away, figures, found) => {
    expect(isSlip(away, figures)).toBe(found);
  });
});

describe("a note on scale", () => {
  it.each([
    ["(In thousands, except per share data)", 3, undefined],
    ["(in millions, except share amounts which are reflected in thousands and per share amounts)", 6, 3],
    ["(Amounts in Thousands Except Share and Per Share Amounts)", 3, 0],
    ["($ in millions)", 6, undefined], ["(000's omitted)", 3, undefined], ["Dollars in billions", 9, undefined],
  ])("%s", (text, scale, shares) => {
    expect(readScale(text)).toEqual({ scale, shares });
  });

  it("is not in words without one", () => {
    expect(readScale("Consolidated Statements of Income")).toBeUndefined();
  });
});

describe("numerals of prose", () => {
  const claims = (text: string): string[] =>
    numeralsIn(text).filter(({ not }) => not === undefined).map(({ lexeme }) => lexeme);

  it.each([
    ["Revenues increased by 21% to $23.4 million, compared to $19.4 million.", ["21%", "$23.4 million", "$19.4 million"]],
    ["Net sales decreased 3.2 percent to $293.6 million on November 2, 2024.", ["3.2 percent", "$293.6 million"]],
    ["a loss of ($0.01) per share, or $1, 465,000", ["($0.01)", "$1,465,000"]],
    ["call (877) 881-2609 at 2:00 p.m. with conference ID #49603910", []],
    ["Section 27A of the Securities Act of 1933, Form 10-K, IPv6, PCI DSS 6.2, 2-for-1", []],
    ["a dividend of 10 cents per share", ["$0.10"]],
    ["for the 13-week quarter, Q3 2012, fiscal 2014 and the Fortune 100", []],
    ["improved 440 basis points", ["440 basis points"]],
    ["24.2 percent versus 25.1 percent", ["24.2 percent", "25.1 percent"]],
    ["we paid $291 million and said 12.5%", ["$291 million", "12.5%"]],
    ["down four basis points from 3.66%", ["4 basis points", "3.66%"]],
    ["sold 7,836,250 shares", ["7,836,250"]],
  ])("%s", (text, lexemes) => {
    expect(claims(text)).toEqual(lexemes);
  });

  it("stand in sentences that abbreviations do not end", () => {
    expect(sentencesOf("Acme Inc. earned $1.5 million. Sales rose.").map(({ text }) => text.trim()))
      .toEqual(["Acme Inc. earned $1.5 million.", "Sales rose."]);
  });
});

describe("labels", () => {
  it.each([
    ["Net loss", "us-gaap:NetIncomeLoss"], ["SALES, Net of returns and allowances", "us-gaap:Revenues"],
    ["Total shareholders\u2019 equity", "us-gaap:StockholdersEquity"], ["Earnings (loss) before income taxes",
      "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"],
  ])("%s is %s", (label, concept) => {
    expect(lookUp(label, ["income-statement", "balance-sheet"])?.concept).toBe(concept);
  });

  it("become names where no taxonomy has one", () => {
    expect(localName("Payment of consideration related to acquisition")).toBe("PaymentOfConsiderationRelatedToAcquisition");
  });
});

describe("a slip of the hand", () => {
  it.each([["1,234", "1,243", true], ["1,234", "1,334", true], ["1,234", "12,34", false], ["1,234", "5,678", false]])(
    "%s for %s: %s", (a, b, slip) => {
      expect(isNearMiss(a, b)).toBe(slip);
    });
});
