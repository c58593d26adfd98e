/**
 * Documents that the SEC's ownership schemas allow (X0101 to X0609), as XML text in any dress that a program may give
 * it. Written down from the EDGAR Ownership XML Technical Specification, apart from the form that intake knows.
 */
import fc from "fast-check";
import { addDays } from "../../../model/plain-date.ts";

type Xml = fc.Arbitrary<string>;

const WORDS = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 .,'()%$-]{0,30}[A-Za-z.)]$/);
const DRESSED = fc.oneof(
  { weight: 6, arbitrary: WORDS },
  WORDS.map((words) => `<![CDATA[${words} <b> & ]]>`), WORDS.map((words) => `${words} &amp; &lt;x&gt; &#233;`),
  WORDS.map((words) => `\n      ${words}\t<!-- a remark --> more\n   `), WORDS.map((words) => `<?word processor?>${words}`),
);
const NUMBER = fc.oneof(fc.nat(10_000_000).map(String), fc.stringMatching(/^(?:0|[1-9]\d{0,6})\.\d{1,6}$/),
  fc.constantFrom("0", "0.00", ".5", "1,000", "-3", " 12 ", "10000.", "1.5E3"));
const DAY = fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.constantFrom("", "", "", "Z", "-05:00", "+01:00"))
  .map(([days, zone]) => `${addDays("2003-05-05", days)}${zone}`);
const FLAG = fc.constantFrom("0", "1", "true", "false", "");
const MARK = fc.integer({ min: 1, max: 12 }).map((id) => `<footnoteId id="F${id}"/>`);
const SPACE = fc.constantFrom("", "\n", "\r\n    ", "  ", "\n<!-- between -->\n");

const wrap = (name: string, inner: Xml): Xml =>
  fc.tuple(inner, SPACE).map(([text, space]) => (text === "" ? `<${name}></${name}>` : `<${name}>${text}</${name}>${space}`));
const maybe = (xml: Xml): Xml => fc.oneof({ weight: 2, arbitrary: xml }, fc.constant(""));
const all = (...parts: Xml[]): Xml => fc.tuple(...parts).map((texts) => texts.join(""));
const many = (xml: Xml, maxLength = 3, minLength = 0): Xml =>
  fc.array(xml, { minLength, maxLength }).map((texts) => texts.join(""));
const leaf = (name: string, of: Xml): Xml => wrap(name, of);
const MARKS = many(MARK, 3);
/** A value, footnotes, both, or neither. */
const field = (name: string, of: Xml): Xml => wrap(name, all(maybe(leaf("value", of)), MARKS));
const list = (...xml: Xml[]): Xml => all(...xml.map(maybe));

const coding = wrap("transactionCoding", all(
  list(leaf("transactionFormType", fc.constantFrom("3", "4", "5")), leaf("transactionCode", fc.constantFrom(..."ACDEFGHIJKLMOPSUVWXZ")),
    leaf("equitySwapInvolved", FLAG)), MARKS));
const held = all(
  wrap("postTransactionAmounts", list(field("sharesOwnedFollowingTransaction", NUMBER), field("valueOwnedFollowingTransaction", NUMBER))),
  wrap("ownershipNature", all(field("directOrIndirectOwnership", fc.constantFrom("D", "I")), maybe(field("natureOfOwnership", DRESSED)))));
const title = field("securityTitle", DRESSED);
const strike = maybe(field("conversionOrExercisePrice", NUMBER));
const traded = all(field("transactionDate", DAY), list(field("deemedExecutionDate", DAY), coding,
  field("transactionTimeliness", fc.constantFrom("E", "L"))),
  wrap("transactionAmounts", all(list(field("transactionShares", NUMBER), field("transactionTotalValue", NUMBER),
    field("transactionPricePerShare", NUMBER)), field("transactionAcquiredDisposedCode", fc.constantFrom("A", "D")))));
const derived = all(field("exerciseDate", DAY), field("expirationDate", DAY), wrap("underlyingSecurity", all(
  field("underlyingSecurityTitle", DRESSED), list(field("underlyingSecurityShares", NUMBER), field("underlyingSecurityValue", NUMBER)))));

const ROWS: Readonly<Record<string, Xml>> = {
  nonDerivativeTransaction: wrap("nonDerivativeTransaction", all(title, traded, held)),
  nonDerivativeHolding: wrap("nonDerivativeHolding", all(title, maybe(coding), held)),
  derivativeTransaction: wrap("derivativeTransaction", all(title, strike, traded, derived, held)),
  derivativeHolding: wrap("derivativeHolding", all(title, strike, maybe(coding), derived, held)),
};
/** Transactions and holdings may stand among one another. */
const table = (name: string): Xml => maybe(wrap(`${name}Table`,
  many(fc.oneof(ROWS[`${name}Transaction`] as Xml, ROWS[`${name}Holding`] as Xml), 5)));

