import { afterEach, describe, expect, it } from "vitest";
import { readCatalogue, useCatalogue, words } from "../../lib/words.ts";
import { onceFor } from "../../report/view/once-for.ts";

const english = readCatalogue("en-US");
afterEach(() => useCatalogue(english));

describe("a view that several places ask for", () => {
  const viewOf = onceFor((report: { readonly id: string }) => ({ id: report.id, no: words("figure.no") }));

  it("is built once a report", () => {
    const [one, two] = [{ id: "one" }, { id: "two" }];
    expect(viewOf(one)).toBe(viewOf(one));
    expect(viewOf(two).id).toBe("two");
  });

  it("is built again in another language", () => {
    const report = { id: "one" };
    const before = viewOf(report).no;
    useCatalogue(readCatalogue("de-DE"));
    expect(viewOf(report).no).toBe(words("figure.no"));
    expect(viewOf(report).no).not.toBe(before);
  });
});
