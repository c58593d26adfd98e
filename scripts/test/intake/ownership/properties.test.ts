/**
 * Laws of the round trip: for filings that are made up, and for documents that are damaged in every way but
 * one.
 */
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { ownershipXml } from "../../../intake/ownership/ownership-xml.ts";
import { readXml } from "../../../intake/xml/read-xml.ts";
import { renderXml } from "../../../intake/xml/render-xml.ts";
import { elementsIn, makeElement, type XmlElement } from "../../../intake/xml/tree.ts";
import { addDays } from "../../../model/plain-date.ts";
import { ownership, type Ownership } from "../../../model/ownership.ts";
import { filingOf, fixture, read, treeAgain, treeOf } from "./round-trip.ts";

const WORDS = fc.stringMatching(/^[A-Za-z"&<>'é][A-Za-z "&<>'é\n]{0,20}[a-z>]$/);
const NUMBER = fc.oneof(fc.nat(10_000_000).map(String), fc.stringMatching(/^(?:0|[1-9]\d{0,6})\.\d{1,4}$/));
const DAY = fc.integer({ min: 0, max: 9000 }).map((days) => addDays("2000-01-01", days));
const MARKS = fc.array(fc.integer({ min: 1, max: 9 }).map((id) => `F${id}`), { minLength: 1, maxLength: 3 });
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });

/** A field: a value, footnotes, both, or nothing at all. */
const field = <T>(value: fc.Arbitrary<T>) => fc.record({ value, footnoteId: MARKS }, { requiredKeys: [] });
/** A field that the schema lets be absent: then it is absent, or has something. */
const optional = <T>(value: fc.Arbitrary<T>) => maybe(fc.oneof(
  fc.record({ value }), fc.record({ footnoteId: MARKS }), fc.record({ value, footnoteId: MARKS }),
));

const some = <T extends object>(of: T): T =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;

const HELD = {
  postTransactionAmounts: fc.record({
    sharesOwnedFollowingTransaction: optional(NUMBER), valueOwnedFollowingTransaction: optional(NUMBER),
  }).map(some),
  ownershipNature: fc.record({
    directOrIndirectOwnership: field(fc.constantFrom("D", "I")), natureOfOwnership: optional(WORDS),
  }).map(some),
};
const TRADED = {
  transactionDate: field(DAY), deemedExecutionDate: optional(DAY),
  transactionCoding: fc.record({
    transactionFormType: fc.constantFrom("3", "4", "5"), transactionCode: fc.constantFrom("P", "S", "M"),
    equitySwapInvolved: fc.boolean(), footnoteId: MARKS,
  }, { requiredKeys: [] }),
  transactionTimeliness: optional(fc.constantFrom("E", "L")),
  transactionAmounts: fc.record({
    transactionShares: optional(NUMBER), transactionTotalValue: optional(NUMBER),
    transactionPricePerShare: optional(NUMBER),
    transactionAcquiredDisposedCode: field(fc.constantFrom("A", "D")),
  }).map(some),
};
const DERIVED = {
  conversionOrExercisePrice: optional(NUMBER), exerciseDate: optional(DAY), expirationDate: optional(DAY),
  underlyingSecurity: fc.record({
    underlyingSecurityTitle: field(WORDS), underlyingSecurityShares: optional(NUMBER),
    underlyingSecurityValue: optional(NUMBER),
  }).map(some),
};
const TITLE = { securityTitle: field(WORDS) };
const rows = (parts: Record<string, fc.Arbitrary<unknown>>) => fc.array(fc.record(parts).map(some), { maxLength: 3 });

const FORM = fc.record({
  documentType: fc.constantFrom("3", "4/A", "5"), periodOfReport: DAY, schemaVersion: maybe(fc.constant("X0306")),
  dateOfOriginalSubmission: maybe(DAY), notSubjectToSection16: maybe(fc.boolean()), aff10b5One: maybe(fc.boolean()),
  issuer: fc.record({ issuerCik: fc.constant("0000123456"), issuerName: WORDS, issuerTradingSymbol: fc.constantFrom("EXI", "NONE") }),
  reportingOwner: fc.array(fc.record({
    reportingOwnerId: fc.record({ rptOwnerCik: maybe(fc.constant("0000654321")), rptOwnerName: WORDS }).map(some),
    reportingOwnerRelationship: fc.record({ isDirector: fc.boolean(), officerTitle: WORDS }, { requiredKeys: [] }),
  }), { minLength: 1, maxLength: 3 }),
  nonDerivativeTable: fc.record({
    nonDerivativeTransaction: rows({ ...TITLE, ...TRADED, ...HELD }), nonDerivativeHolding: rows({ ...TITLE, ...HELD }),
  }),
  derivativeTable: fc.record({
    derivativeTransaction: rows({ ...TITLE, ...TRADED, ...DERIVED, ...HELD }),
    derivativeHolding: rows({ ...TITLE, ...DERIVED, ...HELD }),
  }),
  footnotes: fc.array(WORDS, { maxLength: 4 }).map((texts) => texts.map((text, at) => ({ id: `F${at + 1}`, text }))),
  remarks: maybe(WORDS),
  ownerSignature: fc.array(fc.record({ signatureName: WORDS, signatureDate: DAY }), { minLength: 1, maxLength: 2 }),
}).map(some);

