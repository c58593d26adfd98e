/** Companies, filings and the watchlist on the local EDGAR. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addressOf, cikOf, fetchCompanyFacts, fetchReadable, fetchSubmissions, listDocuments } from "../../../intake/edgar/edgar.ts";
import { listNew, type News } from "../../../intake/edgar/fetch-new.ts";
import { resolveSource } from "../../../intake/edgar/source.ts";
import { parseSubmissions } from "../../../intake/edgar/submissions.ts";
import { parseWatchlist, type Watchlist } from "../../../intake/edgar/watchlist.ts";
import { FindingsError } from "../../../lib/finding.ts";
import { PROJECT } from "../../example-filings.ts";
import { RECENT, findingsOf, startSituation, submissionsJson, type Situation } from "./edgar-situation.ts";

let here: Situation;
beforeEach(async () => { here = await startSituation(); });
afterEach(async () => { await here.end(); });

const CIK = "0000000042";
const FILING = { cik: CIK, accession: "0000000042-26-000005" };

describe("a company", () => {
  it("is found by its ticker", async () => {
    expect(await cikOf(here.client(), { kind: "ticker", ticker: "FIC-A" })).toBe("0000000077");
    expect(await cikOf(here.client(), { kind: "cik", cik: CIK })).toBe(CIK);
  });

  it("with an unknown ticker brings the nearest one to mind", async () => {
    const [finding] = await findingsOf(cikOf(here.client(), { kind: "ticker", ticker: "EXX" }));
    expect(finding).toMatchObject({ code: "edgar-unknown-ticker", mend: "did you mean EXW? Or give the CIK" });
  });

  it("has filings, older ones as far back as asked", async () => {
    const newest = await fetchSubmissions(here.client(), CIK);
    expect(newest).toMatchObject({ cik: CIK, name: "Example Widgets Corp", yearEnd: "12-31", tickers: ["EXW"] });
    expect(newest.filings).toHaveLength(RECENT.length);
    expect((await fetchSubmissions(here.client(), CIK, "2020-01-01")).filings).toHaveLength(RECENT.length + 2);
    expect((await fetchSubmissions(here.client(), CIK, "2021-01-01")).filings).toHaveLength(RECENT.length);
  });

  it("has facts", async () => {
    expect((await fetchCompanyFacts(here.client(), CIK)).bytes.byteLength).toBeGreaterThan(10);
  });

  it("in a shape that EDGAR never had is refused", async () => {
    here.edgar.files.set(`/submissions/CIK${CIK}.json`, "{\"cik\":\"42\",\"filings\":[]}");
    const [finding] = await findingsOf(fetchSubmissions(here.client(), CIK));
    expect(finding?.code).toBe("edgar-unknown-shape");
  });
});

describe("a filing", () => {
  it("lists its documents by type, and no path out of its folder", async () => {
    const documents = await listDocuments(here.client(), FILING);
    expect(documents).toEqual([
      { name: "exw-8k.htm", type: "8-K" }, { name: "exw-ex992.htm", type: "EX-99.2" }, { name: "exw-ex991.htm", type: "EX-99.1" },
      { name: "evil.htm", type: "GRAPHIC" },
    ]);
  });

  it("gives its press releases, the first exhibit first", async () => {
    const documents = await fetchReadable(here.client(), FILING);
    expect(documents.map(({ name, type }) => [name, type])).toEqual([["exw-ex991.htm", "EX-99.1"], ["exw-ex992.htm", "EX-99.2"]]);
    expect(documents[0]?.document.url).toContain("/Archives/edgar/data/42/000000004226000005/exw-ex991.htm");
  });

  it("without an index page is read by its list of files", async () => {
    const documents = await fetchReadable(here.client(), { cik: CIK, accession: "0000000042-26-000009" });
    expect(documents.map(({ name }) => name)).toEqual(["exw-8k2_ex99-1.htm"]);
  });

  it("by accession alone is looked for under whoever sent it", async () => {
    expect(await addressOf(here.client(), { kind: "accession", accession: FILING.accession })).toEqual(FILING);
    const source = { kind: "accession", accession: "0000000777-26-000001", company: { kind: "ticker", ticker: "EXW" } } as const;
    expect(await addressOf(here.client(), source)).toEqual({ cik: CIK, accession: "0000000777-26-000001" });
  });
});

const WATCHLIST: Watchlist = { companies: [{ ticker: "EXW", forms: ["4", "8-K"], items: ["2.02"], since: "2026-02-01" }] };
const accessions = ({ filings }: News): string[] => filings.map(({ filing }) => filing.accession);

describe("a watchlist", () => {
  const KNOWN = ["0000000042-26-000005", "0000000777-26-000001", "0000000777-26-000003"];

  it("lists what is new, in the order of filing, and fetches nothing of it", async () => {
    const news = await listNew(WATCHLIST, here.client(), new Set());
    expect(accessions(news)).toEqual(KNOWN);
    expect(news.filings.map(({ filing, company }) => [filing.form, company.name])[2]).toEqual(["4/A", "Example Widgets Corp"]);
    expect([news.known, news.findings]).toEqual([0, []]);
    expect(here.edgar.seen.filter(({ path }) => path.startsWith("/Archives"))).toEqual([]);
  });

  it("leaves alone what is known", async () => {
    const news = await listNew(WATCHLIST, here.client(), new Set(KNOWN));
    expect([news.filings, news.known]).toEqual([[], 3]);
  });

  it("sees what has come since the last run", async () => {
    const line = ["0000000777-26-000004", "4", "2026-02-27", "xslF345X05/form4.xml"] as const;
    here.edgar.files.set(`/submissions/CIK${CIK}.json`, submissionsJson([line, ...RECENT]));
    expect(accessions(await listNew(WATCHLIST, here.client(), new Set(KNOWN)))).toEqual(["0000000777-26-000004"]);
  });

  it("does not let one company stop the others", async () => {
    const companies = [{ ticker: "NONE", forms: ["4"], since: "2026-01-01" }, ...WATCHLIST.companies];
    const news = await listNew({ companies }, here.client(), new Set());
    expect(news.findings.map(({ code }) => code)).toEqual(["edgar-unknown-ticker"]);
    expect(news.filings).toHaveLength(3);
  });

  it("of the project is sound", () => {
    const file = join(PROJECT, "data", "watchlist.json");
    expect(parseWatchlist(readFileSync(file), file).companies.length).toBeGreaterThan(0);
  });

  it.each([
    ["{\"companies\":[{\"forms\":[\"4\"],\"since\":\"2026-01-01\"}]}", "either cik or ticker"],
    ["{\"companies\":[{\"ticker\":\"EXW\",\"forms\":[],\"since\":\"2026-01-01\"}]}", "/companies/0/forms"],
    ["{\"companies\":[{\"ticker\":\"EXW\",\"forms\":[\"4\"],\"since\":\"2026-02-30\"}]}", "a day as YYYY-MM-DD"],
    ["{\"companies\":[],\"more\":1}", "more"], ["{\"companies\":[", "not-json"],
  ])("with a mistake says where: %s", (text, expected) => {
    expect(() => parseWatchlist(Buffer.from(text), "watchlist.json")).toThrow(expected);
  });
});

describe("a source", () => {
  const none = (): boolean => false;
  it.each([
    ["AAPL", { kind: "ticker", ticker: "AAPL" }], ["brk.b", { kind: "ticker", ticker: "BRK-B" }],
    ["320193", { kind: "cik", cik: "0000320193" }], ["CIK0000320193", { kind: "cik", cik: "0000320193" }],
    ["0000320193-23-000077", { kind: "accession", accession: "0000320193-23-000077" }],
    ["000032019323000077", { kind: "accession", accession: "0000320193-23-000077" }],
    ["exw/0001193125-23-000001", { kind: "accession", accession: "0001193125-23-000001", company: { kind: "ticker", ticker: "EXW" } }],
    ["https://www.sec.gov/Archives/edgar/data/42/000000004226000005/exw-ex991.htm",
      { kind: "accession", accession: "0000000042-26-000005", company: { kind: "cik", cik: "0000000042" } }],
    ["release.htm", { kind: "file", path: "release.htm" }], ["./AAPL", { kind: "file", path: "./AAPL" }],
  ])("%s", (text, expected) => { expect(resolveSource(text, none)).toEqual(expected); });

  it("is a file before all else if there is one", () => {
    expect(resolveSource("AAPL", (path) => path === "AAPL")).toEqual({ kind: "file", path: "AAPL" });
  });

  it.each(["", "  ", "what is this", "https://example.org/release.htm", "NOTATICKER1", "a/b/0001193125-23-000001/c d"])("%j is none, or a file", (text) => {
    try {
      expect(resolveSource(text, none).kind).toBe("file");
    } catch (error) {
      expect(error).toBeInstanceOf(FindingsError);
    }
  });
});

const SAMPLES = join(PROJECT, "..", "shared", "samples", "submissions");

describe.runIf(existsSync(SAMPLES))("real submissions", () => {
  it.each(["submissions_CIK0000320193.json", "submissions_CIK0001835632.json"])("%s", (name) => {
    const read = parseSubmissions({ url: name, bytes: readFileSync(join(SAMPLES, name)), sha256: "", from: "cache" });
    expect(read.cik).toBe(/CIK(?<cik>\d{10})/.exec(name)?.groups?.["cik"]);
    expect(read.filings.length).toBeGreaterThan(100);
    expect(read.filings.every(({ accession, filed }) => /^\d{10}-\d{2}-\d{6}$/.test(accession) && /^\d{4}-/.test(filed))).toBe(true);
  });
});
