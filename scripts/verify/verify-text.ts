/** What the command says: findings, then counts, then what it could not check. */
import { formatFinding, sortFindings } from "../lib/finding.ts";
import type { Verified } from "./verify.ts";

/** A tampered copy can break everything at once; the first findings tell enough. */
const MOST = 100;

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? "" : "s"}`;

export function verifyText({ findings, counts, unchecked }: Verified): string {
  const shown = sortFindings(findings).slice(0, MOST).map(formatFinding);
  const rest = findings.length > MOST ? [`… and ${findings.length - MOST} more`] : [];
  const { files, filings, facts, ties, metrics, figures } = counts;
  const verdict = findings.length === 0 ? "Everything that can be recomputed is right."
    : `${counted(findings.length, "finding")}: this copy is not what was published, or does not tie.`;
  const notes = unchecked.map(([what, times]) => `  - ${what}${times > 1 ? ` (${times})` : ""}`);
  return [
    ...[...shown, ...rest].map((text) => `${text}\n`),
    `${counted(files, "file")}, ${counted(filings, "filing")}: ${facts} facts, ${ties} ties, ${metrics} metrics and`
      + ` ${figures} figures on pages recomputed.`,
    ...(notes.length === 0 ? [] : ["Not checked:", ...notes]),
    verdict,
  ].join("\n");
}
