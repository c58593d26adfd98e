/** Documents that are no releases, or are broken: a clear finding in bounded time, never an exception. */
import { describe, expect, it } from "vitest";
import { MAX_BYTES, readDocument } from "../../../intake/release/document/read-document.ts";
import { MAX_CELLS_OF_ROW, MAX_COLUMNS, MAX_ROWS } from "../../../intake/release/table/table-limits.ts";
import { intakeRelease } from "../../../intake/release/intake-release.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const codes = (input: Uint8Array): string[] => intakeRelease(input, "input").findings.map(({ code }) => code);

const TABLE = "<table><tr><td></td><td>2012</td><td>2011</td></tr><tr><td>Revenues</td><td>1,200</td><td>1,100</td></tr></table>";

describe("bad input", () => {
  it("empty", () => {
    expect(codes(new Uint8Array())).toEqual(["release-empty"]);
    expect(codes(bytes("  \n "))).toEqual(["release-empty"]);
  });

  it("binary", () => {
    expect(codes(Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0, 0, 1))).toEqual(["release-binary"]);
  });

  it("too large", () => {
    expect(codes(new Uint8Array(MAX_BYTES + 1).fill(0x20))).toEqual(["release-too-large"]);
  });

  it("a million nested elements", () => {
    expect(codes(bytes(`<html><body>${"<div>".repeat(1_000_000)}`))).toEqual(["release-too-deep"]);
  });

  it("a long table", () => {
    const rows = "<tr><td>Item</td><td>1,234</td><td>5,678</td></tr>".repeat(4000);
    expect(() => codes(bytes(`<table><tr><td></td><td>June 30, 2012</td><td>June 30, 2011</td></tr>${rows}</table>`))).not.toThrow();
  });

  it.each([
    ["a PDF", [..."%PDF-1.4\n"].map((character) => character.charCodeAt(0))], ["a ZIP archive", [0x50, 0x4b, 3, 4, 20]],
    ["a PNG picture", [0x89, 0x50, 0x4e, 0x47, 13, 10]], ["a JPEG picture", [0xff, 0xd8, 0xff, 0xe0]],
  ])("%s is named", (name, head) => {
    const { findings } = intakeRelease(Uint8Array.from([...head, 0x20, 0x20]), "input");
    expect(findings[0]).toMatchObject({ code: "release-binary", what: expect.stringContaining(name) as string });
  });

  it("a PDF in EDGAR's wrapper", () => {
    expect(codes(bytes("<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n<PDF>\nbegin 644 a.pdf\n</TEXT>\n</DOCUMENT>"))).toEqual(["release-binary"]);
  });

  it.each([
    ["cells in a row", `<table><tr><td>Revenues</td>${"<td>1,234</td>".repeat(MAX_CELLS_OF_ROW)}</tr></table>`],
    ["columns of figures", `<table><tr><td>Revenues</td>${"<td>1,234</td>".repeat(MAX_COLUMNS + 1)}</tr></table>`],
    ["rows", `<table>${"<tr><td>Item</td><td>1,234</td></tr>".repeat(MAX_ROWS + 1)}</table>`],
    ["cells in a row", `<table><tr>${"<td rowspan=99999999 colspan=99999999>1,2</td>".repeat(1000)}</tr></table>`],
  ])("a table of too many %s is set aside with its place", (what, table) => {
    const { findings } = intakeRelease(bytes(`<html>\n${table}`), "input");
    expect(findings[0]).toMatchObject({ code: "release-without-financial-tables", place: { line: 2 } });
    expect(findings[0]?.what).toContain(what);
  });

  it("tables deep in one another", () => {
    const depth = 250;
    const nested = `${"<table><tr><td>".repeat(depth)}${TABLE}${"</td></tr></table>".repeat(depth)}`;
    expect(readDocument(bytes(nested))).toMatchObject({ blocks: [{ kind: "grid" }] });
  });

  it("a line of a million figures", () => {
    expect(codes(bytes("1,234 ".repeat(1_000_000)))).toEqual(["release-without-financial-tables"]);
  });

  it("a style of a million characters", () => {
    expect(codes(bytes(`<p style="${" ;".repeat(1_000_000)}">Net sales</p>`))).toEqual(["release-without-financial-tables"]);
  });

  it("entities that stand for entities stay text", () => {
    expect(codes(bytes("<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><html><body>&c;</body></html>")))
      .toEqual(["release-without-financial-tables"]);
  });

  it("truncated in the middle of a table", () => {
    expect(() => codes(bytes(`<html><body>${TABLE.slice(0, 60)}`))).not.toThrow();
  });

  it("prose alone", () => {
    expect(codes(bytes("Acme Inc. will report its results on May 5, 2016.\n\nNothing else."))).toEqual(["release-without-financial-tables"]);
  });
});

describe("encodings", () => {
  it("windows-1252 said to be UTF-8", () => {
    const latin = Uint8Array.from([...bytes("<html><body><p>Net loss "), 0x96, ...bytes(" per share</p></body></html>")]);
    const document = readDocument(latin);
    expect(document).toMatchObject({ encoding: "windows-1252", blocks: [{ text: "Net loss \u2013 per share" }] });
  });

  it("places are lines and columns of the file", () => {
    expect(readDocument(bytes("<html>\n<body>\n  <p>Hello</p></body></html>"))).toMatchObject({ blocks: [{ place: { line: 3, column: 6 } }] });
  });

  it("EDGAR's wrapper is opened", () => {
    const text = "<SEC-DOCUMENT>\n<DOCUMENT>\n<TYPE>8-K\n<TEXT>\nCover\n</TEXT>\n</DOCUMENT>\n<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\nThe release\n</TEXT>\n</DOCUMENT>";
    expect(readDocument(bytes(text))).toMatchObject({ exhibit: "EX-99.1", blocks: [{ text: "The release", place: { line: 11, column: 1 } }] });
  });
});
