/** A file of the search: every name with a numeral is a filing's or a metric's own, every page is there. */
import { hasNumeral } from "../../format/numerals.ts";
import type { GateContext } from "./context.ts";
import { eachText } from "./pointer.ts";
import { Reading } from "./reading.ts";

/** The first letters of words, which a reader does not see. */
const SHARD = /^(?:[a-z0-9]|u[0-9a-f]+){1,2}$/;
/** Of a person's page, or of a list of the search. */
const PATH = /^(?:people\/[^/]+\/index\.html|(?:companies|people)\/[^/]+\.json)$/;

export function checkSearchIndex(path: string, text: string, { reports, definitions }: GateContext): Reading {
  const reading = new Reading(path);
  const known = new Set([...definitions.values()].map(({ title }) => title));
  for (const report of reports) {
    const { title, issuer, source, id } = report;
    for (const name of [title, issuer.name, issuer.ticker, issuer.cik, source.document, id]) known.add(name ?? "");
    if (report.kind === "ownership") report.filing.reportingOwner.forEach((owner) => known.add(owner.reportingOwnerId.rptOwnerName));
  }
  if (path === "search/shards.json" && (JSON.parse(text) as string[]).every((name) => SHARD.test(name))) return reading;
  const addresses = new Set(reports.flatMap(({ id, issuer }) => [`filings/${id}/index.html`, `companies/${issuer.slug}/index.html`]));
  eachText(JSON.parse(text), (value) => {
    if (!hasNumeral(value) || known.has(value) || addresses.has(value) || PATH.test(value)) return;
    if (value.startsWith("methodology/index.html#") && definitions.has(value.slice("methodology/index.html#".length))) return;
    reading.complain({ code: "untied", what: `the search says »${value}«`, expected: "a name of a filing or of a computed figure", mend: "let takeaway/search write it from the Report" });
  });
  return reading;
}
