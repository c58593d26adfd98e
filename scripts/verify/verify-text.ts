/** What the command says: findings, then counts, then what it could not check. */
import { formatFinding, sortFindings } from "../lib/finding.ts";
import type { Verified } from "./verify.ts";

/** A tampered copy can break everything at once; the first findings tell enough. */
const MOST = 100;

export function verifyText({ findings, counts, unchecked }: Verified): string {
  const shown = sortFindings(findings).slice(0, MOST).map(formatFinding);
  const rest = findings.length > MOST ? [`… and ${findings.length - MOST} more`] : [];
  const { files, filings, facts, ties, metrics, figures } = counts;
  const verdict = findings.length === 0 ? "Everything that can be recomputed is right."
    : `${findings.length} ${findings.length === 1 ? "finding" : "findings"}: this copy is not what was published, or does not tie.`;
  const notes = unchecked.map(([what, times]) => `  - ${what}${times > 1 ? ` (${times})` : ""}`);
  return [
    ...[...shown, ...rest].map((text) => `${text}\n`),
    `${files} files, ${filings} filings: ${facts} facts, ${ties} ties, ${metrics} metrics and ${figures} figures on pages`
      + " recomputed.",
    ...(notes.length === 0 ? [] : ["Not checked:", ...notes]),
    verdict,
  ].join("\n");
}
