/** JSON with its numbers kept as text, bounded, and with errors that name their place. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonNumber, isJsonObject, parseJsonBytes, parseJsonText, type JsonValue } from "../../../intake/xbrl/json-text.ts";
import { plainNumber } from "../../../intake/xbrl/plain-number.ts";
import { FindingsError, type Finding } from "../../../lib/finding.ts";
import { Decimal, toText } from "../../../model/decimal.ts";

const read = (text: string): JsonValue => parseJsonText(text, "facts.json");

function refusal(work: () => unknown): Finding | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof FindingsError) return error.findings[0];
    throw error;
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** As JSON.parse would have it, for comparison. */
function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return JSON.parse(value.text);
  if (Array.isArray(value)) return value.map(plain);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, plain(inside)]));
}

describe("a JSON text", () => {
  it("keeps every digit of a number", () => {
    const lexemes = ["12345678901234567890.10", "0.048", "-0", "1.5E-4", "1e400", "0.10"];
    const list = read(`[${lexemes.join(", ")}]`) as JsonNumber[];
    expect(list.map(({ text }) => text)).toEqual(lexemes);
  });

  it("never lets a number slip into JSON.stringify as a float", () => {
    expect(() => JSON.stringify(read("[0.10]"))).toThrow("0.10");
  });

  it("is read as JSON.parse reads it, but for the numbers", () => {
    const texts = fc.oneof(fc.json({ maxDepth: 6 }), fc.jsonValue().map((value) => JSON.stringify(value, null, 2)));
    fc.assert(fc.property(texts, (text) => { expect(plain(read(text))).toEqual(JSON.parse(text)); }));
  });

  it("is refused where JSON.parse refuses it", () => {
    const pieces = fc.constantFrom("", "\"", "{", "]", ",", "\\", "x", ":", "0");
    const spoilt = fc.tuple(fc.json(), fc.nat(), pieces).map(([text, at, piece]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + piece + text.slice(place + 1);
    });
    fc.assert(fc.property(spoilt, (text) => isJson(text) || refusal(() => read(text)) !== undefined));
  });

  it("holds a field __proto__ as a field", () => {
    const object = read("{\"__proto__\":{\"x\":1}}");
    expect(Object.keys(object as object)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
});

describe("what is no JSON", () => {
  it.each([
    ["{\"a\": 1,\n \"a\": 2}", "2:2", "a second field \"a\""], ["{\"a\": 01}", "1:8", "instead of"], ["[1,]", "1:4", "no JSON value"],
    ["[\"abc", "1:2", "without its closing quote"], ["{\"a\": [1, 2", "1:12", "the end of the text"], ["", "1:1", "the end of the text"],
    ["<!DOCTYPE html>", "1:1", "markup, not JSON"], ["{} {}", "1:4", "text after the end"], ["[\"\\x\"]", "1:2", "wrong escape"],
    ["[NaN]", "1:2", "no JSON value"], ["{a: 1}", "1:2", "the name of a field in quotes"], ["[\"a\nb\"]", "1:2", "control character"],
  ])("%j", (text, place, what) => {
    const finding = refusal(() => read(text));
    expect(finding?.code).toBe("not-json");
    expect(`${finding?.place.line}:${finding?.place.column}`).toBe(place);
    expect(finding?.what).toContain(what);
  });

  it("is refused when it is nested a million deep, at once", () => {
    expect(refusal(() => read("[".repeat(1_000_000)))?.what).toContain("deeper than 64 levels");
    expect(refusal(() => read("{\"a\":".repeat(1_000_000)))?.what).toContain("deeper than 64 levels");
  });

  it("is refused before it is read when it is too large", () => {
    const finding = refusal(() => parseJsonBytes(new Uint8Array(100 * 1024 * 1024), "facts.json"));
    expect(finding).toMatchObject({ code: "json-too-large", expected: "at most 67108864 bytes" });
  });

  it("is refused when it is not UTF-8, with the byte", () => {
    const finding = refusal(() => parseJsonBytes(Buffer.from("{\"name\": \"Caf\xe9\"}", "latin1"), "facts.json"));
    expect(finding).toMatchObject({ code: "not-utf-8", place: { file: "facts.json", line: 1, column: 14 } });
  });
});

describe("a number in another spelling", () => {
  it.each([
    ["1.5E-4", "0.00015"], ["+07.50", "7.50"], [".5", "0.5"], ["5.", "5"], ["-0", "0"], ["-0.00", "0.00"], ["1E3", "1000"],
    ["1.2345e2", "123.45"], ["INF", undefined], ["NaN", undefined], ["12,345", undefined], ["", undefined], [".", undefined],
    ["1E9999", undefined],
  ])("%s is %s", (text, expected) => { expect(plainNumber(text)).toBe(expected); });

  it("has the value that exact arithmetic gives it", () => {
    const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,25})(\.\d{1,20})?([eE][+-]?\d{1,2})?$/);
    fc.assert(fc.property(digits, (text) => {
      expect(toText(new Decimal(plainNumber(text) ?? "1"))).toBe(toText(new Decimal(text).plus(0)));
    }));
  });
});
