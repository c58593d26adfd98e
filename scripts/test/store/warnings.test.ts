/** What a filer got wrong is told and does not keep the form from being read; what a writer got wrong does. */
import { describe, expect, it } from "vitest";
import { isError } from "../../lib/finding.ts";
import { JsonSource } from "../../store/json-source.ts";
import { inspectValue } from "../../store/inspect-text.ts";
import type { Fault } from "../../store/fault.ts";
import { examineFiling } from "../../tieout/examine.ts";
import { buildReport } from "../../report/build-report.ts";
import { form4View } from "../../report/view/form4.ts";
import { oddities } from "../../report/view/oddities.ts";
import type { OwnershipReport } from "../../model/report.ts";
import { fixture, filingOf } from "../intake/ownership/round-trip.ts";

const XML = fixture("every-field.xml").toString();

function inspect(value: object): { faults: readonly Fault[]; isRead: boolean } {
  const text = JSON.stringify(value);
  const { id } = value as { id?: string };
  const { filing, faults } = inspectValue(JSON.parse(text), new JsonSource(text), String(id));
  return { faults, isRead: filing !== undefined };
}

const odd = {
  "unknown-footnote": XML.replace(/<footnoteId id="F\d+"\/>/, "<footnoteId id=\"F99\"/>"),
  "duplicate-id": XML.replace(/(<footnote id="F1">[^<]*<\/footnote>)/, "$1<footnote id=\"F1\">again</footnote>"),
  "original-before-event": XML.replace("</periodOfReport>",
    "</periodOfReport><dateOfOriginalSubmission>2001-01-01</dateOfOriginalSubmission>"),
  "date-after-filing": XML.replace(/<transactionDate>\s*<value>[^<]*/, "<transactionDate><value>2031-01-01"),
};

describe.each(Object.entries(odd))("%s", (code, xml) => {
  const filing = filingOf(Buffer.from(xml));

  it("is a warning in a form that was read from XML, which can be published", () => {
    const { faults, isRead } = inspect(filing);
    expect([faults.filter(isError), isRead]).toEqual([[], true]);
    expect(faults.map((fault) => fault.code)).toContain(code);
    const report = buildReport(examineFiling(filing, "2026-11-21"), "0.0.0", [code]) as OwnershipReport;
    const notes = form4View(report).notes.map(({ id }) => id);
    expect(new Set(notes).size).toBe(notes.length);
  });

  it("is an error in a form that was written by hand", () => {
    const { asFiled, ...written } = filing;
    expect(asFiled).toBeDefined();
    expect(inspect(written).isRead).toBe(false);
  });

  it("has words on the evidence page", () => {
    expect(oddities([code])).not.toEqual(oddities(["another"]));
  });
});
