/** The changes themselves: each is one that a reader would be misled by, and a seed repeats it. */
import { describe, expect, it } from "vitest";
import { applyEdits, numeralChanges } from "../../mutate/change.ts";
import { htmlChanges, placePage } from "../../mutate/html-changes.ts";
import { plainChanges } from "../../mutate/plain-changes.ts";
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

  it("turn and drop the sign of a step, in the drawing and in words", () => {
    const told = (page: string): string[] => htmlChanges(placePage(page), chanceOf(1)).map((change) => change.told);
    expect(told("<svg><text>+</text></svg>")).toEqual(["»+« → »−«", "»+« → »«"]);
    expect(told("<table><tr><td>adds</td></tr></table>")).toContain("»adds« → »takes away«");
    expect(plainChanges("spec.vl.json", "{\"label\": \"−\"}", chanceOf(1)).map((change) => change.told)).toEqual(["»−« → »+«", "»−« → »«"]);
  });

  it("give a figure another scale and other places, but nought no other scale where no note could tell", () => {
    const styles = (text: string): string[] => htmlChanges(placePage(text), chanceOf(1)).filter(({ kind }) => kind === "style of a figure")
      .map((change) => change.told);
    const figure = (text: string): string => `<data data-ref="a" data-as="table:3:0">${text}</data>`;
    const places = "data-as=\"table:3:0\" → \"table:3:1\"";
    expect(styles(figure("7"))).toEqual([places, "data-as=\"table:3:0\" → \"table:6:0\""]);
    expect(styles(figure("0"))).toEqual([places]);
    expect(styles(`<svg><text data-ref="a" data-as="number:3:0">0</text></svg>`)).toHaveLength(2);
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
