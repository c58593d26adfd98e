/**
 * The pull request that new filings are proposed by: one, on one branch. While it is open, what is fetched later goes
 * on top, so that nobody's work on it is lost; once it is merged or closed, the branch begins anew.
 */
import { FindingsError } from "../lib/finding.ts";
import { git, pathsIn } from "../lib/git.ts";
import type { GitHub } from "./github.ts";

export const BRANCH = "filings/new";

/** Builds the site with them, and publishes only the base's. GitHub starts nothing where a workflow pushes. */
const CHECK = "publish.yml";

export interface Proposing {
  /** A folder of the repository that is checked out. */
  readonly project: string;
  readonly github: GitHub;
  /** The branch that is proposed to. */
  readonly base: string;
}

interface PullRequest { readonly number: number; readonly html_url: string }

/** Those of a workflow's own commits. */
const AUTHOR = ["-c", "user.name=github-actions[bot]", "-c", "user.email=41898282+github-actions[bot]@users.noreply.github.com"];

/** Checks out the branch that is proposed, with what is new on the base. Throws a FindingsError where they conflict. */
export async function beginProposal(proposing: Proposing): Promise<string> {
  const { project, base } = proposing;
  await git(project, "fetch", "--quiet", "origin", base);
  const open = await openRequest(proposing);
  if (open === undefined) {
    await git(project, "switch", "--quiet", "--force-create", BRANCH, `origin/${base}`);
    return `${BRANCH}: begun anew on ${base}`;
  }
  await git(project, "fetch", "--quiet", "origin", `${BRANCH}:refs/remotes/origin/${BRANCH}`);
  await git(project, "switch", "--quiet", "--force-create", BRANCH, `origin/${BRANCH}`);
  try {
    await git(project, ...AUTHOR, "merge", "--quiet", "--no-edit", `origin/${base}`);
  } catch (error) {
    throw conflict(open, base, error);
  }
  return `${BRANCH}: goes on in ${open.html_url}`;
}

export interface Sending extends Proposing {
  /** Folder whose changes are proposed, by its path in the project. */
  readonly data: string;
  /** The title is its first line, the text what follows. */
  readonly text: string;
}

/** Commits what changed in the data, pushes it, and opens the pull request or gives it the new text. */
export async function sendProposal(sending: Sending): Promise<string> {
  const { project, data, base, text, github } = sending;
  await git(project, "add", "--all", "--", data);
  if (pathsIn(await git(project, "diff", "--cached", "--name-only", "-z")).length === 0) return "Nothing new: no pull request";
  const [title = "", ...lines] = text.split("\n");
  const body = lines.join("\n").trim();
  await git(project, ...AUTHOR, "commit", "--quiet", "--message", `data: ${title}`);
  const open = await openRequest(sending);
  // Without an open pull request the branch is a left-over of one that is done.
  await git(project, "push", "--quiet", ...(open === undefined ? ["--force"] : []), "origin", `HEAD:refs/heads/${BRANCH}`);
  const request = open === undefined
    ? await github.ask<PullRequest>("POST", "/pulls", { title: `data: ${title}`, head: BRANCH, base, body })
    : await github.ask<PullRequest>("PATCH", `/pulls/${open.number}`, { title: `data: ${title}`, body });
  await github.ask("POST", `/actions/workflows/${CHECK}/dispatches`, { ref: BRANCH });
  return `${request.html_url}: ${title}`;
}

async function openRequest({ github }: Proposing): Promise<PullRequest | undefined> {
  const head = encodeURIComponent(`${github.owner}:${BRANCH}`);
  const [open] = await github.ask<PullRequest[]>("GET", `/pulls?state=open&head=${head}`);
  return open;
}

function conflict({ html_url: address }: PullRequest, base: string, cause: unknown): FindingsError {
  return new FindingsError([{
    code: "proposal-conflicts", place: { file: BRANCH }, what: `${address} conflicts with ${base}`,
    expected: "a branch that merges",
    mend: "merge it by hand, or close the pull request: the next run begins anew",
  }], { cause });
}
