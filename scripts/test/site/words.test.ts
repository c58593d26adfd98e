/** Words: slots, topics, and what a wrong name says. */
import { expect, test } from "vitest";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatFinding } from "../../lib/finding.ts";
import { wordsMarkdown } from "../../site/markdown.ts";
import { Sheet } from "../../site/sheet.ts";
import { wrongName } from "../../site/wrong-name.ts";

test("a topic has its words, and beside them its charts", () => {
  const sheet = new Sheet("page");
  const source = `## Growth\n\nUp by ${sheet.slot("<button>5</button>")}.\n\n${sheet.slot("<figure></figure>")}\n\n## Cash\n\nLess.`;
  expect(wordsMarkdown(() => sheet).render(source).replaceAll("\n", "")).toBe(
    "<section class=\"topic\"><div class=\"topic-words\"><h2>Growth</h2>"
    + "<p>Up by <span class=\"keep\"><button>5</button>.</span></p></div>"
    + "<div class=\"topic-charts\"><figure></figure></div></section>"
    + "<section class=\"topic\"><div class=\"topic-words\"><h2>Cash</h2><p>Less.</p></div></section>");
});

test("raw HTML in the words is text", () => {
  expect(wordsMarkdown(() => new Sheet("page")).render("a <script>b</script>")).toContain("&lt;script&gt;");
});

test("a wrong name is told with its place and the nearest right name", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tieout-words-"));
  const file = join(folder, "words.md");
  await writeFile(file, "---\n---\nIt took in {% fact \"us-gaap:Revenus\", \"q3-2012\" %}.\n");
  const finding = wrongName(file, { kind: "fact", name: "us-gaap:Revenus@q3-2012" },
    ["us-gaap:Revenues@q3-2012", "us-gaap:Assets@2012-09-30"]);
  expect(formatFinding(finding).replace(folder, "")).toBe([
    "/words.md:3:20: unknown-name-in-words",
    "  found     no fact \"us-gaap:Revenus@q3-2012\"",
    "  expected  one of this filing's, such as \"us-gaap:Revenues@q3-2012\"",
    "  to mend   write \"us-gaap:Revenues@q3-2012\"",
  ].join("\n"));
  await rm(folder, { recursive: true });
});
