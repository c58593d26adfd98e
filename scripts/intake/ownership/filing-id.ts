/** The id of an ownership filing: "qlys-2013-08-07-form4-wilson", from what the document itself says. */
interface Named {
  readonly documentType: string;
  readonly issuer: { readonly issuerCik: string; readonly issuerTradingSymbol: string };
  readonly reportingOwner: readonly { readonly reportingOwnerId: { readonly rptOwnerName: string } }[];
}

/** Symbols by which filers say that there is none. */
const NO_SYMBOL = new Set(["", "none", "n-a", "na"]);

/** `filed` is the day of filing. A form 4/A is "form4a"; an issuer without a symbol goes by its CIK. */
export function filingId({ documentType, issuer, reportingOwner }: Named, filed: string): string {
  const symbol = slug(issuer.issuerTradingSymbol);
  const ticker = NO_SYMBOL.has(symbol) ? `cik${issuer.issuerCik}` : symbol;
  const form = `form${documentType.toLowerCase().replace("/", "")}`;
  const owner = slug(lastName(reportingOwner[0]?.reportingOwnerId.rptOwnerName ?? "")) || "owner";
  return [ticker, filed, form, owner].join("-");
}

/** EDGAR writes persons last name first, without a comma: the first word of "Wilson John N". */
const lastName = (name: string): string => name.trim().split(/[\s,]+/)[0] ?? "";

const slug = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase()
  .replaceAll(/['’]/g, "").replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");
