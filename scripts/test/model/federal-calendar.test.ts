/** Business days of the federal government. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addBusinessDays, businessDaysBetween, isBusinessDay } from "../../model/federal-calendar.ts";
import { addDays, dayOfWeek } from "../../model/plain-date.ts";

const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("1980-01-01", days));

function holidaysIn(year: number): string[] {
  const days = Array.from({ length: 366 }, (_, day) => addDays(`${year}-01-01`, day));
  return days.filter((day) => day.startsWith(`${year}`) && dayOfWeek(day) <= 5 && !isBusinessDay(day));
}

describe("the holidays of a year, as the Office of Personnel Management lists them", () => {
  it.each([
    [2013, "01-01 01-21 02-18 05-27 07-04 09-02 10-14 11-11 11-28 12-25"],
    [2010, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25 12-24 12-31"],
    [2011, "01-17 02-21 05-30 07-04 09-05 10-10 11-11 11-24 12-26"],
    [2012, "01-02 01-16 02-20 05-28 07-04 09-03 10-08 11-12 11-22 12-25"],
    [2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31"],
    [2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26"],
    [1985, "01-01 02-18 05-27 07-04 09-02 10-14 11-11 11-28 12-25"],
  ])("%i", (year, days) => {
    expect(holidaysIn(year)).toEqual(days.split(" ").map((day) => `${year}-${day}`));
  });
});

describe("observed days", () => {
  it.each([
    ["New Year 2011 fell on a Saturday: the Friday before, in the old year", "2010-12-31"],
    ["New Year 2012 fell on a Sunday: the Monday after", "2012-01-02"],
    ["Juneteenth 2021 fell on a Saturday, two days after it became law", "2021-06-18"],
    ["Juneteenth 2022 fell on a Sunday", "2022-06-20"],
    ["Martin Luther King's birthday, first kept in 1986", "1986-01-20"],
  ])("%s", (_why, day) => {
    expect(isBusinessDay(day)).toBe(false);
  });

  it.each([
    ["Juneteenth was no holiday before 2021", "2020-06-19"],
    ["nor the Friday before in 2010", "2010-06-18"],
    ["nor was Martin Luther King's birthday before 1986", "1985-01-21"],
    ["a Monday after a Saturday holiday is no day off", "2011-01-03"],
    ["election days are none of the federal government's", "2012-11-06"],
    ["Good Friday is none either", "2013-03-29"],
  ])("%s", (_why, day) => {
    expect(isBusinessDay(day)).toBe(true);
  });
});

describe("counting business days", () => {
  it.each([
    ["Tuesday to Wednesday", "2013-08-06", "2013-08-07", 1],
    ["a day to itself", "2013-08-06", "2013-08-06", 0],
    ["Friday to Monday", "2013-08-09", "2013-08-12", 1],
    ["Friday to Sunday", "2013-08-09", "2013-08-11", 0],
    ["Friday over Labor Day to Tuesday", "2013-08-30", "2013-09-03", 1],
    ["over an observed New Year", "2010-12-30", "2011-01-03", 1],
    ["backwards", "2013-08-07", "2013-08-06", -1],
  ])("%s", (_situation, from, to, days) => {
    expect(businessDaysBetween(from, to)).toBe(days);
  });

  it.each([
    ["the second after a Thursday is Monday", "2013-08-08", 2, "2013-08-12"],
    ["the first after a Saturday is Monday", "2013-08-10", 1, "2013-08-12"],
    ["the second after the Friday before Labor Day is Wednesday", "2013-08-30", 2, "2013-09-04"],
    ["none leaves the day, even a Sunday", "2013-08-11", 0, "2013-08-11"],
  ])("%s", (_situation, from, days, expected) => {
    expect(addBusinessDays(from, days)).toBe(expected);
  });

  it("adding lands on a business day, as many on as were added", () => {
    fc.assert(fc.property(date, fc.integer({ min: 1, max: 30 }), (from, days) => {
      const to = addBusinessDays(from, days);
      expect(isBusinessDay(to)).toBe(true);
      expect(businessDaysBetween(from, to)).toBe(days);
    }));
  });

  it("is additive over a day between", () => {
    const stretch = fc.integer({ min: 0, max: 60 });
    fc.assert(fc.property(date, stretch, stretch, (from, first, second) => {
      const [middle, to] = [addDays(from, first), addDays(from, first + second)];
      const parts = businessDaysBetween(from, middle) + businessDaysBetween(middle, to);
      expect(parts).toBe(businessDaysBetween(from, to));
    }));
  });

  it.each([-1, 1.5, Number.NaN])("refuses to add %s", (days) => {
    expect(() => addBusinessDays("2013-08-06", days)).toThrow(RangeError);
  });
});
