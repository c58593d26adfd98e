/**
 * What footnotes say, in wordings of many kinds; and wordings that must not be taken for more than they say.
 */
import { describe, expect, it } from "vitest";
import { readForm4 } from "../../example-filings.ts";
import { termsIn } from "../../../intake/ownership/terms.ts";
import { countOf, portionsOf } from "../../../intake/ownership/terms/words.ts";

describe("the footnotes of the project's own example", () => {
  it.each(readForm4().footnotes)("$id says what was written down by hand", ({ text, terms }) => {
    expect(termsIn(text)).toEqual(terms);
  });
});

describe("plans", () => {
  it.each([
    ["Sold under a Rule 10b5-1 trading plan adopted on March 4, 2021.", "2021-03-04"],
    ["This sale was made pursuant to a Rule 10b5-1(c) sales plan, which was previously adopted by Ms. Doe on 3/4/2021.", undefined],
    ["This sale was made pursuant to a Rule 10b5-1(c) sales plan, which was previously adopted by the holder on 3/4/2021.", "2021-03-04"],
    ["Pursuant to a 10b5-1 plan entered into on 4 March 2021", "2021-03-04"],
    ["Under a pre-existing Rule 10b5-1 instruction established by the trust on Sept. 4, 2021.", "2021-09-04"],
    ["Under a Rule 10b5-1 trading plan (the \"Plan\") that was duly adopted by the reporting\n  person on 2021-03-04.", "2021-03-04"],
    ["On March 4, 2021, the reporting person adopted a Rule 10b5-1 trading plan.", "2021-03-04"],
  ])("%s", (text, adopted) => {
    expect(termsIn(text)?.plan?.adopted).toBe(adopted);
  });

  it.each([
    "Sold under a duly adopted Rule 10b5-1 trading plan.",
    "A Rule 10b5-1 plan adopted on March 4, 2021 and amended on May 5, 2021.",
    "A Rule 10b5-1 plan adopted on March 4, 2021, which replaces the one adopted on May 5, 2020.",
    "A Rule 10b5-1 plan adopted on March 4, 2021; the trust's Rule 10b5-1 plan was adopted on May 5, 2020.",
    "Under a Rule 10b5-1 plan. The 2013 Equity Incentive Plan was adopted by the board on March 4, 2021.",
    "A Rule 10b5-1 trading plan adopted on February 30, 2021.",
    "A Rule 10b5-1 trading plan dated March 4, 2021.",
    "A Rule 10b5-1 trading plan has not been adopted on March 4, 2021.",
  ])("not from: %s", (text) => {
    expect(termsIn(text)?.plan).toBeUndefined();
  });
});

describe("price ranges", () => {
  it.each([
    ["Sold in multiple transactions at prices ranging from $18.00 to $18.81, inclusive.", "18.00", "18.81"],
    ["The weighted average price; prices ranged between $1,018.00 and $1,018.815 per share.", "1018.00", "1018.815"],
    ["Average price of shares sold from $29.50 to $30.32 per share.", "29.50", "30.32"],
    ["The shares were purchased at prices between $.95 and $1.05.", "0.95", "1.05"],
    ["The price is an average; actual prices are within a range of $9.50 - $10.", "9.50", "10"],
    ["Weighted average price, ranging from a low of $5 to a high of $6.25 per share.", "5", "6.25"],
    ["Multiple trades at prices ranging from 12.10 to 12.20.", undefined, undefined],
    ["Multiple trades at prices ranging from $12.10 to 12.20.", "12.10", "12.20"],
    ["Prices ranging from $14.25 per share to $14.75 per share.", "14.25", "14.75"],
  ])("%s", (text, low, high) => {
    expect(termsIn(text)?.priceRange).toEqual(low === undefined ? undefined : { low, high });
  });

  it.each([
    "Prices ranging from $18.81 to $18.00.",
    "Prices ranging from $18.00 to $18.81 on the first day and from $19.00 to $19.40: shares sold from $19.00 to $19.40.",
    "Options with exercise prices ranging from $5.00 to $9.00.",
    "Vests if the closing price is between $15.00 and $20.00.",
    "At prices ranging from C$18.00 to C$18.81.",
    "At prices ranging from €18.00 to €18.81.",
    "Weighted average price of $18.40.",
    "Holdings of value ranging from $1 to $5.",
  ])("not from: %s", (text) => {
    expect(termsIn(text)?.priceRange).toBeUndefined();
  });
});

