/** One issue while a workflow fails: opened with the findings, kept up to date, closed when a run succeeds again. */
import { codeBlock, codeSpan } from "../lib/markdown-code.ts";
import { sha256Of } from "../lib/files.ts";
import { compareTexts } from "../lib/order.ts";
import type { GitHub } from "./github.ts";

/** What can fail, by the name that `npm run tell -- --about` gives it. */
export const SUBJECTS = {
  publishing: { title: "Publishing fails", means: "The site was not published; what was published before stands." },
  filings: {
    title: "Filings are not fetched",
    means: "New filings were not fetched, or not all of them. What is missing is asked for again by the next run.",
  },
} as const;

export interface Outcome {
  readonly about: keyof typeof SUBJECTS;
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

export type Verdict = "failed" | "succeeded" | "undecided";

/** A run that was cancelled says nothing. */
export function verdictOf({ results }: Pick<Outcome, "results">): Verdict {
  const all = Object.values(results);
  if (all.includes("failure")) return "failed";
  return all.every((result) => result === "success") ? "succeeded" : "undecided";
}

/** GitHub takes 65,536 characters. */
const MOST_CHARACTERS = 60_000;

/** What the issue says, and a mark by which it and its findings are known again. */
export function issueText(outcome: Outcome): string {
  const { about, results, findings, run } = outcome;
  const failed = Object.entries(results).filter(([, result]) => result === "failure").map(([job]) => job);
  const texts = Object.entries(findings).toSorted(([a], [b]) => compareTexts(a, b));
  const most = Math.floor(MOST_CHARACTERS / Math.max(1, texts.length));
  const told = texts.map(([name, text]) => `${codeSpan(name)}\n\n${codeBlock(cut(text.trim(), most))}`);
  return [
    `${SUBJECTS[about].means} ${run}`,
    `Failed: ${failed.map(codeSpan).join(", ")}`,
    ...(told.length === 0 ? ["No command has left findings: the log of the run says more."] : told),
    "This text follows the newest run. The next run that succeeds closes the issue.",
    markOf(outcome),
  ].join("\n\n");
}

const beginningOf = ({ about }: Outcome): string => `<!-- tieout: ${about} `;

function markOf(outcome: Outcome): string {
  const findings = Object.entries(outcome.findings).toSorted(([a], [b]) => compareTexts(a, b));
  return `${beginningOf(outcome)}${sha256Of(JSON.stringify(findings))} -->`;
}

const cut = (text: string, most: number): string =>
  (text.length <= most ? text : `${text.slice(0, most)}\n… and more: the log of the run has all`);

interface Issue { readonly number: number; readonly html_url: string; readonly body: string | null }

/** Answers what was done. */
export async function tellOutcome(outcome: Outcome, github: GitHub): Promise<string> {
  const verdict = verdictOf(outcome);
  if (verdict === "undecided") return "Neither succeeded nor failed: nothing to tell";
  const open = await openIssue(outcome, github);
  if (verdict === "succeeded") return open === undefined ? "Succeeded: no issue is open" : close(open, outcome, github);
  const body = issueText(outcome);
  if (open === undefined) {
    const { html_url: address } = await github.ask<Issue>("POST", "/issues", { title: SUBJECTS[outcome.about].title, body });
    return `${address}: opened`;
  }
  await github.ask("PATCH", `/issues/${open.number}`, { body });
  if (open.body?.includes(markOf(outcome)) === true) return `${open.html_url}: the same findings as before`;
  await github.ask("POST", `/issues/${open.number}/comments`, { body: `The findings are others now: ${outcome.run}` });
  return `${open.html_url}: other findings than before`;
}

/** The one that moved last stands first: an issue of a failing night is never far down. */
async function openIssue(outcome: Outcome, github: GitHub): Promise<Issue | undefined> {
  const issues = await github.ask<Issue[]>("GET", "/issues?state=open&sort=updated&direction=desc&per_page=100");
  return issues.find(({ body }) => body?.includes(beginningOf(outcome)) === true);
}

async function close({ number, html_url: address }: Issue, { run }: Outcome, github: GitHub): Promise<string> {
  await github.ask("POST", `/issues/${number}/comments`, { body: `A run has succeeded: ${run}` });
  await github.ask("PATCH", `/issues/${number}`, { state: "closed", state_reason: "completed" });
  return `${address}: closed`;
}
