/**
 * Real filings, where the folder of samples stands beside the project: all are read, nothing is lost, and few
 * break.
 */
import { describe, expect, it } from "vitest";
import { isError } from "../../../lib/finding.ts";
import { JsonSource } from "../../../store/json-source.ts";
import { inspectValue } from "../../../store/inspect-text.ts";
import { filingText } from "../../../store/write-filing.ts";
import { buildReport } from "../../../report/build-report.ts";
import { examineFiling } from "../../../tieout/examine.ts";
import type { Ownership } from "../../../model/ownership.ts";
import { filingOf, marksOf, read, sample, sampleNames, treeAgain, treeOf } from "./round-trip.ts";

const TODAY = "2026-11-21";

const tiesOf = (filing: Ownership) => examineFiling(filing, TODAY).ties;

/** Accession, as file names have it, → ties that break. */
const BREAK: Readonly<Record<string, readonly string[]>> = {
  // A sale of 5,494 shares that is marked as an acquisition.
  "0001209191-13-014365": ["holdings.nonDerivative.4"],
  // Transfers two months apart; between them 31,026 shares more went the same way.
  "0001062993-21-007940": ["holdings.nonDerivative.2", "holdings.nonDerivative.4"],
};

const accessionOf = (name: string): string => /\d{10}-\d{2}-\d{6}/.exec(name)?.[0] ?? "";

describe.skipIf(sampleNames.length === 0)("real filings", () => {
  describe.each(sampleNames)("%s", (name) => {
    const bytes = sample(name);
    const filing = filingOf(bytes, name);

    it("comes back as it was", () => {
      expect(treeAgain(filing)).toEqual(treeOf(bytes));
    });

    it("has every value and footnote in a field, and in asFiled only empty elements, spellings of booleans and order", () => {
      const marks = JSON.stringify(filing).match(/"footnoteId":\[[^\]]*\]/g)?.flatMap((list) => list.match(/F\d+/g) ?? []) ?? [];
      expect(marks.toSorted()).toEqual(marksOf(bytes).toSorted());
      const texts = (filing.asFiled ?? []).flatMap(({ text }) => (text === undefined ? [] : [text]));
      expect(texts.filter((text) => text !== "true" && text !== "false")).toEqual([]);
    });

    it("passes the store's checks, and builds", () => {
      const text = filingText(filing, name);
      expect(inspectValue(JSON.parse(text), new JsonSource(text), filing.id).faults.filter(isError)).toEqual([]);
      expect(buildReport(examineFiling(filing, TODAY), "0.0.0").id).toBe(filing.id);
    });

    it("ties, but for what is known to be wrong in it", () => {
      const broken = tiesOf(filing).filter(({ grade }) => grade === "untied").map(({ id }) => id);
      expect(broken).toEqual(BREAK[accessionOf(name)] ?? []);
    });
  });

  it("are found without fault, but for the sale that is marked as an acquisition", () => {
    const codes = sampleNames.flatMap((name) => read(sample(name), name).findings.map(({ code }) => code));
    expect(codes).toEqual(["code-against-direction"]);
  });

  it("have ids of their own", () => {
    expect(new Set(sampleNames.map((name) => filingOf(sample(name), name).id)).size).toBe(sampleNames.length);
  });

  it("are read in a few milliseconds each (printed, not tested)", () => {
    const all = sampleNames.map((name) => ({ name, bytes: sample(name) }));
    const times = [1, 2, 3].map(() => all.map(({ name, bytes }) => {
      const started = performance.now();
      read(bytes, name);
      return performance.now() - started;
    }));
    const warm = (times.at(-1) ?? []).toSorted((a, b) => a - b);
    const [median, most] = [warm[Math.floor(warm.length / 2)] ?? 0, warm.at(-1) ?? 0];
    process.stdout.write(`ownership intake: median ${median.toFixed(1)} ms, slowest ${most.toFixed(1)} ms of ${warm.length}\n`);
  });
});