/** What the form says, without what intake adds. */
function formOf(filing: Ownership): unknown {
  const added = new Set(["$schema", "id", "source", "asFiled"]);
  return Object.fromEntries(Object.entries(filing).filter(([name]) => !added.has(name)));
}

describe("a filing that is made up", () => {
  it("is the same when its XML is read, and leaves nothing to say about it", () => {
    fc.assert(fc.property(FORM, (form) => {
      const source = { document: `Form ${form.documentType}`, published: "2024-05-03" };
      const filing = ownership.parse({ kind: "ownership", id: "made-up", source, waivers: [], ...form });
      const again = filingOf(Buffer.from(ownershipXml(filing)));
      expect(formOf(again)).toEqual(formOf(filing));
      // A row without anything is an element without anything: the one thing that the fields leave to asFiled.
      expect((again.asFiled ?? []).filter((entry) => Object.keys(entry).length > 1)).toEqual([]);
      expect(treeAgain(again)).toEqual(treeOf(Buffer.from(ownershipXml(filing))));
    }), { numRuns: 200 });
  });
});

const base = (): XmlElement => {
  const { root } = readXml({ bytes: fixture("every-field.xml"), start: { file: "every-field.xml" } });
  if (root === undefined) throw new Error("the fixture is not read");
  return root;
};

type Damage = (element: XmlElement) => XmlElement;

const TEXTS = ["", " ", "\n 7 ", "true", "1,000", "F9", "2024-05-01Z", "?", "<&>"];
const DAMAGES = fc.oneof<fc.Arbitrary<Damage>[]>(
  fc.constantFrom(...TEXTS).map((text) => (each) => (each.children.length > 0 ? each : { ...each, text })),
  fc.constant((each) => ({ ...each, children: each.children.toReversed() })),
  fc.nat(9).map((at) => (each) => ({ ...each, children: each.children.toSpliced(at, 1) })),
  fc.nat(9).map((at) => (each) => ({ ...each, children: [...each.children, ...each.children.slice(at, at + 1)] })),
  fc.nat(9).map((at) => (each) => ({ ...each, children: each.children.slice(0, at) })),
  fc.constantFrom("footnoteId", "value", "remarks", "x:new", "nonDerivativeTransaction").map((name) => (each) =>
    (each.text === "" ? { ...each, children: [makeElement(name, { attributes: { id: "F2" } }), ...each.children] } : each)),
  fc.constant((each) => ({ ...each, attributes: { ...each.attributes, id: "F1", by: "hand" } })),
);

/** Changes the element that the number points at; the document element stays what it is. */
function damaged(root: XmlElement, at: number, damage: Damage): XmlElement {
  const target = elementsIn(root)[at % elementsIn(root).length];
  const change = (each: XmlElement): XmlElement => {
    const inside = { ...each, children: each.children.map(change) };
    return each === target ? damage(inside) : inside;
  };
  return change(root);
}

describe("a document that is damaged", () => {
  it("comes back as it was, or is refused with a place", () => {
    let refused = 0;
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(), DAMAGES), { minLength: 1, maxLength: 6 }), (changes) => {
      const root = changes.reduce((tree, [at, damage]) => damaged(tree, at, damage), base());
      const bytes = Buffer.from(renderXml(root));
      const { filing, findings } = read(bytes);
      if (filing === undefined) refused += 1;
      if (filing === undefined) expect(findings.every(({ place }) => place.line !== undefined)).toBe(true);
      else expect(treeAgain(filing)).toEqual(treeOf(bytes));
    }), { numRuns: 400 });
    expect(refused).toBeLessThan(200);
  });
});
