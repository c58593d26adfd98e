import { describe, expect, it } from "vitest";
import { nearest } from "../../lib/nearest.ts";

describe("the nearest right word", () => {
  it.each([
    ["gros-margin", "gross-margin"], ["Concept", "concept"], ["operating-magrin", "operating-margin"],
  ])("to %s is %s", (wrong, right) => {
    expect(nearest(wrong, ["gross-margin", "operating-margin", "concept"])).toBe(right);
  });

  it("is none where nothing is near", () => {
    expect(nearest("dividends", ["gross-margin", "concept"])).toBeUndefined();
    expect(nearest("x", [])).toBeUndefined();
  });
});
