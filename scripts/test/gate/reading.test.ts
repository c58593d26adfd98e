/** What a file says many times is noted once, by kind, text and reason. */
import { expect, it } from "vitest";
import { Reading } from "../../tieout/gate/reading.ts";

it("notes each use of the allow-list once", () => {
  const reading = new Reading("index.html");
  reading.allow("date", "May 7, 2012", "a day");
  reading.allow("date", "May 7, 2012", "a day");
  reading.allow("name", "May 7, 2012", "a day");
  reading.allow("date", "May 8, 2012", "a day");
  reading.allow("date", "May 8, 2012", "another reason");
  expect(reading.uses.map(({ kind, text, reason }) => [kind, text, reason])).toEqual([
    ["date", "May 7, 2012", "a day"], ["name", "May 7, 2012", "a day"], ["date", "May 8, 2012", "a day"],
    ["date", "May 8, 2012", "another reason"],
  ]);
});
