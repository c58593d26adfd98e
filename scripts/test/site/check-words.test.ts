import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatFinding } from "../../lib/finding.ts";
import { checkWords, misnamedWords } from "../../site/check-words.ts";

async function told(files: Record<string, string>): Promise<string[]> {
  const content = await mkdtemp(join(tmpdir(), "tieout-check-words-"));
  await mkdir(join(content, "filings"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(content, "filings", name), text);
  const ids = ["exco-2025-q4"];
  return [...checkWords(content, ids), ...misnamedWords(content, ids)].map((finding) =>
    (formatFinding(finding).split("\n").slice(0, 2).join(" ").replace(`${content}/filings/`, "")));
}

describe("words", () => {
  it("with shortcodes for every figure are right", async () => {
    expect(await told({ "exco-2025-q4.md": "---\nfiling: exco-2025-q4\n---\nSold {% fact \"us-gaap:Revenues\", \"q4-2025\" %}.\n" }))
      .toEqual([]);
  });

  it("with a numeral typed by hand are told where", async () => {
    expect(await told({ "exco-2025-q4.md": "---\nfiling: exco-2025-q4\n---\nAbout 23 million.\nIt has three plants.\n" })).toEqual([
      "exco-2025-q4.md:4:7: numeral-by-hand   found     \"23 million\" is typed by hand",
      "exco-2025-q4.md:5:8: numeral-by-hand   found     \"three\" is typed by hand",
    ]);
  });

  it.each(["filing: exco-2025-q3", "filling: exco-2025-q4", "permalink: ../../x.html"])("with front matter %j are refused", async (line) => {
    expect(await told({ "exco-2025-q4.md": `---\n${line}\n---\nWords.\n` }))
      .toEqual([`exco-2025-q4.md:2:1: front-matter   found     ${line}`]);
  });

  it("of no filing are told, with the id that was meant", async () => {
    expect(await told({ "exco-2025-q44.md": "Words.\n" }))
      .toEqual(["exco-2025-q44.md: words-of-no-filing   found     there is no filing exco-2025-q44, and exco-2025-q4 has no words"]);
    expect(await told({ "other-2011-q1.md": "Words of another build.\n" })).toEqual([]);
  });
});
