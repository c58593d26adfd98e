/** Whatever a text holds, GitHub reads it as code. */
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { codeBlock, codeSpan } from "../../lib/markdown-code.ts";

const markdown = new MarkdownIt();
const nasty = fc.array(fc.constantFrom("`", "``", "```", "~~~", "|", "\\", "@name", "<b>", "[a](b)", "\n", " ", "x"), { maxLength: 20 })
  .map((parts) => parts.join(""));

describe("code in Markdown", () => {
  it("holds a block as it is", () => {
    fc.assert(fc.property(nasty, (text) => {
      const [token, ...others] = markdown.parse(codeBlock(text), {});
      expect([token?.type, token?.content, others]).toEqual(["fence", `${text}\n`, []]);
    }));
  });

  it("holds a span in a cell as it is, but for white space", () => {
    fc.assert(fc.property(nasty.filter((text) => text.trim() !== "" && !text.includes("\\")), (text) => {
      const html = markdown.render(`| head |\n|---|\n| ${codeSpan(text)} |\n`);
      const cell = /<td><code>([\s\S]*)<\/code><\/td>/.exec(html)?.[1];
      const read = cell?.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", "\"").replaceAll("&amp;", "&");
      expect(read?.trim()).toBe(text.replace(/\s+/g, " ").trim());
    }));
  });
});
