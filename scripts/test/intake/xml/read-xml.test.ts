/** Reading XML: what it gives, where things stand, and how every hostile or broken document ends. */
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { readXml, type XmlDocument } from "../../../intake/xml/read-xml.ts";
import { renderXml } from "../../../intake/xml/render-xml.ts";
import { childNamed, isSameTree, makeElement, type XmlElement } from "../../../intake/xml/tree.ts";

const START = { file: "a.xml", line: 1, column: 1 };
const readBytes = (bytes: Uint8Array): XmlDocument => readXml({ bytes, start: START });
const read = (text: string): XmlDocument => readBytes(Buffer.from(text));

/** "truncated 1:10", for a document that could not be read, or was read with reservations. */
const found = ({ findings }: XmlDocument): string[] =>
  findings.map(({ code, place: { line, column } }) => `${code} ${line}:${column}`);

describe("a tree", () => {
  it("has names, attributes, texts and order", () => {
    const { root } = read("<a x=\"1\" y='&lt;2'><b>t &amp; &#65;</b><c/><b> kept </b></a>");
    expect(root).toMatchObject({
      name: "a", attributes: { x: "1", y: "<2" }, text: "",
      children: [{ name: "b", text: "t & A" }, { name: "c", text: "" }, { name: "b", text: " kept " }],
    });
  });

  it("takes CDATA as text, and leaves out comments, instructions and indentation", () => {
    const { root } = read("<?xml version=\"1.0\"?>\n<!-- one --><a>\n  <b><![CDATA[<x> & y]]></b><!-- two --><?go on?>\n</a>");
    expect(root).toMatchObject({ text: "", children: [{ name: "b", text: "<x> & y" }] });
  });

  it("knows where each element begins", () => {
    const document = read("<?xml version=\"1.0\"?>\r\n<a>\r\n  <b\r\n    k='v'>x</b><c/>\r\n</a>");
    const places = [document.root, ...(document.root?.children ?? [])].map((each) => each && document.place(each));
    expect(places).toEqual([
      { ...START, line: 2 }, { ...START, line: 3, column: 3 }, { ...START, line: 4, column: 16 },
    ]);
  });

  it("counts from where the bytes begin in their file", () => {
    const document = readXml({ bytes: Buffer.from("<a>\n<b/></a>"), start: { file: "s.txt", line: 20, column: 6 } });
    const [root, inner] = [document.root, document.root?.children[0]];
    expect([root && document.place(root), inner && document.place(inner)])
      .toEqual([{ file: "s.txt", line: 20, column: 6 }, { file: "s.txt", line: 21, column: 1 }]);
  });

  it("may be named like a member of every object", () => {
    const { root } = read("<constructor __proto__='1' toString='2'/>");
    expect(Object.entries(root?.attributes ?? {})).toEqual([["__proto__", "1"], ["toString", "2"]]);
  });
});

