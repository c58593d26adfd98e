/** Citations: every numeral in them is of the filing's title, document, day or address. */
import { findNumerals, plainText } from "../../format/numerals.ts";
import type { Report } from "../../model/report.ts";
import { Reading } from "./reading.ts";

/** The page of the filing, on whatever host the site stands. */
export const isAddressOf = (text: string, { id }: Pick<Report, "id">): boolean =>
  new RegExp(`^https?://[^\\s"{}]*/filings/${id}/$`).test(text);

/** The day as BibTeX and as CSL-JSON write it, in three groups. */
const DAY = /year = \{(\d+)\},\n\s*month = \{(\d+)\},\n\s*day = \{(\d+)\}|"date-parts": \[\s*\[\s*(\d+),\s*(\d+),\s*(\d+)\s*\]/;

/** What TeX shows for its commands. */
const COMMANDS: Readonly<Record<string, string>> =
  { "\\textbackslash{}": "\\", "\\textasciitilde{}": "~", "\\textasciicircum{}": "^" };

const plainTex = (text: string): string => text.replace(
  /\\(?:text(?:backslash|asciitilde|asciicircum)\{\}|[&%$#_{}])/g, (mark) => COMMANDS[mark] ?? mark.slice(1));

/** With each string as it reads; what is no JSON string stays as it stands. */
const plainJson = (text: string): string => text.replace(/"(?:[^"\\]|\\.)*"/g, (literal) => {
  try {
    return `"${String(JSON.parse(literal))}"`;
  } catch {
    return literal;
  }
});

export function checkCitation(path: string, text: string, report: Report): Reading {
  const reading = new Reading(path);
  const { title, issuer, source, id } = report;
  const plain = path.endsWith(".json") ? plainJson(text) : plainTex(text);
  const day = DAY.exec(plain)?.slice(1).filter((part) => part !== undefined).map((part) => part.padStart(2, "0")).join("-");
  if (day === source.published) reading.allow("date", day, "the day of publication");
  else complain(reading, day ?? "no day", source.published);
  const address = new RegExp(`https?://[^\\s"{}]*/filings/${id}/(?=["}])`, "g");
  const known = [title, issuer.name, source.document, id];
  const rest = known.reduce((left, words) => left.replaceAll(words, ""), plain.replace(DAY, "").replace(address, ""));
  reading.counted += 1;
  for (const { text: numeral } of findNumerals(plainText(rest))) complain(reading, numeral, [...known, "the page's address"].join(" | "));
  return reading;
}

const complain = (reading: Reading, what: string, expected: string): void => reading.complain({
  code: "account-differs", what: `the citation says »${what}«`, expected,
  mend: "let takeaway/citation.ts write it from the Report",
});
