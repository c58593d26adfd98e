/** Numbers and dates as people copy them from a document, and what the mend makes of them. */
import { expect, test } from "vitest";
import { dateFrom } from "../../store/date-from.ts";
import { decimalFrom, proposalsFor } from "../../store/proposals.ts";

test.each([
  ["23,382", "23382"], ["(38)", "-38"], ["$(0.06)", "-0.06"], ["($0.06)", "-0.06"], ["−38", "-38"], ["+5", "5"],
  [".06", "0.06"], ["-.5", "-0.5"], ["007", "7"], ["21%", "21"], ["1 400", "1400"], ["0.060", "0.060"],
])("%s is %s", (printed, plain) => expect(decimalFrom(printed)).toEqual([plain]));

test.each(["", "—", "n/a", "1.2.3", "12-13", "(38"])("%j is no number", (printed) => {
  expect(decimalFrom(printed)).toEqual([]);
});

test.each(["—", "-", "–", "", "$ —"])("%j is a printed dash", (printed) => {
  expect(proposalsFor(printed, undefined)).toContain(null);
});

test.each([
  ["9/30/2012", "2012-09-30"], ["2012-9-30", "2012-09-30"], ["20120930", "2012-09-30"], ["2012/09/30", "2012-09-30"],
  ["September 30, 2012", "2012-09-30"], ["Sept. 3, 2012", "2012-09-03"], ["2013-02-29", "2013-02-28"],
  ["2012-09-30T00:00:00Z", "2012-09-30"],
])("%s is %s", (written, date) => expect(dateFrom(written)[0]).toBe(date));

test.each(["soon", "30/9/2012", "2012", "2012-13-01"])("%s is no day", (written) => {
  expect(dateFrom(written)).toEqual([]);
});
