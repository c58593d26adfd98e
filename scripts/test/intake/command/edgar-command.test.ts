/** The command against EDGAR: a company, an accession number, the watchlist, and a server that misbehaves. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chooseFilings } from "../../../intake/edgar/company-filings.ts";
import { RECENT, submissionsJson } from "../edgar/edgar-situation.ts";
import type { LocalEdgar, Misbehaviour } from "../edgar/local-edgar.ts";
import { commandEdgar, form4, startCommand, type CommandSituation, type RunJson } from "./command-situation.ts";

let edgar: LocalEdgar;
let here: CommandSituation;
beforeEach(async () => {
  edgar = commandEdgar();
  here = await startCommand(edgar);
});
afterEach(async () => { await here.end(); });

const lines = ({ filings }: RunJson): string[] => filings.map(({ what, form, accession }) => `${what} ${form} ${accession.slice(-9)}`);
const archives = (): string[] => edgar.seen.map(({ path }) => path).filter((path) => path.startsWith("/Archives"));
const codes = ({ findings }: RunJson): string[] => findings.map(({ code }) => code);
const SUBMISSIONS = "/submissions/CIK0000000042.json";

describe("a company", () => {
  it("means its latest release and the ownership forms since, with what EDGAR knows of it", async () => {
    const run = await here.run(["EXW"]);
    expect(lines(run)).toEqual(["new 8-K 26-000005", "new 4 26-000001", "amended 4/A 26-000003"]);
    expect(run.documents.map(({ outcome }) => outcome)).toEqual(["ties", "passed-over", "ties", "ties"]);
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(await here.read("data/filings/exw/exw-2025-q4.json"))).toMatchObject({
      issuer: { cik: "0000000042", name: "Example Widgets Corp", ticker: "EXW", exchange: "NYSE" },
      source: { accession: "0000000042-26-000005", url: "https://www.sec.gov/Archives/edgar/data/42/000000004226000005/exw-ex991.htm" },
    });
  });

  it("that is in already is known, and not fetched again", async () => {
    await here.run(["42"]);
    const before = archives().length;
    const again = await here.run(["CIK0000000042"]);
    expect(lines(again)).toEqual(["known 8-K 26-000005", "known 4 26-000001", "known 4/A 26-000003"]);
    expect([archives().length, again.exitCode, again.documents]).toEqual([before, 0, []]);
  });

  it.each([[{ forms: "4" }, ["listed 4 26-000001", "listed 4/A 26-000003"]], [{ forms: "8-k" }, ["listed 8-K 26-000005"]],
    [{ limit: "1" }, ["listed 4/A 26-000003"]], [{ since: "2026-02-11" }, ["listed 4/A 26-000003"]], [{ forms: "10-Q" }, []]])(
    "by %j lists in a dry run, and fetches nothing", async (given, expected) => {
      expect(lines(await here.run(["EXW"], { dryRun: true, ...given }))).toEqual(expected);
      expect([archives(), await here.filings()]).toEqual([[], []]);
    });

  it("never takes an 8-K without results", () => {
    const filing = (form: string, items: string[]): Parameters<typeof chooseFilings>[0][number] =>
      ({ accession: `a${form}${items.join("")}`, form, filed: "2026-01-01", reportDate: "", items, primaryDocument: "" });
    const chosen = chooseFilings([filing("8-K", ["5.02"]), filing("8-K/A", ["2.02"]), filing("8-K", ["2.02", "9.01"])], { limit: 9 });
    expect(chosen.filings.map(({ form }) => form).toSorted()).toEqual(["8-K", "8-K/A"]);
  });

  it("as a submissions file is listed, without EDGAR", async () => {
    const run = await here.run([await here.write("submissions.json", submissionsJson(RECENT))]);
    expect([lines(run), run.exitCode, edgar.seen]).toEqual([["listed 8-K 26-000005", "listed 4 26-000001", "listed 4/A 26-000003"], 0, []]);
  });
});

describe("the watchlist", () => {
  const watch = async (): Promise<string> => here.write("data/watchlist.json", JSON.stringify({ companies: [
    { ticker: "EXW", forms: ["4", "8-K"], items: ["2.02"], since: "2026-02-01" }, { cik: "42", forms: ["8-K"], since: "2026-02-15" },
  ] }));
  const run = (given = {}): Promise<RunJson> => here.run([], { watchlist: true, ...given });
  beforeEach(watch);

  it("brings what is new once, and remembers what was refused and why", async () => {
    const first = await run();
    expect(lines(first)).toEqual(["new 8-K 26-000005", "new 4 26-000001", "amended 4/A 26-000003", "refused 8-K 26-000009"]);
    expect(first.exitCode).toBe(2);
    expect(await here.read("data/watchlist-refused.json")).toContain("(release-without-financial-tables)");
    const second = await run();
    expect([lines(second), second.exitCode]).toEqual([[], 0]);
  });

  it("in a dry run lists, and writes nothing", async () => {
    const listed = await run({ dryRun: true });
    expect(listed.filings.every(({ what }) => what === "listed")).toBe(true);
    expect([listed.filings.length, await here.filings(), archives()]).toEqual([4, [], []]);
  });

  it("goes on where a stopped run ended, and does not write off what could not be fetched", async () => {
    const path = "/Archives/edgar/data/42/000000077726000001/form4.xml";
    edgar.misbehave(path, { status: 404 });
    const first = await run();
    expect(lines(first)).toContain("failed 4 26-000001");
    expect([codes(first), first.exitCode]).toEqual([["edgar-not-found"], 2]);
    const before = archives().length;
    expect(lines(await run())).toEqual(["new 4 26-000001"]);
    expect(archives().slice(before)).toEqual([path]);
  });

  it("unattended, ends with 2 only where something could not be fetched: a refusal is told by the pull request", async () => {
    edgar.misbehave("/Archives/edgar/data/42/000000077726000001/form4.xml", { status: 404 });
    expect((await run({ unattended: true })).exitCode).toBe(2);
    const { filings, exitCode } = await run({ unattended: true });
    expect([filings.map(({ what }) => what), exitCode]).toEqual([["new"], 0]);
    expect(await here.read("data/watchlist-refused.json")).toContain("0000000042-26-000009");
  });

  it("sees a form that has come since", async () => {
    await run();
    edgar.files.set(SUBMISSIONS, submissionsJson([["0000000777-26-000004", "4", "2026-02-27", "xslF345X05/form4.xml"], ...RECENT]));
    edgar.files.set("/Archives/edgar/data/42/000000077726000004/form4.xml", form4("", "300"));
    const second = await run();
    expect(lines(second)).toEqual(["new 4 26-000004"]);
    expect(second.documents[0]?.id).toBe("exw-2026-02-10-form4-doe-000004");
  });

  it.each(["{", "{\"companies\":[{\"ticker\":\"EXW\"}]}"])("with a mistake is refused: %s", async (text) => {
    await here.write("data/watchlist.json", text);
    expect((await run()).exitCode).toBe(2);
  });
});

describe("an accession number", () => {
  it("is one filing, with who filed it", async () => {
    const { documents } = await here.run(["0000000042-26-000005"]);
    expect(documents.map(({ source, status }) => [source, status])).toEqual([
      ["0000000042-26-000005/exw-ex991.htm", "written"], ["0000000042-26-000005/exw-ex992.htm", "not-read"],
    ]);
  });

  it("of an agent needs its company", async () => {
    expect(codes(await here.run(["0000000777-26-000001"]))).toEqual(["edgar-not-found"]);
    expect((await here.run(["EXW/0000000777-26-000001"])).documents).toMatchObject([{ kind: "ownership", status: "written" }]);
  });
});

/** What a server does wrong once, through the command in a process of its own: it still ends well. */
const ONCE: readonly Misbehaviour[] = [{ status: 429, headers: { "retry-after": "0" } }, { status: 503 }, "truncated", "too-long", "html"];

