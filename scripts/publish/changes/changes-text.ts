/** Changes in words: the title and the text of a pull request, in Markdown for GitHub. */
import { formatFinding } from "../../lib/finding.ts";
import { codeBlock, codeSpan } from "../../lib/markdown-code.ts";
import { GRADES } from "../../model/tie.ts";
import type { Changes, FilingChange, RefusedFiling } from "./ledger-changes.ts";

/** GitHub takes 65,536 characters. */
const MOST_CHARACTERS = 60_000;
/** Of one filing; the ledger's own difference shows the rest. */
const MOST_LINES = 40;

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? "" : "s"}`;

/** The title is the first line; an empty one follows, then the text, as in a commit's message. */
export function changesText(changes: Changes): string {
  const { filings, refused } = changes;
  if (filings.length === 0 && refused.length === 0) return "Nothing new\n";
  const movedOf = (some: readonly FilingChange[]): number => some.reduce((sum, { moved }) => sum + moved.length, 0);
  const added = filings.filter(({ what }) => what === "new");
  const others = filings.filter(({ what }) => what !== "new");
  const unready = filings.filter(({ findings }) => findings.length > 0);
  const title = [
    counted(added.length, "new filing"), counted(movedOf(others), "published figure") + " moved",
    ...(unready.length === 0 ? [] : [`${unready.length} not ready to publish`]),
  ].join(", ");
  return `${title}\n\n${[
    section("New filings", added.length === 0 ? [] : [NEW_HEAD, ...added.map(newRow)], "\n"),
    section("Published figures that moved", others.filter(({ moved }) => moved.length > 0).map(movedText)),
    section("Filings that were changed or are gone, and move no figure", others.filter(({ moved }) => moved.length === 0)
      .map(({ id, what }) => `- ${codeSpan(id)} (${what})`), "\n"),
    section("Not ready to publish", unready.map(unreadyText)),
    section("Looked at, and no Filing JSON made", refused.length === 0 ? [] : [REFUSED_HEAD, ...refused.map(refusedRow)], "\n"),
    ADVICE,
  ].filter((part) => part !== "").join("\n\n")}\n`;
}

const ADVICE = "Merging publishes. A filing that must not be published: delete its Filing JSON and its ledger. "
  + "One that does not tie: mend it, or add a waiver, and run `npm run ledgers`. Figures of companies and people, which rest "
  + "on several filings, move with these.";

/** No section takes the room of the others; what does not fit is counted. */
const MOST_OF_SECTION = MOST_CHARACTERS / 4;

function section(title: string, parts: readonly string[], between = "\n\n"): string {
  if (parts.length === 0) return "";
  let room = MOST_OF_SECTION;
  const shown = parts.filter((part) => (room -= part.length + between.length) >= 0);
  const rest = parts.length - shown.length;
  return [`### ${title}`, "", shown.join(between), ...(rest === 0 ? [] : ["", `… and ${rest} more: see the files.`])].join("\n");
}

const NEW_HEAD = `| filing | company | document | published | ${GRADES.join(" | ")} |\n|---|---|---|---${"|---".repeat(GRADES.length)}|`;

const newRow = ({ id, about, grades }: FilingChange): string => `| ${[
  ...[id, about?.company ?? "", about?.document ?? "", about?.published ?? ""].map(codeSpan), ...GRADES.map((grade) => grades[grade]),
].join(" | ")} |`;

const REFUSED_HEAD = "| accession number | company | form | filed | why |\n|---|---|---|---|---|";

const refusedRow = ({ accession, company, form, filed, reasons }: RefusedFiling): string =>
  `| ${[accession, company, form, filed, reasons.join("; ")].map(codeSpan).join(" | ")} |`;

function movedText({ id, what, moved }: FilingChange): string {
  const rest = moved.length - MOST_LINES;
  const lines = [...moved.slice(0, MOST_LINES), ...(rest > 0 ? [`… and ${rest} more`] : [])];
  return `${codeSpan(id)}${what === "gone" ? " is gone" : ""}\n\n${codeBlock(lines.join("\n"))}`;
}

const unreadyText = ({ id, findings }: FilingChange): string => {
  const rest = findings.length - MOST_LINES / 4;
  const texts = [...findings.slice(0, MOST_LINES / 4).map(formatFinding), ...(rest > 0 ? [`… and ${rest} more`] : [])];
  return `${codeSpan(id)}\n\n${codeBlock(texts.join("\n\n"))}`;
};
