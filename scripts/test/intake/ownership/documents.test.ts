/** The law of intake: any document that the SEC's schemas allow is read, without a word, and comes back as it was. */
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { isError } from "../../../lib/finding.ts";
import { kindOfBytes } from "../../../intake/recognise.ts";
import { JsonSource } from "../../../store/json-source.ts";
import { inspectValue } from "../../../store/inspect-text.ts";
import { filingText } from "../../../store/write-filing.ts";
import { DOCUMENT } from "./document.ts";
import { filingOf, formTreeOf, read, treeAgain } from "./round-trip.ts";

const UNUSUAL = new Set(["code-against-direction", "date-after-filing", "original-before-event", "unknown-footnote",
  "not-of-the-form"]);

describe("any document that the schemas allow", () => {
  it("is read, is known in all its parts, and comes back as it was", () => {
    fc.assert(fc.property(DOCUMENT, (bytes) => {
      const { findings } = read(bytes);
      expect(findings.filter(({ code }) => !UNUSUAL.has(code))).toEqual([]);
      expect(findings.filter(isError)).toEqual([]);
      expect(treeAgain(filingOf(bytes))).toEqual(formTreeOf(bytes));
    }), { numRuns: 150 });
  });

  it("is known for what it is, and is written as a file that the store reads", () => {
    fc.assert(fc.property(DOCUMENT, (bytes) => {
      expect(["ownership", "submission"]).toContain(kindOfBytes(bytes));
      const filing = filingOf(bytes);
      const text = filingText(filing, "a form");
      expect(inspectValue(JSON.parse(text), new JsonSource(text), filing.id).faults.filter(isError)).toEqual([]);
    }), { numRuns: 50 });
  });
});
