/**
 * The id of an ownership filing: "qlys-2013-08-07-form4-wilson-000005", from what the document itself says.
 * An owner may file several forms on one day, since a form has but so many rows; the last digits tell them
 * apart.
 */
interface Named {
  readonly documentType: string;
  readonly issuer: { readonly issuerCik: string; readonly issuerTradingSymbol: string };
  readonly reportingOwner: readonly { readonly reportingOwnerId: { readonly rptOwnerName: string } }[];
}

/** Symbols by which filers say that there is none. */
const NO_SYMBOL = new Set(["", "none", "n-a", "na"]);

export interface Filed {
  /** Day of filing. */
  readonly day: string;
  readonly accession?: string;
  /** SHA-256 of what was read. */
  readonly sha256: string;
}

/** Digits of an accession number's sequence, and of a hash in its place. */
const LAST = 6;

/** A form 4/A is "form4a"; an issuer without a symbol goes by its CIK. */
export function filingId({ documentType, issuer, reportingOwner }: Named, { day, accession, sha256 }: Filed): string {
  const symbol = slug(issuer.issuerTradingSymbol);
  const ticker = NO_SYMBOL.has(symbol) ? `cik${issuer.issuerCik}` : symbol;
  const form = `form${documentType.toLowerCase().replace("/", "")}`;
  const owner = slug(lastName(reportingOwner[0]?.reportingOwnerId.rptOwnerName ?? "")) || "owner";
  const which = accession === undefined ? sha256.slice(0, LAST) : accession.slice(-LAST);
  return [ticker, day, form, owner, which].join("-");
}

/** EDGAR writes persons last name first, without a comma: the first word of "Wilson John N". */
const lastName = (name: string): string => name.trim().split(/[\s,]+/)[0] ?? "";

const slug = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase()
  .replaceAll(/['’]/g, "").replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");
