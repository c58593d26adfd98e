import fc from "fast-check";
import { expect, test } from "vitest";
import { hasDuplicateKeys } from "../../store/duplicate-keys.ts";
import { JsonSource } from "../../store/json-source.ts";

test("no JSON that was made from a value has duplicate keys", () => {
  fc.assert(fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
    const text = JSON.stringify(value, null, indent);
    expect(hasDuplicateKeys(text, JSON.parse(text))).toBe(false);
  }));
});

test.each([
  ["{\"a\":1,\"a\":2}", ["/a"]],
  ["{\"a\":1,\"\\u0061\":2}", ["/a"]],
  ["{\"x\":[{\"b:\\\"\":\":\",\"b:\\\"\":{\"c\":1}}]}", ["/x/0/b:\""]],
  ["{\"__proto__\":1,\"__proto__\":2}", ["/__proto__"]],
  ["{\"a\":{\"b\":1},\"c\":{\"b\":1}}", []],
])("%s", (text, pointers) => {
  expect(hasDuplicateKeys(text, JSON.parse(text))).toBe(pointers.length > 0);
  expect(new JsonSource(text).duplicateKeys().map(({ pointer }) => pointer)).toEqual(pointers);
});
