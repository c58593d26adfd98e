/** One issue while publishing fails: opened with the findings, kept up to date, closed when a run succeeds again. */
import { codeBlock, codeSpan } from "../lib/markdown-code.ts";
import { sha256Of } from "../lib/files.ts";
import { compareTexts } from "../lib/order.ts";
import type { GitHub } from "./github.ts";

export interface Outcome {
  /** Job → "success", "failure", "cancelled" or "skipped". */
  readonly results: Readonly<Record<string, string>>;
  /** What the jobs' commands have objected to, by the name of the job's file. */
  readonly findings: Readonly<Record<string, string>>;
  /** Address of the run. */
  readonly run: string;
}

/** From `toJSON(needs)` of the job that tells. */
export function resultsOf(needs: string): Record<string, string> {
  const parsed = JSON.parse(needs) as Record<string, { result: string }>;
  return Object.fromEntries(Object.entries(parsed).map(([job, { result }]) => [job, result]));
}

export type Verdict = "failed" | "published" | "undecided";

/** A run that was cancelled says nothing. */
export function verdictOf({ results }: Pick<Outcome, "results">): Verdict {
  const all = Object.values(results);
  if (all.includes("failure")) return "failed";
  return all.every((result) => result === "success") ? "published" : "undecided";
}

const TITLE = "Publishing fails";
const MARK = "tieout: publishing";

/** GitHub takes 65,536 characters. */
const MOST_CHARACTERS = 60_000;

/** What the issue says, and a mark by which it and its findings are known again. */
export function issueText({ results, findings, run }: Outcome): string {
  const failed = Object.entries(results).filter(([, result]) => result === "failure").map(([job]) => job);
  const texts = Object.entries(findings).toSorted(([a], [b]) => compareTexts(a, b));
  const most = Math.floor(MOST_CHARACTERS / Math.max(1, texts.length));
  const told = texts.map(([name, text]) => `${codeSpan(name)}\n\n${codeBlock(cut(text.trim(), most))}`);
  return [
    `The site was not published; what was published before stands. ${run}`,
    `Failed: ${failed.map(codeSpan).join(", ")}`,
    ...(told.length === 0 ? ["No command has left findings: the log of the run says more."] : told),
    "This text follows the newest run. The issue is closed by the next run that publishes.",
    markOf({ findings }),
  ].join("\n\n");
}

const markOf = ({ findings }: Pick<Outcome, "findings">): string =>
  `<!-- ${MARK} ${sha256Of(JSON.stringify(Object.entries(findings).toSorted(([a], [b]) => compareTexts(a, b))))} -->`;

const cut = (text: string, most: number): string =>
  (text.length <= most ? text : `${text.slice(0, most)}\n… and more: the log of the run has all`);

interface Issue { readonly number: number; readonly html_url: string; readonly body: string | null }

/** Answers what was done. */
export async function tellOutcome(outcome: Outcome, github: GitHub): Promise<string> {
  const verdict = verdictOf(outcome);
  if (verdict === "undecided") return "Neither published nor failed: nothing to tell";
  const open = await openIssue(github);
  if (verdict === "published") return open === undefined ? "Published: no issue is open" : close(open, outcome, github);
  const body = issueText(outcome);
  if (open === undefined) {
    const { html_url: address } = await github.ask<Issue>("POST", "/issues", { title: TITLE, body });
    return `${address}: opened`;
  }
  await github.ask("PATCH", `/issues/${open.number}`, { body });
  if (open.body?.includes(markOf(outcome)) === true) return `${open.html_url}: the same findings as before`;
  await github.ask("POST", `/issues/${open.number}/comments`, { body: `The findings are others now: ${outcome.run}` });
  return `${open.html_url}: other findings than before`;
}

/** The one that moved last stands first: an issue of a failing night is never far down. */
async function openIssue(github: GitHub): Promise<Issue | undefined> {
  const issues = await github.ask<Issue[]>("GET", "/issues?state=open&sort=updated&direction=desc&per_page=100");
  return issues.find(({ body }) => body?.includes(`<!-- ${MARK} `) === true);
}

async function close({ number, html_url: address }: Issue, { run }: Outcome, github: GitHub): Promise<string> {
  await github.ask("POST", `/issues/${number}/comments`, { body: `Published again: ${run}` });
  await github.ask("PATCH", `/issues/${number}`, { state: "closed", state_reason: "completed" });
  return `${address}: closed`;
}
