/** The pull request of new filings: begun, gone on with, in conflict, and where GitHub refuses. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { git } from "../../lib/git.ts";
import { GitHub } from "../../workflow/github.ts";
import { BRANCH, beginProposal, sendProposal } from "../../workflow/propose.ts";
import { LocalGitHub } from "./local-github.ts";

let folder: string;
let project: string;
let server: LocalGitHub;
let github: GitHub;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tieout-propose-"));
  project = join(folder, "project");
  server = new LocalGitHub();
  await server.start();
  github = new GitHub(server.variables());
  await git(folder, "init", "--quiet", "--bare", "--initial-branch", "main", "origin.git");
  await git(folder, "clone", "--quiet", join(folder, "origin.git"), project);
  await commit("first.json", "1");
  await git(project, "push", "--quiet", "origin", "HEAD:main");
});

afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function write(name: string, text: string): Promise<void> {
  await mkdir(join(project, "data"), { recursive: true });
  await writeFile(join(project, "data", name), text);
}

async function commit(name: string, text: string): Promise<void> {
  await write(name, text);
  await git(project, "add", "--all");
  await git(project, "-c", "user.name=Example", "-c", "user.email=example@example.org", "commit", "--quiet", "--message", name);
}

const begin = (): Promise<string> => beginProposal({ project, base: "main", github });
const send = (title: string): Promise<string> =>
  sendProposal({ project, base: "main", github, data: "data", text: `${title}\n\nWhat is new\n` });
const filesOn = async (branch: string): Promise<string[]> => {
  await git(project, "fetch", "--quiet", "origin");
  return (await git(project, "ls-tree", "-r", "--name-only", branch)).trim().split("\n");
};

/** As somebody merges something else meanwhile. */
async function moveBase(name: string, text: string): Promise<void> {
  await git(project, "switch", "--quiet", "--force-create", "main", "origin/main");
  await commit(name, text);
  await git(project, "push", "--quiet", "origin", "main");
}

describe("a proposal", () => {
  it("is not made where nothing changed", async () => {
    await begin();
    expect(await send("Nothing new")).toBe("Nothing new: no pull request");
    expect(server.seen).toEqual(["GET /pulls"]);
    expect(await git(project, "ls-remote", "--heads", "origin", BRANCH)).toBe("");
  });

  it("commits the data alone, by the workflow's own name, and starts the build that tries it", async () => {
    await begin();
    await write("second.json", "2");
    await writeFile(join(project, "stray.txt"), "not data");
    expect(await send("1 new filing")).toBe("https://github.example/example/site/1: 1 new filing");
    expect(await filesOn(`origin/${BRANCH}`)).toEqual(["data/first.json", "data/second.json"]);
    expect(await git(project, "log", "-1", "--format=%an: %s", `origin/${BRANCH}`)).toBe("github-actions[bot]: data: 1 new filing\n");
    expect(server.pulls).toMatchObject([{ title: "data: 1 new filing", body: "What is new", head: BRANCH, base: "main" }]);
    expect(server.dispatched).toEqual([`publish.yml ${BRANCH}`]);
  });

  it("goes on in the open pull request, on top of what others did there and on the base", async () => {
    await begin();
    await write("second.json", "2");
    await send("1 new filing");
    await commit("by-hand.json", "a waiver");
    await git(project, "push", "--quiet", "origin", `HEAD:${BRANCH}`);
    await moveBase("elsewhere.json", "e");
    expect(await begin()).toBe(`${BRANCH}: goes on in https://github.example/example/site/1`);
    await write("third.json", "3");
    await send("2 new filings");
    expect(server.pulls.map(({ title }) => title)).toEqual(["data: 2 new filings"]);
    expect(await filesOn(`origin/${BRANCH}`)).toEqual(
      ["by-hand", "elsewhere", "first", "second", "third"].map((name) => `data/${name}.json`));
  });

  it("begins anew when the last one is closed, and leaves nothing of it", async () => {
    await begin();
    await write("second.json", "2");
    await send("1 new filing");
    Object.assign(server.pulls[0] ?? {}, { state: "closed" });
    expect(await begin()).toBe(`${BRANCH}: begun anew on main`);
    await write("third.json", "3");
    await send("1 new filing");
    expect(await filesOn(`origin/${BRANCH}`)).toEqual(["data/first.json", "data/third.json"]);
    expect(server.pulls).toHaveLength(2);
  });

  it("stops where it conflicts with the base, and says what to do", async () => {
    await begin();
    await write("first.json", "of the proposal");
    await send("1 changed filing");
    await moveBase("first.json", "of the base");
    await expect(begin()).rejects.toThrow(/proposal-conflicts[\s\S]*\/1 conflicts with main[\s\S]*close the pull request/);
    expect(await readFile(join(project, "data", "first.json"), "utf8")).toContain("<<<<<<<");
  });

  it("says which permission is missing where GitHub refuses", async () => {
    server.refuses = 403;
    await expect(begin()).rejects.toThrow(/github-refused[\s\S]*answered 403[\s\S]*"Allow GitHub Actions to create and approve pull requests"/);
    expect(() => new GitHub({ GITHUB_REPOSITORY: "example/site" })).toThrow(/GITHUB_TOKEN: github-variable/);
  });
});
