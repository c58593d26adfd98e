/**
 * Filing JSON of SEC Forms 3, 4 and 5: the ownership document field for field, under the names of the EDGAR Ownership
 * XML Technical Specification. A field is `{ value, footnoteId[] }`: a value, its footnotes, or either alone. What the
 * fields leave out of a document that was read from XML (empty elements, another spelling, an unusual order) stands in
 * `asFiled`, so that the document can be written again as it was.
 */
import { z } from "zod";
import { cik, decimalText, idText, plainDate, source, text, waiver } from "./filing-parts.ts";

const footnoteReference = z.string().regex(/^F\d+$/, { error: "expected a footnote id such as \"F1\"" });
const footnoteId = z.array(footnoteReference).min(1).optional();

const field = <T extends z.ZodType>(value: T) => z.strictObject({ value: value.optional(), footnoteId });

const textField = field(text);
const numberField = field(decimalText);
const dateField = field(plainDate);

const relationship = z.strictObject({
  isDirector: z.boolean().optional(),
  isOfficer: z.boolean().optional(),
  isTenPercentOwner: z.boolean().optional(),
  isOther: z.boolean().optional(),
  officerTitle: text.optional(),
  otherText: text.optional(),
});

const reportingOwner = z.strictObject({
  reportingOwnerId: z.strictObject({ rptOwnerCik: cik.optional(), rptOwnerName: text }),
  reportingOwnerAddress: z.strictObject({
    rptOwnerNonUSAddressFlag: z.boolean().optional(),
    rptOwnerStreet1: text.optional(), rptOwnerStreet2: text.optional(), rptOwnerCity: text.optional(),
    rptOwnerNonUSStateTerritory: text.optional(), rptOwnerState: text.optional(), rptOwnerCountry: text.optional(),
    rptOwnerZipCode: text.optional(), rptOwnerStateDescription: text.optional(),
    rptOwnerGoodAddress: z.boolean().optional(),
  }).optional(),
  reportingOwnerRelationship: relationship,
});

const transactionCoding = z.strictObject({
  transactionFormType: z.enum(["3", "4", "5"]).optional(),
  transactionCode: z.string().regex(/^[A-Z]$/).optional()
    .meta({ description: "Transaction code of Form 4, General Instruction 8." }),
  equitySwapInvolved: z.boolean().optional(),
  footnoteId,
});

const transactionAmounts = z.strictObject({
  transactionShares: numberField.optional(),
  transactionTotalValue: numberField.optional(),
  transactionPricePerShare: numberField.optional(),
  transactionAcquiredDisposedCode: field(z.enum(["A", "D"])),
});

const postTransactionAmounts = z.strictObject({
  sharesOwnedFollowingTransaction: numberField.optional(),
  valueOwnedFollowingTransaction: numberField.optional(),
});

const ownershipNature = z.strictObject({
  directOrIndirectOwnership: field(z.enum(["D", "I"])),
  natureOfOwnership: textField.optional(),
});

const underlyingSecurity = z.strictObject({
  underlyingSecurityTitle: textField,
  underlyingSecurityShares: numberField.optional(),
  underlyingSecurityValue: numberField.optional(),
});

/** Parts of a row, put together below in the order in which the form has them. */
const title = { securityTitle: textField };
const strike = { conversionOrExercisePrice: numberField.optional() };
const traded = {
  transactionDate: dateField,
  deemedExecutionDate: dateField.optional(),
  transactionCoding,
  transactionTimeliness: field(z.enum(["E", "L"])).optional(),
  transactionAmounts,
};
const derived = {
  exerciseDate: dateField.optional(),
  expirationDate: dateField.optional(),
  underlyingSecurity,
};
const held = { postTransactionAmounts, ownershipNature };

const nonDerivativeTransaction = z.strictObject({ ...title, ...traded, ...held });
/** A holding may say on which form it is reported. */
const coded = { transactionCoding: transactionCoding.optional() };