describe("encodings", () => {
  it("all bytes of windows-1252 are read", () => {
    const { root } = readBytes(Buffer.concat([bytes("<?xml version=\"1.0\" encoding=\"cp1252\"?><a>"),
      Buffer.from([0x80, 0x85, 0x8e, 0x91, 0x92, 0x96, 0x97, 0x99, 0x9e, 0x9f, 0xa0, 0xff]), bytes("</a>")]));
    expect(root?.text).toBe("€…Ž‘’–—™žŸ\u00A0ÿ");
  });

  const bytes = (text: string): Buffer => Buffer.from(text, "latin1");

  it.each(["windows-1252", "ISO-8859-1", "iso-8859-1"])("%s is read by declaration", (encoding) => {
    const { root, findings } = readBytes(bytes(`<?xml version="1.0" encoding="${encoding}"?><a>caf\xe9 \x93q\x94</a>`));
    expect([root?.text, findings]).toEqual(["café “q”", []]);
  });

  it("UTF-8 may begin with a byte order mark", () => {
    expect(read("\uFEFF<a>é</a>").root?.text).toBe("é");
  });

  it("windows-1252 that is said to be UTF-8 is noticed, and read as what it is", () => {
    const document = readBytes(bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>caf\xe9</a>"));
    expect([document.root?.text, found(document)]).toEqual(["café", ["wrong-encoding 2:7"]]);
  });

  it("so is UTF-8 that is said to be ISO-8859-1", () => {
    const document = read("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<a>café</a>");
    expect([document.root?.text, found(document)]).toEqual(["café", ["wrong-encoding 2:7"]]);
  });

  it("a replacement character that the file itself has is none that was put in", () => {
    const document = readBytes(Buffer.concat([Buffer.from("<a>\uFFFD "), bytes("\xe9</a>")]));
    expect(found(document)).toEqual(["wrong-encoding 1:8"]);
  });

  it.each([
    ["KOI8-R", bytes("<?xml version=\"1.0\" encoding=\"KOI8-R\"?><a/>")],
  ])("%s is refused", (_, document) => {
    expect(found(readBytes(document))).toEqual(["unknown-encoding 1:1"]);
  });
});

describe("what is not XML", () => {
  it.each([
    ["nothing", "", "no-xml 1:1"],
    ["a cut text", "<a>\n<b>hel", "truncated 2:7"],
    ["a cut tag", "<a>\n<b", "truncated 2:3"],
    ["tags crossed", "<a>\n<b></a>", "not-xml 2:7"],
    ["an unknown entity", "<a>&nbsp;</a>", "not-xml 1:9"],
    ["a control character", "<a>\u0000</a>", "not-xml 1:4"],
    ["two documents", "<a/><b/>", "not-xml 1:7"],
    ["plain words", "hello", "not-xml 1:6"],
  ])("%s", (_, text, expected) => {
    const document = read(text);
    expect([document.root, found(document)]).toEqual([undefined, [expected]]);
  });
});

describe("hostile documents end soon", () => {
  const LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, at) =>
    `<!ENTITY lol${at} "${"&lol;".repeat(10)}">`).join("")}]>`;

  it.each([
    ["an entity bomb", () => `<?xml version="1.0"?>\n${LAUGHS}<a>&lol8;</a>`, "doctype 2:1"],
    ["an external entity", () => "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", "doctype 1:1"],
    ["a million nested elements", () => "<a>".repeat(1_000_000), "too-deep 1:195"],
    ["a million elements in a row", () => `<r>${"<a/>".repeat(1_000_000)}</r>`, "too-many-elements 1:800002"],
    ["a hundred thousand attributes", () => `<r ${Array.from({ length: 100_000 }, (_, at) => `a${at}=""`).join(" ")}/>`, "too-many-attributes 1:447"],
    ["a text of fifteen megabytes", () => `<r>${"a".repeat(15_000_000)}</r>`, "text-too-long 1:15000004"],
    ["an attribute of fifteen megabytes", () => `<r a='${"a".repeat(15_000_000)}'/>`, "text-too-long 1:15000007"],
    ["a name of fifteen megabytes", () => `<${"a".repeat(15_000_000)}/>`, "text-too-long 1:15000002"],
  ])("%s", (_, text, expected) => {
    const document = read(text());
    expect([document.root, found(document)]).toEqual([undefined, [expected]]);
  });

  it("a hundred megabytes are not even looked at", () => {
    expect(found(readBytes(Buffer.alloc(100_000_000, "a")))).toEqual(["too-large 1:1"]);
  });
});

const NAME = fc.stringMatching(/^[A-Za-z_][\w.-]{0,8}$/);
const TEXT = fc.string({ unit: "grapheme" }).map((text) => text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/g, ""));
const TREE = fc.letrec<{ tree: XmlElement }>((tie) => ({
  tree: fc.record({
    name: NAME, attributes: fc.dictionary(NAME, TEXT, { maxKeys: 3 }), text: TEXT,
    children: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie("tree"), { maxLength: 3 })),
  }).map(({ name, attributes, text, children }) =>
    makeElement(name, { attributes, children, text: children.length > 0 ? "" : text })),
})).tree;

describe("written and read again", () => {
  it("a tree is the same", () => {
    fc.assert(fc.property(TREE, (tree) => {
      const { root, findings } = read(renderXml(tree));
      expect(findings).toEqual([]);
      expect(root !== undefined && isSameTree(root, tree)).toBe(true);
    }), { numRuns: 300 });
  });

  it("any bytes end in a tree or in findings with a place", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, isTag) => {
      const document = readBytes(isTag ? Buffer.concat([Buffer.from("<a>"), bytes]) : bytes);
      expect(document.root !== undefined || document.findings.length > 0).toBe(true);
      expect(document.findings.every(({ place }) => (place.line ?? 0) >= 1 && (place.column ?? 0) >= 1)).toBe(true);
    }), { numRuns: 500 });
  });

  it("a child is found by its name", () => {
    expect(childNamed(makeElement("a", { children: [makeElement("b", { text: "1" }), makeElement("b")] }), "b")?.text).toBe("1");
  });
});
