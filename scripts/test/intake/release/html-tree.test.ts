/** The tree of a release is the one that the HTML standard gives, tag soup and places included. */
import fc from "fast-check";
import { parse, type DefaultTreeAdapterMap } from "parse5";
import { describe, expect, it } from "vitest";
import { parseHtml } from "../../../intake/release/document/html-tree.ts";

type Node = DefaultTreeAdapterMap["childNode"];

/** A node per line: what it is, and where; no comments. parse5 places a reference behind white space at its end. */
function outline(node: Node | undefined, depth = 0): string[] {
  if (node === undefined || node.nodeName === "#comment") return [];
  const location = node.sourceCodeLocation;
  const place = location ? `${location.startLine}:${location.startCol}` : "implied";
  if ("value" in node) return [`${" ".repeat(depth)}${JSON.stringify(node.value)} ${place}`];
  if (!("tagName" in node)) return [];
  const attributes = node.attrs.map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).join("");
  return [`${" ".repeat(depth)}<${node.tagName}${attributes}> ${place}`,
    ...node.childNodes.flatMap((child) => outline(child, depth + 1))];
}

const ours = (text: string): string[] => outline(parseHtml(text));
const standard = (text: string): string[] =>
  outline(parse(text, { sourceCodeLocationInfo: true }).childNodes.find((node) => node.nodeName === "html"));

const SITUATIONS: readonly (readonly [name: string, text: string])[] = [
  ["nothing", ""],
  ["words alone", "Net sales\nrose"],
  ["paragraphs and cells that nobody closes", "<table>\n<tr><td>a<td>b<p>c<p>d\n<tr><th>e</table>f"],
  ["rows without a table body, cells without a row", "<table><td>1<td>2<tr><td>3</table>"],
  ["words between rows move before the table", "<table>\n <tr><td>1</td></tr>lost <b>words</b><tr><td>2</td></tr></table>"],
  ["bold that runs over paragraphs", "<p><b>one<p>two</b> three<p>four"],
  ["fonts that cross one another", "<font color=red><b>one</font> two</b> three"],
  ["a table in a paragraph", "<p>a<table><tr><td>1</table>b"],
  ["the same under a doctype", "<!DOCTYPE html>\n<p>a<table><tr><td>1</table>b"],
  ["an old doctype", "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2//EN\">\n<p>a<table><tr><td>1</table>b"],
  ["attributes of all forms", "<TD Align=right nowrap COLSPAN='2' style=\"a:b\" width=50%/ x = y x=z =odd>1<br/><hr />"],
  ["references", "&nbsp;1&#146;2&amp3&nosuch;4&lt;&#x2212;5 & 6 &copy7 <a href=\"?a=1&amp;b=2\" title='&quot;'>x</a>"],
  ["brackets that open no tag", "a < b <3 <= c </> </ d> <? e > <!f> g <"],
  ["comments of all forms", "a<!-- <p> -->b<!-->c<!--->d<!-- e --!>f<!-- g"],
  ["text that is no markup", "<title>a <b> &amp;</title><style>p > b { c }</style><script>if (a < b) \"</p>\"</script>x<textarea>\n<p></textarea>y"],
  ["preformatted", "<pre>\n\n  1,234   5,678\n</pre>"],
  ["a tag that the file breaks off in", "<p>a</p><td class=\"b"],
  ["lists", "<ul><li>a<li>b<ul><li>c</ul></ul><dl><dt>d<dd>e</dl>"],
];

describe("the tree of a release", () => {
  it.each(SITUATIONS)("%s", (_, text) => {
    expect(ours(text)).toEqual(standard(text));
  });

  it("of any soup", () => {
    const piece = fc.constantFrom(
      "<table>", "</table>", "<tr>", "</tr>", "<td>", "<td colspan=2>", "</td>", "<tbody>", "<caption>", "<p>", "</p>", "<div>", "</div>",
      "<b>", "</b>", "<font color=\"#ffffff\">", "</font>", "<i>", "</i>", "<a name=x>", "</a>", "<br>", "<li>", "</ul>", "<ul>", "<h1>", "</h1>",
      "<pre>", "</pre>", "<sup>", "</sup>", "<body>", "<html>", "<head>", "<title>", "</title>", "<select>", "<form>", "<hr>",
      " ", "\n", "x", "1,234", "x&nbsp;", "y&amp", "<", "<!-- c -->", "<!doctype html>", "<p style='a:b' / title=c",
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      expect(ours(text)).toEqual(standard(text));
    }), { numRuns: 1500 });
  });
});
