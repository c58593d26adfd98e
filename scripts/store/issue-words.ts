/** Words for what a schema expects and for what a file has, where the schema brings no message of its own. */
import type { z } from "zod";
import { listWords } from "./fault.ts";

const TYPES: Readonly<Record<string, string>> = {
  string: "a text", int: "a whole number, without quotes", number: "a whole number, without quotes",
  boolean: "true or false", array: "a list: [ … ]", object: "an object: { … }", record: "an object: { … }",
};

export function wordsForIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type": return TYPES[issue.expected] ?? issue.expected;
    case "invalid_value":
      return issue.values.length === 1 ? JSON.stringify(issue.values[0]) : listWords(issue.values.map(String), 12);
    case "too_small": return size(issue, "at least", issue.minimum);
    case "too_big": return size(issue, "at most", issue.maximum);
    case "invalid_format": return issue.format === "url" ? "a web address, such as \"https://www.sec.gov/…\""
      : `a text of the form ${issue.pattern ?? issue.format}`;
    default: return issue.message;
  }
}

function size(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, bound: string, limit: number | bigint): string {
  const amount = issue.exact === true ? `exactly ${limit}` : `${bound} ${limit}`;
  if (issue.origin === "array") return `a list of ${amount} ${limit === 1 ? "entry" : "entries"}`;
  return issue.origin === "string" ? `a text of ${amount} characters` : `a number of ${amount}`;
}

/** `lexeme` is the value as written: 23382.10 loses its zero when parsed. */
export function wordsForValue(value: unknown, lexeme: string | undefined): string {
  if (value === null) return "null";
  if (typeof value === "number") return `the number ${lexeme ?? value}`;
  if (typeof value === "string") return value === "" ? "an empty text" : `the text ${JSON.stringify(value)}`;
  if (typeof value === "boolean") return String(value);
  if (!Array.isArray(value)) return "an object";
  return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
}
