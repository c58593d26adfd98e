/** Periods: keys, lengths, opening and closing instants, and what stands one year before. */
import { describe, expect, it } from "vitest";
import {
  closingInstant, daysIn, isInstant, isYearBefore, lastDay, openingInstant, periodKey, spanOf, type Duration,
} from "../../model/period.ts";

const during = (start: string, end: string): Duration => ({ start, end });
const q3 = during("2012-07-01", "2012-09-30");

describe("a duration", () => {
  it("counts both its first and its last day", () => {
    expect(daysIn(q3)).toBe(92);
    expect(daysIn(during("2012-09-30", "2012-09-30"))).toBe(1);
    expect(daysIn(during("2012-01-01", "2012-12-31"))).toBe(366);
  });

  it("opens at the end of the day before it, and closes at the end of its last day", () => {
    expect(openingInstant(q3)).toEqual({ instant: "2012-06-30" });
    expect(openingInstant(during("2012-01-01", "2012-03-31"))).toEqual({ instant: "2011-12-31" });
    expect(closingInstant(q3)).toEqual({ instant: "2012-09-30" });
  });

  it("is told from an instant, also by its key", () => {
    const instant = { instant: "2012-09-30" };
    expect([isInstant(instant), isInstant(q3)]).toEqual([true, false]);
    expect([periodKey(instant), periodKey(q3)]).toEqual(["2012-09-30", "2012-07-01/2012-09-30"]);
    expect([lastDay(instant), lastDay(q3)]).toEqual(["2012-09-30", "2012-09-30"]);
  });
});

describe("spanOf", () => {
  it.each([
    ["quarter", "2012-07-01", "2012-09-30"],
    ["quarter", "2013-01-01", "2013-03-31"],
    ["quarter", "2012-07-01", "2012-09-29"],
    ["quarter", "2012-09-30", "2013-01-05"],
    ["half", "2012-01-01", "2012-06-30"],
    ["nine-months", "2012-01-01", "2012-09-30"],
    ["year", "2012-01-01", "2012-12-31"],
    ["year", "2011-10-01", "2012-09-30"],
    ["year", "2012-01-01", "2012-12-29"],
    ["year", "2012-01-01", "2013-01-05"],
    ["other", "2012-09-01", "2012-09-30"],
    ["other", "2011-01-01", "2012-12-31"],
  ])("%s: %s to %s", (span, start, end) => {
    expect(spanOf(during(start, end))).toBe(span);
  });
});

describe("isYearBefore", () => {
  it.each([
    ["the same quarter", during("2011-07-01", "2011-09-30"), q3, true],
    ["a leap year's quarter", during("2011-01-01", "2011-03-31"), during("2012-01-01", "2012-03-31"), true],
    ["13 and 14 weeks", during("2011-09-25", "2011-12-24"), during("2012-09-23", "2012-12-29"), true],
    ["52 and 53 weeks", during("2011-01-02", "2011-12-31"), during("2012-01-01", "2013-01-05"), true],
    ["a period and itself", q3, q3, false],
    ["two years", during("2010-07-01", "2010-09-30"), q3, false],
    ["the quarter before", during("2012-04-01", "2012-06-30"), q3, false],
    ["the year after", q3, during("2011-07-01", "2011-09-30"), false],
    ["nine months and a quarter", during("2011-01-01", "2011-09-30"), q3, false],
    ["two instants", { instant: "2011-09-30" }, { instant: "2012-09-30" }, true],
    ["an instant and a duration", { instant: "2011-09-30" }, q3, false],
    ["a year-end and a quarter-end", { instant: "2011-12-31" }, { instant: "2012-09-30" }, false],
  ])("%s", (_situation, earlier, later, expected) => {
    expect(isYearBefore(earlier, later)).toBe(expected);
  });
});
