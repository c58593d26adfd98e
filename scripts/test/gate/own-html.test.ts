/** The narrow reader of pages gives parse5's tree, node by node, or none. */
import fc from "fast-check";
import { parse, parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import { attribute, childrenOf, isElement, isText, type Node } from "../../tieout/gate/html-tree.ts";
import { parseOwnPage, parseOwnSvg } from "../../tieout/gate/own-html.ts";

const SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>A &amp; B</title><g fill=\"none\">"
  + "<path d=\"M0,0\"/><text text-anchor=\"end\" data-ref=\"fact:a\">7<tspan x=\"1\">b</tspan></text></g></svg>\n";

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>R&amp;D &lt;1&gt;</title>
<style>a::after { content: "&amp;<b>" }</style>
<script type="application/json">{"a":"<b>"}</script>
</head>
<body class="x" id="y">
<nav aria-label="Site"><ul><li><a href="#a">one &quot;2&quot;</a></li><li>two</li></ul></nav>
<h1>T<small>x</small></h1>
<p>a <b>b <em>c</em></b><br>d <button type="button" popovertarget="x1"><data value="1">1</data></button></p>
<table><caption>c</caption><colgroup><col><col></colgroup>
<thead><tr><th scope="col">h</th></tr></thead>
<tbody> <tr><td>1<table><tbody><tr><td>2</td></tr></tbody></table></td></tr></tbody></table>
<dl><div><dt>t</dt><dd>d<dl><dt>u</dt></dl></dd></div></dl>
<form action="x"><fieldset><legend>l</legend><label>f <input name="q" disabled></label></fieldset></form>
<iframe src="charts/a/index.html" loading="lazy"></iframe>
<details><summary>s</summary>${SVG}</details>
</body>
</html>
`;

function plain(node: Node): unknown {
  if (isText(node)) return node.value;
  const children = childrenOf(node).filter(({ nodeName }) => nodeName !== "#documentType").map(plain);
  if (!isElement(node)) return [node.nodeName, children];
  return [node.tagName, node.namespaceURI, node.attrs.map(({ name, value }) => [name, value]), children];
}

const OPTIONS = { scriptingEnabled: false };
const READERS = [
  { text: PAGE, own: parseOwnPage, theirs: (text: string): Node => parse(text, OPTIONS) },
  { text: SVG, own: parseOwnSvg, theirs: (text: string): Node => parseFragment(text, OPTIONS) },
];

const BITS = [
  "7", " ", "\n", "<", ">", "\"", "&", "&amp;", "&nbsp", "&#55;", "<!-- 7 -->", "<b>", "</b>", "<p>", "</p>", "<div>", "</div>", "<a>",
  "</a>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<col>", "<li>", "</li>", "<dt>", "<dd>", "</dl>", "<h2>", "</h2>",
  "<button>", "</button>", "<form>", "</form>", "</br>", "<br/>", "<span/>", "<svg>", "</svg>", "<g/>", "<title>", "<desc>", "<head>",
  "</head>", "<body class=\"z\">", "</body>", "</html>", "<html id=\"z\">", "<style>", "</style>", "<script>", "<template>", "<select>",
  "<image>", "<math>", "<clippath>", " viewbox=\"0\"", " viewBox=\"0\"", " X=\"1\"", " id=\"a\"", " d=\"a\" d=\"b\"", "<pre>\n", "\u0000", "\r\n",
];

/** Some bits put in where a tag begins or ends, or in place of what stands there. */
const changes = fc.array(
  fc.record({ at: fc.nat(), length: fc.constantFrom(0, 0, 1, 4, 20), bit: fc.constantFrom("", ...BITS) }),
  { minLength: 1, maxLength: 3 },
);

function changed(text: string, list: readonly { at: number; length: number; bit: string }[]): string {
  return list.reduce((now, { at, length, bit }) => {
    const edges = [...now.matchAll(/<|(?<=>)/g)].map(({ index }) => index);
    const start = edges[at % edges.length] ?? 0;
    return now.slice(0, start) + bit + now.slice(start + length);
  }, text);
}

describe.each(READERS)("a text of our grammar: $own.name", ({ text, own, theirs }) => {
  it("has the tree that parse5 gives", () => {
    const tree = own(text);
    expect(tree === undefined ? undefined : plain(tree)).toEqual(plain(theirs(text)));
  });

  it("that was changed anywhere has parse5's tree, or none", () => {
    fc.assert(fc.property(changes, (list) => {
      const page = changed(text, list);
      const tree = own(page);
      if (tree !== undefined) expect(plain(tree)).toEqual(plain(theirs(page)));
    }), { numRuns: 1500 });
  });
});

describe("a page beyond the grammar", () => {
  it.each([
    ["a comment", "<p>", "<!-- 7 --><p>"], ["text in a table", "<tbody> ", "<tbody>7"], ["a paragraph in a paragraph", "<b>b", "<p>b"],
    ["a row without its body", "<tbody> <tr>", "<tr>"], ["a link in a link", "one", "<a>1</a>"], ["an unknown element", "<br>", "<x-y></x-y>"],
    ["an attribute twice", "id=\"y\"", "id=\"y\" id=\"z\""], ["an entity of HTML's long list", "&quot;2", "&frac12;"],
    ["a script that may hide its end", "{\"a\"", "<!--{\"a\""], ["a second head", "<body class", "<head></head><body class"],
    ["text behind the page", "</html>\n", "</html>7"], ["a template", "two", "<template>2</template>"],
  ])("is left to parse5: %s", (_what, from, to) => {
    expect(PAGE).toContain(from);
    expect(parseOwnPage(PAGE.replace(from, to))).toBeUndefined();
  });

  it("loses no capital of an attribute", () => {
    const tree = parseOwnSvg(SVG);
    const [svg] = tree === undefined ? [] : childrenOf(tree).filter(isElement);
    expect(svg && attribute(svg, "viewBox")).toBe("0 0 9 9");
  });
});
