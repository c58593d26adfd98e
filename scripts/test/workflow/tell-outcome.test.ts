/** The issue of a workflow that fails. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GitHub } from "../../workflow/github.ts";
import { issueText, resultsOf, tellOutcome, verdictOf, type Outcome } from "../../workflow/tell-outcome.ts";
import { LocalGitHub } from "./local-github.ts";

let server: LocalGitHub;
let github: GitHub;

beforeEach(async () => {
  server = new LocalGitHub();
  await server.start();
  github = new GitHub(server.variables());
});
afterEach(() => server.stop());

const RUN = "https://github.example/example/site/actions/runs/7";
const failed = (finding: string): Outcome => ({
  about: "publishing", run: RUN, results: { plan: "success", build: "failure", join: "skipped" }, findings: { "build-3-of-8.txt": finding },
});
const succeeded: Outcome = { about: "publishing", run: RUN, results: { plan: "success", build: "success" }, findings: {} };

describe("the issue", () => {
  it("is opened once, brought up to date, and closed by the run that succeeds", async () => {
    expect(await tellOutcome(failed("row-does-not-add"), github)).toContain("opened");
    expect(await tellOutcome(failed("row-does-not-add"), github)).toContain("the same findings as before");
    expect(server.issues).toMatchObject([{ title: "Publishing fails", comments: [] }]);
    expect(await tellOutcome(failed("holdings-do-not-roll"), github)).toContain("other findings than before");
    expect(server.issues[0]?.body).toContain("holdings-do-not-roll");
    expect(server.issues[0]?.body).not.toContain("row-does-not-add");
    expect(server.issues[0]?.comments).toEqual([`The findings are others now: ${RUN}`]);
    expect(await tellOutcome(succeeded, github)).toContain("closed");
    expect(server.issues).toMatchObject([{ state: "closed" }]);
    expect(await tellOutcome(succeeded, github)).toBe("Succeeded: no issue is open");
    expect(server.issues).toHaveLength(1);
  });

  it("of one workflow is not that of another", async () => {
    await tellOutcome(failed("row-does-not-add"), github);
    await tellOutcome({ ...failed("edgar-slow"), about: "filings" }, github);
    await tellOutcome(succeeded, github);
    expect(server.issues.map(({ title, state }) => `${title}: ${state}`)).toEqual(["Publishing fails: closed", "Filings are not fetched: open"]);
  });

  it("shows what filings say as code, so that it names nobody and marks up nothing", () => {
    const text = issueText(failed("@somebody ``` <script> [a](https://b.example)"));
    expect(text).toContain("````\n@somebody ``` <script> [a](https://b.example)\n````");
  });

  it("stays below what GitHub takes, and every part's findings get their room", () => {
    const findings = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`build-${at}.txt`, `part ${at} ${"x".repeat(50_000)}`]));
    const text = issueText({ ...failed(""), findings });
    expect(text.length).toBeLessThan(65_536);
    for (const at of Object.keys(findings).keys()) expect(text).toContain(`part ${at} x`);
  });
});

describe("a run", () => {
  it.each([
    [{ build: "success", deploy: "success" }, "succeeded"], [{ build: "failure", deploy: "skipped" }, "failed"],
    [{ build: "cancelled", deploy: "skipped" }, "undecided"], [{ build: "success", deploy: "skipped" }, "undecided"],
  ] as const)("that ended with %j has %s", (results, verdict) => {
    const needs = Object.entries(results).map(([job, result]) => [job, { result, outputs: {} }]);
    expect(resultsOf(JSON.stringify(Object.fromEntries(needs)))).toEqual(results);
    expect(verdictOf({ results })).toBe(verdict);
  });
});
