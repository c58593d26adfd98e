/** Plain dates: days of the calendar without clock or zone. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays, addMonths, addYears, dayOfWeek, daysBetween, fromParts, isPlainDate, monthsBetween, partsOf,
} from "../../model/plain-date.ts";

const date = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays("1970-01-01", days));

describe("isPlainDate", () => {
  it.each(["2012-09-30", "2012-02-29", "2000-02-29", "1999-12-31"])("takes %s", (text) => {
    expect(isPlainDate(text)).toBe(true);
  });

  it.each(["2013-02-29", "1900-02-29", "2012-13-01", "2012-00-10", "2012-04-31", "2012-9-30", "20120930",
    "2012-09-30T00:00", "09/30/2012", ""])("refuses %j", (text) => {
    expect(isPlainDate(text)).toBe(false);
  });
});

describe("days", () => {
  it("added and counted are each other's inverse", () => {
    fc.assert(fc.property(date, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
      expect(daysBetween(from, addDays(from, days))).toBe(days);
    }));
  });

  it("count from the adoption of a plan to the first sale", () => {
    expect(daysBetween("2013-02-21", "2013-08-06")).toBe(166);
    expect(daysBetween("2013-08-06", "2013-02-21")).toBe(-166);
  });

  it("sort as text, and seven on is the same weekday", () => {
    fc.assert(fc.property(date, date, (a, b) => {
      expect(a < b).toBe(daysBetween(a, b) > 0);
      expect(dayOfWeek(addDays(a, 7))).toBe(dayOfWeek(a));
    }));
  });

  it("have weekdays from Monday, 1, to Sunday, 7", () => {
    expect(["2013-08-05", "2013-08-06", "2013-08-11"].map(dayOfWeek)).toEqual([1, 2, 7]);
  });
});

describe("months and years", () => {
  it("end in the last day where a month is shorter", () => {
    expect(addMonths("2013-01-31", 1)).toBe("2013-02-28");
    expect(addMonths("2012-01-31", 1)).toBe("2012-02-29");
    expect(addYears("2012-02-29", 1)).toBe("2013-02-28");
    expect(addMonths("2012-11-29", -2)).toBe("2012-09-29");
  });

  it("between two days are whole ones", () => {
    expect(monthsBetween("2010-11-29", "2013-08-06")).toBe(32);
    expect(monthsBetween("2010-11-29", "2013-07-28")).toBe(31);
    expect(monthsBetween("2010-11-29", "2013-07-29")).toBe(32);
  });
});

describe("parts", () => {
  it("make the date again", () => {
    fc.assert(fc.property(date, (day) => {
      expect(fromParts(partsOf(day))).toBe(day);
    }));
    expect(partsOf("2012-09-30")).toEqual({ year: 2012, month: 9, day: 30 });
  });
});
