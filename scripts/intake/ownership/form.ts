/**
 * The ownership document as the EDGAR Ownership XML Technical Specification lays it out (schemas X0201 to
 * X0609): the elements in their order, and what each holds. The one description that reading and writing
 * share.
 */
import * as leaf from "./leaves.ts";
import type { Leaf } from "./leaves.ts";

export type Part =
  /** `<name>text</name>` */
  | { readonly kind: "leaf"; readonly leaf: Leaf }
  /** `<name><value>text</value><footnoteId id=""/>…</name>` */
  | { readonly kind: "field"; readonly leaf: Leaf }
  /**
   * Elements in an order; in some groups footnotes too. Filing JSON has it even where the document does not.
   */
  | { readonly kind: "group"; readonly parts: Parts; readonly footnotes: boolean; readonly always: boolean }
  /** Any number of groups of one name, together or among others. */
  | { readonly kind: "list"; readonly parts: Parts; readonly always: boolean }
  /** `<footnote id="">text</footnote>` … */
  | { readonly kind: "footnotes" };

/** In the order of the document. */
export type Parts = Readonly<Record<string, Part>>;

const of = (kind: Leaf): Part => ({ kind: "leaf", leaf: kind });
const field = (kind: Leaf): Part => ({ kind: "field", leaf: kind });
const group = (parts: Parts, footnotes = false): Part => ({ kind: "group", parts, footnotes, always: true });
const sometimes = (parts: Parts, footnotes = false): Part => ({ kind: "group", parts, footnotes, always: false });
const list = (parts: Parts): Part => ({ kind: "list", parts, always: true });

const text = of(leaf.text);
const flag = of(leaf.flag);
const amount = field(leaf.number);
const day = field(leaf.date);

const owner: Parts = {
  reportingOwnerId: group({ rptOwnerCik: of(leaf.cik), rptOwnerName: text }),
  reportingOwnerAddress: sometimes({
    rptOwnerNonUSAddressFlag: flag, rptOwnerStreet1: text, rptOwnerStreet2: text, rptOwnerCity: text,
    rptOwnerNonUSStateTerritory: text, rptOwnerState: text, rptOwnerCountry: text, rptOwnerZipCode: text,
    rptOwnerStateDescription: text, rptOwnerGoodAddress: flag,
  }),
  reportingOwnerRelationship: group({
    isDirector: flag, isOfficer: flag, isTenPercentOwner: flag, isOther: flag, officerTitle: text, otherText: text,
  }),
};

const CODING: Parts = {
  transactionFormType: of(leaf.formType), transactionCode: of(leaf.transactionCode), equitySwapInvolved: flag,
};
const coding = group(CODING, true);
/** A holding may say on which form it is reported. */
const coded: Parts = { transactionCoding: sometimes(CODING, true) };

const amounts = group({
  transactionShares: amount, transactionTotalValue: amount, transactionPricePerShare: amount,
  transactionAcquiredDisposedCode: field(leaf.acquiredOrDisposed),
});

const traded: Parts = {
  transactionDate: day, deemedExecutionDate: day, transactionCoding: coding,
  transactionTimeliness: field(leaf.timeliness), transactionAmounts: amounts,
};
const title: Parts = { securityTitle: field(leaf.text) };
const strike: Parts = { conversionOrExercisePrice: amount };
const derived: Parts = {
  exerciseDate: day, expirationDate: day,
  underlyingSecurity: group({
    underlyingSecurityTitle: field(leaf.text), underlyingSecurityShares: amount, underlyingSecurityValue: amount,
  }),
};
const held: Parts = {
  postTransactionAmounts: group({ sharesOwnedFollowingTransaction: amount, valueOwnedFollowingTransaction: amount }),
  ownershipNature: group({
    directOrIndirectOwnership: field(leaf.directOrIndirect), natureOfOwnership: field(leaf.text),
  }),
};

export const OWNERSHIP_DOCUMENT = "ownershipDocument";

export const FORM: Parts = {
  schemaVersion: of(leaf.schemaVersion), documentType: of(leaf.documentType), periodOfReport: of(leaf.date),
  dateOfOriginalSubmission: of(leaf.date), noSecuritiesOwned: flag, notSubjectToSection16: flag,
  form3HoldingsReported: flag, form4TransactionsReported: flag,
  issuer: group({
    issuerCik: of(leaf.cik), issuerName: text, issuerTradingSymbol: text, issuerForeignTradingSymbol: text,
  }),
  reportingOwner: list(owner),
  aff10b5One: flag,
  nonDerivativeTable: group({
    nonDerivativeTransaction: list({ ...title, ...traded, ...held }),
    nonDerivativeHolding: list({ ...title, ...coded, ...held }),
  }),
  derivativeTable: group({
    derivativeTransaction: list({ ...title, ...strike, ...traded, ...derived, ...held }),
    derivativeHolding: list({ ...title, ...strike, ...coded, ...derived, ...held }),
  }),
  footnotes: { kind: "footnotes" },
  remarks: text,
  ownerSignature: list({ signatureName: text, signatureDate: of(leaf.date) }),
};

/**
 * Fields that Filing JSON has even where the document does not: an empty object stands for a field without
 * anything.
 */
export const ALWAYS_FIELDS: ReadonlySet<string> = new Set([
  "securityTitle", "transactionDate", "transactionAcquiredDisposedCode", "directOrIndirectOwnership",
  "underlyingSecurityTitle",
]);

/** Names of what an element may hold besides its parts, in their order. */
const INSIDE: Readonly<Record<Part["kind"], readonly string[]>> = {
  leaf: [], field: ["value", "footnoteId"], group: [], list: [], footnotes: ["footnote"],
};

/** Children of an element in the order of the document; undefined where the form knows no such element. */
export function orderIn(part: Part | undefined): readonly string[] {
  if (part === undefined) return [];
  if (part.kind === "list") return Object.keys(part.parts);
  if (part.kind === "group") return [...Object.keys(part.parts), ...(part.footnotes ? ["footnoteId"] : [])];
  return INSIDE[part.kind];
}

export const partsIn = (part: Part | undefined): Parts =>
  (part?.kind === "group" || part?.kind === "list" ? part.parts : {});

/** The whole form as one part, for walks that begin at the document element. */
export const FORM_PART: Part = { kind: "group", parts: FORM, footnotes: false, always: true };