describe("in a process of its own", () => {
  it("recovers from all that a server does wrong once", async () => {
    edgar.misbehave(SUBMISSIONS, ...ONCE.slice(0, 3));
    edgar.misbehave("/files/company_tickers.json", ...ONCE.slice(3));
    const { code, out } = await here.cli(["EXW"]);
    expect(out).toContain("filings   2 new, 1 amended");
    expect(code).toBe(0);
    expect(await here.filings()).toHaveLength(3);
  }, 60_000);

  it.each([
    ["slow", "edgar-slow", /TIEOUT_EDGAR_TIMEOUT/, { TIEOUT_EDGAR_TIMEOUT: "1" }],
    ["truncated", "edgar-truncated", /nothing of the broken answer was kept/, {}],
  ] as const)(
    "ends with 2 where it lasts: %s", async (wrong, finding, mend, setting) => {
      edgar.misbehave(SUBMISSIONS, wrong, wrong, wrong, wrong, wrong);
      const { code, out } = await here.cli(["42"], setting);
      expect([code, out.includes(finding)]).toEqual([2, true]);
      expect(out).toMatch(mend);
      expect(await here.filings()).toEqual([]);
    }, 90_000);

  it("says how to declare oneself, and asks nothing before", async () => {
    const kept = here.file("findings/propose.txt");
    const { code, out } = await here.cli(["EXW"], { TIEOUT_USER_AGENT: "", TIEOUT_FINDINGS: kept });
    expect([code, edgar.seen]).toEqual([2, []]);
    expect(await here.read("findings/propose.txt")).toBe(out);
    expect(out).toContain("set TIEOUT_USER_AGENT=\"Your Company name@your-company.example\"");
  }, 60_000);
});
