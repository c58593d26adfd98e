/** The changes themselves: each is one that a reader would be misled by, and a seed repeats it. */
import { describe, expect, it } from "vitest";
import { applyEdits, numeralChanges } from "../../mutate/change.ts";
import { htmlChanges, placePage } from "../../mutate/html-changes.ts";
import { chanceOf, sampleOf } from "../../mutate/random.ts";

const kindsOf = (text: string): string[] => numeralChanges(text, 0, chanceOf(1)).map(({ kind, told }) => `${kind}: ${told.split(" → ")[0] ?? ""}`);

describe("changes of a numeral", () => {
  it("digit, number word, scale word, sign and brackets", () => {
    expect(kindsOf("(38)")).toEqual(["digit: »38«", "sign: »(38)«"]);
    expect(kindsOf("−$1.0 million")).toEqual(["digit: »1.0«", "sign: »−$1.0«", "scale word: »million«"]);
    expect(kindsOf("nine months")).toEqual(["number word: »nine«"]);
    expect(kindsOf("In thousands of dollars")).toEqual(["scale word: »thousands«"]);
  });

  it("leave the hyphen of a word alone", () => {
    expect(kindsOf("Rule 10b5-1")).toEqual(["digit: »10«", "digit: »5«", "digit: »1«"]);
  });

  it("never make the same numeral again", () => {
    for (let seed = 1; seed < 200; seed += 1) {
      const text = "23.4 million, nine";
      for (const { edit } of numeralChanges(text, 0, chanceOf(seed))) expect(applyEdits(text, [edit])).not.toBe(text);
    }
  });
});

describe("changes of a page", () => {
  const html = "<p>Up <data data-ref=\"a\" data-as=\"number:0:0\">7</data> from <data data-ref=\"b\">8</data> &#39;x&#39;</p>"
    + "<nav aria-label=\"Parts\"></nav>";
  const changed = htmlChanges(placePage(html), chanceOf(1)).map(({ edits }) => applyEdits(html, edits));

  it("swap figures, type numbers and change labels, but no entities", () => {
    expect(changed).toContain(html.replace(">7<", ">8<").replace(">8</data> &", ">7</data> &"));
    expect(changed).toContain(html.replace("Up ", "Up 7 "));
    expect(changed).toContain(html.replace("Up ", "Up seven "));
    expect(changed).toContain(html.replace("\"Parts\"", "\"Parts 7\""));
    expect(changed.filter((text) => !text.includes("&#39;x&#39;"))).toEqual([]);
  });

  it("are the same for the same seed", () => {
    const told = (): string[] => htmlChanges(placePage(html), chanceOf(1)).map((change) => change.told);
    expect(told()).toEqual(told());
  });
});

describe("a sample", () => {
  it("keeps the order and takes as many as asked", () => {
    const items = Array.from({ length: 50 }, (_, at) => at);
    expect(sampleOf(items, 0, chanceOf(1))).toEqual(items);
    const taken = sampleOf(items, 7, chanceOf(1));
    expect(taken).toHaveLength(7);
    expect([...taken].toSorted((a, b) => a - b)).toEqual(taken);
  });
});