const owner = wrap("reportingOwner", all(
  wrap("reportingOwnerId", all(leaf("rptOwnerCik", fc.constantFrom("0000654321", "1234")), leaf("rptOwnerName", DRESSED))),
  maybe(wrap("reportingOwnerAddress", list(...["rptOwnerNonUSAddressFlag", "rptOwnerGoodAddress"].map((name) => leaf(name, FLAG)),
    ...["rptOwnerStreet1", "rptOwnerStreet2", "rptOwnerCity", "rptOwnerNonUSStateTerritory", "rptOwnerState", "rptOwnerCountry",
      "rptOwnerZipCode", "rptOwnerStateDescription"].map((name) => leaf(name, maybe(DRESSED)))))),
  wrap("reportingOwnerRelationship", list(...["isDirector", "isOfficer", "isTenPercentOwner", "isOther"]
    .map((name) => leaf(name, FLAG)), leaf("officerTitle", DRESSED), leaf("otherText", DRESSED)))));

const footnotes = wrap("footnotes", fc.array(maybe(DRESSED), { maxLength: 12 })
  .map((texts) => texts.map((text, at) => `<footnote id="F${at + 1}">${text}</footnote>`).join("\n")));

const FORM = all(
  leaf("schemaVersion", fc.constantFrom("X0201", "X0202", "X0203", "X0206", "X0303", "X0304", "X0306", "X0407", "X0508", "X0609")),
  leaf("documentType", fc.constantFrom("3", "3/A", "4", "4/A", "5", "5/A")), leaf("periodOfReport", DAY),
  list(leaf("dateOfOriginalSubmission", DAY), ...["noSecuritiesOwned", "notSubjectToSection16", "form3HoldingsReported",
    "form4TransactionsReported"].map((name) => leaf(name, FLAG))),
  wrap("issuer", all(leaf("issuerCik", fc.constant("0000123456")), leaf("issuerName", DRESSED),
    leaf("issuerTradingSymbol", fc.constantFrom("EXI", "NONE", "N/A", "EXI, EXI.B", "")), maybe(leaf("issuerForeignTradingSymbol", WORDS)))),
  many(owner, 4, 1), maybe(leaf("aff10b5One", FLAG)), table("nonDerivative"), table("derivative"), maybe(footnotes),
  maybe(leaf("remarks", DRESSED)), many(wrap("ownerSignature", all(leaf("signatureName", DRESSED), leaf("signatureDate", DAY))), 3, 1));

const ENCODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  "UTF-8": (text) => Buffer.from(text), "us-ascii": (text) => Buffer.from(text), "ISO-8859-1": (text) => Buffer.from(text, "latin1"),
  "windows-1252": (text) => Buffer.from(text, "latin1"), "UTF-16": (text) => Buffer.from(`\uFEFF${text}`, "utf16le"),
  "utf-8": (text) => Buffer.from(`\uFEFF${text}`), "UTF-16BE": (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
};
const NAMESPACE = "http://www.sec.gov/edgar/ownership";
const ROOTS: readonly ((inner: string) => string)[] = [
  (inner) => `<ownershipDocument>${inner}</ownershipDocument>`,
  (inner) => `<ownershipDocument xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${inner}</ownershipDocument>`,
  (inner) => `<o:ownershipDocument xmlns:o="${NAMESPACE}">${inner.replaceAll(/<(\/?)(?=[A-Za-z]\w*(?: id="F\d+")?\/?>)/g, "<$1o:")}</o:ownershipDocument>`,
  (inner) => `<edgarSubmission><formData><ownershipDocument>${inner}</ownershipDocument></formData></edgarSubmission>`,
];
const submission = (xml: Buffer): Buffer => Buffer.concat([
  Buffer.from("<SEC-DOCUMENT>0000123456-24-000007.txt : 20240506\n<SEC-HEADER>\nACCESSION NUMBER:\t\t0000123456-24-000007\n"
    + "FILED AS OF DATE:\t\t20240506\n</SEC-HEADER>\n<DOCUMENT>\n<TYPE>4\n<SEQUENCE>1\n<TEXT>\n<XML>\n"),
  xml, Buffer.from("\n</XML>\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"),
]);

/** Bytes of a whole document. A submission is ASCII around its XML: wider encodings and byte order marks go alone. */
export const DOCUMENT: fc.Arbitrary<Buffer> = fc.record({
  form: FORM, root: fc.constantFrom(...ROOTS), encoding: fc.constantFrom(...Object.keys(ENCODINGS)),
  isSubmission: fc.boolean(),
}).map(({ form, root, encoding, isSubmission }) => {
  const text = `<?xml version="1.0" encoding="${encoding}"?>\n<!-- made by a program -->\n${root(form)}\n`;
  const bytes = (ENCODINGS[encoding] as (text: string) => Buffer)(text);
  return isSubmission && !/16|utf-8/.test(encoding) ? submission(bytes) : bytes;
});
