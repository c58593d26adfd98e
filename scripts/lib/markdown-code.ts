/**
 * Texts of others in Markdown for GitHub: as code, in which no name is notified, no address linked and no markup read.
 */

const runsOf = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

/** On one line; may stand in a cell of a table. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const ticks = "`".repeat(runsOf(line) + 1);
  const room = line.startsWith("`") || line.endsWith("`") || line === "" ? " " : "";
  return `${ticks}${room}${line.replaceAll("|", "\\|")}${room}${ticks}`;
}

const FENCE = 3;

export function codeBlock(text: string, language = ""): string {
  const fence = "`".repeat(Math.max(FENCE, runsOf(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}
