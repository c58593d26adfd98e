import { expect, it } from "vitest";
import { ofPart, partOf } from "../../charts/marks.ts";

it("a layer is known by the part whose rows it draws", () => {
  expect(partOf(ofPart("derived-bar"))).toBe("derived-bar");
  expect(() => partOf({ transform: [{ filter: "datum.from > 0" }] })).toThrow(RangeError);
  expect(() => partOf({})).toThrow(RangeError);
});
