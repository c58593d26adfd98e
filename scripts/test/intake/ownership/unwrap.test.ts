/** Submissions, accession numbers, encodings and files that are far too large. */
import { describe, expect, it } from "vitest";
import { unwrap } from "../../../intake/ownership/unwrap.ts";
import { filingOf, fixture, read } from "./round-trip.ts";

const SUBMISSION = fixture("submission.txt");

describe("a submission", () => {
  it("gives its document, accession and day of filing", () => {
    const { source, nonDerivativeTable } = filingOf(SUBMISSION, "x.txt");
    expect([source.accession, source.published]).toEqual(["0000123456-24-000007", "2024-05-06"]);
    expect(nonDerivativeTable.nonDerivativeTransaction).toHaveLength(1);
  });

  it("never gives the filer's CCC away", () => {
    const { filing, notes } = read(SUBMISSION, "x.txt");
    expect(JSON.stringify(filing)).not.toMatch(/ab1\$cd2e|ccc/i);
    expect(notes.withheld).toEqual(["rptOwnerCcc"]);
  });

  it("is told of by places in the submission's own lines", () => {
    const wrong = Buffer.from(SUBMISSION.toString().replace("<value>12</value>", "<value>twelve</value>"));
    const line = wrong.toString().split("\n").findIndex((each) => each.includes("twelve")) + 1;
    expect(read(wrong).findings.map(({ code, place }) => [code, place.line])).toEqual([["unreadable-value", line]]);
  });

  it("with two ownership documents gives the first, and says so", () => {
    const text = SUBMISSION.toString();
    const second = text.slice(text.lastIndexOf("<DOCUMENT>"), text.indexOf("</SEC-DOCUMENT>"));
    const { filing, findings } = read(Buffer.from(text.replace("</SEC-DOCUMENT>", `${second}</SEC-DOCUMENT>`)));
    expect([filing === undefined, findings.map(({ code }) => code)]).toEqual([false, ["several-documents"]]);
  });

  it("that is cut off inside its document says so", () => {
    expect(read(SUBMISSION.subarray(0, 2000)).findings.map(({ code }) => code)).toEqual(["truncated"]);
  });

  it("may be windows-1252 inside, whatever its header is", () => {
    const text = SUBMISSION.toString().replace("<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"windows-1252\"?>");
    const bytes = Buffer.from(text.replace("Common Stock", "Soci\xe9t\xe9"), "latin1");
    const { filing, findings } = read(bytes);
    expect([filing?.nonDerivativeTable.nonDerivativeTransaction[0]?.securityTitle.value, findings]).toEqual(["Société", []]);
  });
});

describe("a form in another dress", () => {
  const FORM = fixture("every-field.xml").toString().replace(/<\?xml[^>]*\?>\s*/, "");
  const first = (bytes: Buffer): unknown => filingOf(bytes).nonDerivativeTable.nonDerivativeTransaction[0];
  const plain = first(Buffer.from(FORM));

  it.each([
    ["UTF-16 with its mark", Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${FORM}`, "utf16le")],
    ["UTF-16 without", Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${FORM}`, "utf16le")],
    ["UTF-16 the other way round", Buffer.from(`\uFEFF${FORM}`, "utf16le").swap16()],
  ])("may be %s", (_, bytes) => {
    expect(read(bytes).findings).toEqual([]);
    expect(first(bytes)).toEqual(plain);
  });

  it("may be called UTF-16 though it is not, which is told", () => {
    const bytes = Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${FORM}`);
    expect([read(bytes).findings.map(({ code }) => code), first(bytes)]).toEqual([["wrong-encoding"], plain]);
  });

  it("may stand inside another document, of which nothing is kept", () => {
    const bytes = Buffer.from(`<edgarSubmission><filerCcc>secret$1</filerCcc>${FORM}</edgarSubmission>`);
    expect([read(bytes).findings.map(({ code }) => code), first(bytes)]).toEqual([["not-of-the-form"], plain]);
    expect(JSON.stringify(filingOf(bytes))).not.toContain("secret");
  });

  it("may have a prefix, but then on every name", () => {
    const half = "<o:ownershipDocument xmlns:o=\"urn:o\"><documentType>4</documentType></o:ownershipDocument>";
    expect(read(Buffer.from(half)).findings.map(({ code }) => code)).toEqual(["not-ownership"]);
  });
});

describe("a holding", () => {
  it("may say on which form it is reported, and is none the less a holding", () => {
    const text = fixture("holdings-only.xml").toString().replace("<postTransactionAmounts>",
      "<transactionCoding><transactionFormType>3</transactionFormType><footnoteId id=\"F1\"/></transactionCoding>$&");
    const { nonDerivativeTable, derivativeTable } = filingOf(Buffer.from(text));
    const rows = [...nonDerivativeTable.nonDerivativeHolding, ...derivativeTable.derivativeHolding];
    const coded = rows.filter(({ transactionCoding }) => transactionCoding);
    expect(coded.map(({ transactionCoding }) => transactionCoding))
      .toEqual([{ transactionFormType: "3", footnoteId: ["F1"] }]);
    expect(read(Buffer.from(text)).findings.map(({ code }) => code)).not.toContain("unknown-element");
  });
});

describe("two forms of one owner, day and kind", () => {
  it("have ids of their own, whether their accession is known or not", () => {
    const [one, other] = [fixture("every-field.xml"), Buffer.concat([fixture("every-field.xml"), Buffer.from("\n")])];
    expect(filingOf(one).id).not.toBe(filingOf(other).id);
    expect(filingOf(one, "0000123456-24-000007.xml").id).toMatch(/-000007$/);
  });
});

describe("accession numbers", () => {
  it.each([
    ["4_2013-03-05_LNKD_0001209191-13-014365.xml", "0001209191-13-014365"],
    ["edgar/data/123456/000120919113014365/form4.xml", "0001209191-13-014365"],
    ["form4.xml", undefined], ["20130305123456.xml", undefined],
  ])("%s: %s", (name, accession) => {
    expect(unwrap(Buffer.from("<a/>"), name).accession).toBe(accession);
  });
});

describe("what is no ownership form", () => {
  it.each([
    ["a hundred megabytes", Buffer.alloc(100_000_000, "<a>"), "too-large"],
    ["a million nested elements", Buffer.from("<ownershipDocument>".repeat(1_000_000 / 2)), "too-deep"],
    ["an entity bomb", Buffer.from("<?xml version=\"1.0\"?><!DOCTYPE o [<!ENTITY a \"aa\">]><ownershipDocument>&a;</ownershipDocument>"), "doctype"],
    ["nothing", Buffer.alloc(0), "no-xml"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00]), "wrong-encoding"],
  ])("%s", (_, bytes, code) => {
    const { filing, findings } = read(bytes);
    expect([filing, findings[0]?.code]).toEqual([undefined, code]);
  });
});
