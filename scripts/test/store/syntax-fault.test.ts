/** Mistakes of people who edit JSON by hand, and what they are told: line:column, what, mend. */
import { expect, test } from "vitest";
import { syntaxFault } from "../../store/syntax-fault.ts";

const CASES: readonly (readonly [string, string])[] = [
  ["", "1:1 an empty file: fill in the filing, or delete the file"],
  ["{\"a\": 1,}", "1:8 a comma before \"}\": remove the comma"],
  ["[1,\n2,\n]", "2:2 a comma before \"]\": remove the comma"],
  ["{\"a\": 1 \"b\": 2}", "1:8 no comma before \"b\": put a comma here"],
  ["[\"1\" \"2\"]", "1:5 no comma before \"2\": put a comma here"],
  ["[{\"a\": 1} {\"b\": 2}]", "1:10 no comma before \"{\": put a comma here"],
  ["{'a': 1}", "1:2 the quotation mark ': write straight double quotes: \"…\""],
  ["{\"a\": “x”}", "1:7 the quotation mark “: write straight double quotes: \"…\""],
  ["{a: 1}", "1:2 the word a without quotes: write \"a\", in quotes"],
  ["{\"a\": yes}", "1:7 the word yes without quotes: write \"yes\", in quotes"],
  ["{\"a\": True}", "1:7 the word True without quotes: write true"],
  ["[NaN]", "1:2 the word NaN without quotes: write null"],
  ["{\"a\": 01}", "1:7 01, which is not a JSON value: write \"1\", in quotes"],
  ["[.06, 1]", "1:2 .06, which is not a JSON value: write \"0.06\", in quotes"],
  ["[$1,400, 2]", "1:2 $1,400, which is not a JSON value: write \"1400\", in quotes"],
  ["[(38)]", "1:2 (38), which is not a JSON value: write \"-38\", in quotes"],
  ["{\"a\": 23,382}", "1:7 a grouped number, 23,382: write \"23382\", in quotes"],
  ["// x\n{}", "1:1 a comment: remove it: JSON has no comments"],
  ["{\"a\":\"x\ty\"}", "1:8 a tab inside a text: write \\t, or a space"],
  ["{\"a\": \"x,\n\"b\": 1}",
    "1:10 a line break inside a text: close the text with a double quote; a line break in it is written \\n"],
  ["{\"a\": \"x\\y\"}", "1:9 \"\\y\" inside a text: write \\\\ for a backslash"],
  ["{\"a\" 5}", "1:6 \"5\" after the name of a field: put a colon between the two"],
  ["{\"a\": }", "1:7 \"}\" where a value is expected: write the value; null for a printed dash"],
  ["{\"a\": [1}", "1:9 \"}\" where \"[\" is open: write \"]\""],
  ["{\"a\": 1}}", "1:9 \"}\" behind the end of the filing: remove what follows the closing bracket"],
  ["{\"a\": [{\"b\": 1}\n", "2:1 the end of the file while the \"[\" of 1:7 is open: add ]}"],
  ["{\"a\": \"x", "1:9 the end of the file inside the text that begins at 1:7: close it with a double quote"],
  ["<<<<<<< HEAD\n{}", "1:1 a merge conflict that is not resolved: keep one of the two versions and delete the marks"],
];

test.each(CASES)("%j", (text, said) => {
  const { line, column, what, mend } = syntaxFault(text, refusalOf(text));
  expect(`${line}:${column} ${what}: ${mend}`).toBe(said);
});

function refusalOf(text: string): Error {
  try {
    JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return error;
  }
  throw new Error("this is valid JSON");
}
