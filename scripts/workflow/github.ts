/** What a workflow asks of GitHub: the few calls of its REST API that are used, with the token of the run. */
import { FindingsError, type Finding } from "../lib/finding.ts";

type Variables = Readonly<Record<string, string | undefined>>;

/** A step of a workflow has all of these but the token, which its `env` passes on. */
const NEEDED = ["GITHUB_TOKEN", "GITHUB_REPOSITORY"] as const;

export class GitHub {
  readonly #base: string;
  readonly #token: string;
  /** "owner/name" */
  readonly repository: string;

  constructor(variables: Variables) {
    const missing = NEEDED.filter((name) => (variables[name] ?? "") === "");
    if (missing.length > 0) throw new FindingsError(missing.map(unset));
    this.repository = variables["GITHUB_REPOSITORY"] ?? "";
    this.#token = variables["GITHUB_TOKEN"] ?? "";
    this.#base = `${variables["GITHUB_API_URL"] ?? "https://api.github.com"}/repos/${this.repository}`;
  }

  get owner(): string {
    return this.repository.split("/")[0] ?? "";
  }

  /** `path`: below the repository, with its query. Throws a FindingsError with GitHub's own words where it refuses. */
  async ask<T>(method: "GET" | "POST" | "PATCH", path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.#base}${path}`, {
      method, signal: AbortSignal.timeout(TIMEOUT),
      headers: {
        accept: "application/vnd.github+json", authorization: `Bearer ${this.#token}`, "user-agent": "tieout",
        "x-github-api-version": "2022-11-28", ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw refused(`${method} ${path.replace(/\?.*$/, "")}`, response.status, text);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }
}

const TIMEOUT = 60_000;

const unset = (name: string): Finding => ({
  code: "github-variable", place: { file: name }, what: "it is not set", expected: "the variable of a workflow's step",
  mend: "run this in a step of a workflow that passes it on; npm run tell -- --dry-run sends nothing",
});

const SHOWN = 400;

/** What a refusal most often comes of, by its status. */
const MENDS: Readonly<Record<number, string>> = {
  401: "pass the run's token to the step: GITHUB_TOKEN: ${{ github.token }}",
  403: "give the job the permission; for pull requests also Settings, Actions, General, "
    + "\"Allow GitHub Actions to create and approve pull requests\"",
  404: "give the job the permission, and look whether the repository has what is asked for",
};

function refused(what: string, status: number, text: string): FindingsError {
  const mend = MENDS[status];
  return new FindingsError([{
    code: "github-refused", place: { file: what }, what: `GitHub answered ${status}: ${text.slice(0, SHOWN)}`,
    expected: "an answer of 200 to 299", ...(mend === undefined ? {} : { mend }),
  }]);
}
