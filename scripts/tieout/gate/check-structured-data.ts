/** JSON-LD of a page: every numeral in it is of a filing's title, names, day or address. */
import { hasNumeral } from "../../format/numerals.ts";
import { filingOfPath, type GateContext } from "./context.ts";
import { eachText } from "./pointer.ts";
import type { Reading } from "./reading.ts";

interface Setting { readonly context: GateContext; readonly reading: Reading }

export function checkStructuredData(text: string, { context, reading }: Setting): void {
  const report = context.filings.get(filingOfPath(reading.file) ?? "")?.report;
  const reports = report === undefined ? context.reports : [report];
  const known = new Set(reports.flatMap(({ title, id, issuer, source }) =>
    [title, id, issuer.name, issuer.cik, source.document, source.published, source.url ?? "", source.accession ?? ""]));
  const names = reports.flatMap(({ id, issuer }) => [id.slice(id.indexOf(":") + 1), issuer.slug]);
  try {
    eachText(JSON.parse(text), (value) => {
      if (!hasNumeral(value) || known.has(value)) return;
      const rest = names.reduce((left, name) => left.replaceAll(`/${name}/`, "/"), value);
      if (/^https?:\/\//.test(value) && !hasNumeral(rest)) return;
      reading.complain({
        code: "account-differs", what: `the page's structured data says »${value}«`, expected: [...known].join(" | "),
        mend: "let site/structured-data.ts write it from the Report",
      });
    });
  } catch (error) {
    reading.complain({ code: "cannot-be-read", what: error instanceof Error ? error.message : String(error), expected: "JSON-LD" });
  }
}
