/** Forms 3, 4 and 5 as XML text, in the order of the EDGAR Ownership XML Technical Specification. */

/** A figure or text of a form, with the footnotes that it refers to. */
export interface Field { readonly value?: string; readonly notes?: readonly string[] }

/** What a row says of the transaction; a holding has none of it. */
export interface Trade {
  readonly date: string;
  readonly code: string;
  readonly direction: "A" | "D";
  readonly shares: string;
  readonly price: Field;
  /** "5" for a row that belongs on, or is reported on, a Form 5. */
  readonly form?: "4" | "5";
  /** "L" for a row reported late. */
  readonly timeliness?: "E" | "L";
  readonly codeNotes?: readonly string[];
}

export interface Held {
  readonly title: Field;
  readonly after: Field;
  /** Left out for direct ownership. */
  readonly indirect?: Field;
}

export interface Underlying {
  readonly exercisePrice: Field;
  readonly exercisable: Field;
  readonly expires: Field;
  readonly title: string;
  readonly shares: string;
}

export interface ShareRow extends Held { readonly trade?: Trade }
export interface DerivativeRow extends ShareRow { readonly underlying: Underlying }

export interface Person {
  readonly cik: string;
  /** Last name first, as EDGAR writes it. */
  readonly name: string;
  readonly signature: string;
  readonly isDirector: boolean;
  readonly officerTitle?: string;
  readonly isTenPercentOwner?: boolean;
}

export interface OwnershipForm {
  readonly type: "3" | "4" | "4/A" | "5";
  /** The reportable event, or the year's end of a Form 5. */
  readonly period: string;
  readonly amends?: string;
  readonly person: Person;
  /** The box of Rule 10b5-1(c). */
  readonly underPlan?: boolean;
  readonly shares: readonly ShareRow[];
  readonly derivatives: readonly DerivativeRow[];
  readonly footnotes: Readonly<Record<string, string>>;
  readonly remarks?: string;
  readonly signed: string;
}

export interface FormIssuer { readonly cik: string; readonly name: string; readonly ticker: string }

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const leaf = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;
const branch = (name: string, children: readonly string[]): string =>
  (children.length === 0 ? "" : `<${name}>\n${children.filter((child) => child !== "").join("\n")}\n</${name}>`);
const flag = (name: string, is: boolean): string => leaf(name, is ? "1" : "0");
const marks = (notes: readonly string[] = []): string[] => notes.map((id) => `<footnoteId id="${id}"/>`);

const field = (name: string, { value, notes }: Field): string =>
  branch(name, [...(value === undefined ? [] : [leaf("value", value)]), ...marks(notes)]);

function tradeParts({ date, code, form = "4", codeNotes, timeliness, shares, price, direction }: Trade): { before: string[]; amounts: string } {
  return {
    before: [
      field("transactionDate", { value: date }),
      branch("transactionCoding", [
        leaf("transactionFormType", form), leaf("transactionCode", code), flag("equitySwapInvolved", false), ...marks(codeNotes),
      ]),
      ...(timeliness === undefined ? [] : [field("transactionTimeliness", { value: timeliness })]),
    ],
    amounts: branch("transactionAmounts", [
      field("transactionShares", { value: shares }), field("transactionPricePerShare", price),
      field("transactionAcquiredDisposedCode", { value: direction }),
    ]),
  };
}

const heldParts = ({ after, indirect }: Held): string[] => [
  branch("postTransactionAmounts", [field("sharesOwnedFollowingTransaction", after)]),
  branch("ownershipNature", [
    field("directOrIndirectOwnership", { value: indirect === undefined ? "D" : "I" }),
    ...(indirect === undefined ? [] : [field("natureOfOwnership", indirect)]),
  ]),
];

function shareRow(row: ShareRow): string {
  const trade = row.trade && tradeParts(row.trade);
  return branch(trade === undefined ? "nonDerivativeHolding" : "nonDerivativeTransaction", [
    field("securityTitle", row.title), ...(trade === undefined ? [] : [...trade.before, trade.amounts]), ...heldParts(row),
  ]);
}

function derivativeRow(row: DerivativeRow): string {
  const { underlying } = row;
  const trade = row.trade && tradeParts(row.trade);
  return branch(trade === undefined ? "derivativeHolding" : "derivativeTransaction", [
    field("securityTitle", row.title), field("conversionOrExercisePrice", underlying.exercisePrice),
    ...(trade === undefined ? [] : [...trade.before, trade.amounts]),
    field("exerciseDate", underlying.exercisable), field("expirationDate", underlying.expires),
    branch("underlyingSecurity", [
      field("underlyingSecurityTitle", { value: underlying.title }), field("underlyingSecurityShares", { value: underlying.shares }),
    ]),
    ...heldParts(row),
  ]);
}

function personOf({ cik, name, isDirector, officerTitle, isTenPercentOwner = false }: Person): string {
  return branch("reportingOwner", [
    branch("reportingOwnerId", [leaf("rptOwnerCik", cik), leaf("rptOwnerName", name)]),
    branch("reportingOwnerRelationship", [
      flag("isDirector", isDirector), flag("isOfficer", officerTitle !== undefined),
      flag("isTenPercentOwner", isTenPercentOwner), flag("isOther", false),
      ...(officerTitle === undefined ? [] : [leaf("officerTitle", officerTitle)]),
    ]),
  ]);
}

/** The document, as a filer's software would hand it in. */
export function ownershipDocument(issuer: FormIssuer, form: OwnershipForm): string {
  const { footnotes, amends, remarks, underPlan } = form;
  return `<?xml version="1.0"?>\n${branch("ownershipDocument", [
    leaf("schemaVersion", "X0508"), leaf("documentType", form.type), leaf("periodOfReport", form.period),
    ...(amends === undefined ? [] : [leaf("dateOfOriginalSubmission", amends)]),
    ...(form.type === "3" ? [flag("noSecuritiesOwned", false)] : [flag("notSubjectToSection16", false)]),
    branch("issuer", [leaf("issuerCik", issuer.cik), leaf("issuerName", issuer.name), leaf("issuerTradingSymbol", issuer.ticker)]),
    personOf(form.person), ...(underPlan === undefined ? [] : [flag("aff10b5One", underPlan)]),
    branch("nonDerivativeTable", form.shares.map(shareRow)), branch("derivativeTable", form.derivatives.map(derivativeRow)),
    branch("footnotes", Object.entries(footnotes).map(([id, text]) => `<footnote id="${id}">${escaped(text)}</footnote>`)),
    ...(remarks === undefined ? [] : [leaf("remarks", remarks)]),
    branch("ownerSignature", [leaf("signatureName", form.person.signature), leaf("signatureDate", form.signed)]),
  ])}\n`;
}