const nonDerivativeHolding = z.strictObject({ ...title, ...coded, ...held });
const derivativeTransaction = z.strictObject({ ...title, ...strike, ...traded, ...derived, ...held });
const derivativeHolding = z.strictObject({ ...title, ...strike, ...coded, ...derived, ...held });

const terms = z.strictObject({
  plan: z.strictObject({ rule: z.literal("10b5-1"), adopted: plainDate }).optional(),
  priceRange: z.strictObject({ low: decimalText, high: decimalText }).optional(),
  vesting: z.strictObject({
    first: plainDate.meta({ description: "Day on which the first portion vested." }),
    portions: z.int().min(1).meta({ description: "How many equal portions the whole vests in: 36 for one thirty-sixth." }),
    every: z.literal("month"),
  }).optional(),
  includes: z.strictObject({ shares: decimalText }).optional()
    .meta({ description: "Shares in the figure that bears the footnote which no row of the form reports." }),
}).meta({ description: "What the footnote says, as data that can be computed with." });

const footnote = z.strictObject({
  id: footnoteReference, text: z.string().meta({ description: "Empty where the document has an empty footnote." }),
  terms: terms.optional(),
});

const asFiled = z.strictObject({
  at: text.meta({ description: "Path below ownershipDocument: names with \"/\" between, the second of a name as name[2]; "
    + "\".\" is the document element." }),
  text: z.string().optional().meta({ description: "Text as it stands, where it is spelt otherwise than the field." }),
  attributes: z.record(z.string(), z.string()).optional().meta({ description: "All attributes of the element." }),
  children: z.array(text).optional().meta({ description: "Names of all children, where their order is unusual." }),
  prefix: text.optional().meta({ description: "At \".\": the prefix of a namespace that every name of the document has." }),
}).meta({ description: "One element of the XML that the fields do not give as it stands; with \"at\" alone, an empty one." });

export const ownership = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal("ownership"),
  id: idText,
  source,
  schemaVersion: z.string().regex(/^X\d{4}$/).optional(),
  documentType: z.enum(["3", "3/A", "4", "4/A", "5", "5/A"]),
  periodOfReport: plainDate,
  dateOfOriginalSubmission: plainDate.optional(),
  noSecuritiesOwned: z.boolean().optional(),
  notSubjectToSection16: z.boolean().optional(),
  form3HoldingsReported: z.boolean().optional(),
  form4TransactionsReported: z.boolean().optional(),
  issuer: z.strictObject({
    issuerCik: cik, issuerName: text, issuerTradingSymbol: text, issuerForeignTradingSymbol: text.optional(),
  }),
  reportingOwner: z.array(reportingOwner).min(1),
  aff10b5One: z.boolean().optional().meta({ description: "The box of 2023 and later; absent means unknown, not false." }),
  nonDerivativeTable: z.strictObject({
    nonDerivativeTransaction: z.array(nonDerivativeTransaction),
    nonDerivativeHolding: z.array(nonDerivativeHolding),
  }),
  derivativeTable: z.strictObject({
    derivativeTransaction: z.array(derivativeTransaction),
    derivativeHolding: z.array(derivativeHolding),
  }),
  footnotes: z.array(footnote),
  remarks: text.optional(),
  ownerSignature: z.array(z.strictObject({ signatureName: text.optional(), signatureDate: plainDate.optional() })),
  asFiled: z.array(asFiled).optional()
    .meta({ description: "Present in every filing that was read from XML: how the document differs from the fields." }),
  waivers: z.array(waiver),
});

export type Ownership = z.infer<typeof ownership>;
export type NonDerivativeTransaction = z.infer<typeof nonDerivativeTransaction>;
export type DerivativeTransaction = z.infer<typeof derivativeTransaction>;
export type NonDerivativeHolding = z.infer<typeof nonDerivativeHolding>;
export type DerivativeHolding = z.infer<typeof derivativeHolding>;
export type OwnershipFootnote = z.infer<typeof footnote>;
export type FootnoteTerms = z.infer<typeof terms>;
export type AsFiled = z.infer<typeof asFiled>;
