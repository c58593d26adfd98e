/** Documents that are no releases, or are broken: a clear finding in bounded time, never an exception. */
import { describe, expect, it } from "vitest";
import { MAX_BYTES, readDocument } from "../../../intake/release/document/read-document.ts";
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
    const started = performance.now();
    expect(codes(bytes(`<html><body>${"<div>".repeat(1_000_000)}`))).toEqual(["release-too-deep"]);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("a long table", () => {
    const started = performance.now();
    const rows = "<tr><td>Item</td><td>1,234</td><td>5,678</td></tr>".repeat(4000);
    expect(() => codes(bytes(`<table><tr><td></td><td>June 30, 2012</td><td>June 30, 2011</td></tr>${rows}</table>`))).not.toThrow();
    expect(performance.now() - started).toBeLessThan(20_000);
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