describe("vesting", () => {
  it.each([
    ["1/48th of the shares subject to the option vested on May 1, 2020 and 1/48th of the shares vest monthly thereafter.", "2020-05-01", 48],
    ["One forty-eighth of the total shares shall vest on May 1, 2020, and one forty-eighth shall vest each month thereafter.", "2020-05-01", 48],
    ["The option vests in 36 equal monthly installments beginning on May 1, 2020.", "2020-05-01", 36],
    ["The shares will vest in sixty (60) substantially equal monthly installments, commencing on 5/1/2020, subject to continued service.", "2020-05-01", 60],
  ])("%s", (text, first, portions) => {
    expect(termsIn(text)?.vesting).toEqual({ first, portions, every: "month" });
  });

  it.each([
    "1/4th of the shares vested on May 1, 2020 and 1/48th of the shares vest monthly thereafter.",
    "1/16th of the shares vested on May 1, 2020 and 1/16th of the shares vest quarterly thereafter.",
    "The option vests in 36 equal monthly installments.",
    "The option vests in thirty-six (48) equal monthly installments beginning on May 1, 2020.",
    "The option vests in 36 equal monthly installments beginning on the earlier of May 1, 2020 and the annual meeting.",
    "Upon a performance goal the option vests in 36 equal monthly installments beginning on May 1, 2020.",
    "1/36th of the shares vest each month following the vesting commencement date of May 1, 2020.",
    "The option vests in 36 equal monthly installments beginning on May 1, 2020; the other vests in 12 equal monthly installments beginning on June 1, 2020.",
  ])("not from: %s", (text) => {
    expect(termsIn(text)?.vesting).toBeUndefined();
  });
});

describe("shares included", () => {
  it.each([
    ["Includes 3,019 shares acquired under the employee stock purchase plan.", "3019"],
    ["Includes one share as a result of accumulated fractional shares.", "1"],
    ["Including 12.5 shares acquired by dividend reinvestment.", "12.5"],
    ["Includes shares held in a savings plan.", undefined],
    ["Includes 100 shares bought in May and includes 200 shares bought in June.", undefined],
    ["Excludes 100 shares held by a child.", undefined],
  ])("%s", (text, shares) => {
    expect(termsIn(text)?.includes?.shares).toBe(shares);
  });
});

describe("hostile footnotes", () => {
  it.each([
    ["a million digits", `at prices ranging from $${"1".repeat(1_000_000)} to $2`],
    ["digits, again and again", `prices ranging from ${"1,111".repeat(700)} to `],
    ["words, again and again", "10b5-1 trading plan ".repeat(190)],
    ["vests, again and again", "one thirty-sixth of the shares vested ".repeat(100)],
  ])("%s say nothing, soon", (_, text) => {
    expect(termsIn(text)).toBeUndefined();
  });
});

describe("counts in words", () => {
  it.each([["36", 36], ["thirty-six", 36], ["thirty six (36)", 36], ["twelve", 12], ["twenty", 20], ["umpteen", undefined], ["ten-six", undefined]])(
    "%s is %s", (words, count) => {
      expect(countOf(words)).toBe(count);
    });

  it.each([["one thirty-sixth", 36], ["1/48th", 48], ["1/3rd", 3], ["one twelfth", 12], ["one-sixtieth", 60], ["one twenty-fourth", 24], ["one half", undefined]])(
    "%s is one of %s", (words, portions) => {
      expect(portionsOf(words)).toBe(portions);
    });
});
