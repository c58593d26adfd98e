/** `npm run intake` on files: what becomes of them, what is never overwritten, what is said of what is no filing. */
import { truncate } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { form4, release, startCommand, type CommandSituation, type RunJson } from "./command-situation.ts";

let here: CommandSituation;
beforeEach(async () => { here = await startCommand(); });
afterEach(async () => { await here.end(); });

const CIK = { cik: "42" };
const statuses = ({ documents }: RunJson): string[] => documents.map(({ status }) => status);
const codes = ({ documents, findings }: RunJson): string[] =>
  [...findings, ...documents.flatMap((document) => document.findings)].map(({ code }) => code);

const submission = (...documents: readonly (readonly [type: string, name: string, body: string])[]): string => [
  "<SEC-DOCUMENT>0000000042-26-000005.txt : 20260210", "<SEC-HEADER>", "ACCESSION NUMBER:\t\t0000000042-26-000005",
  "FILER:", "\tCOMPANY DATA:", "\t\tCOMPANY CONFORMED NAME:\t\t\tEXAMPLE WIDGETS CORP", "\t\tCENTRAL INDEX KEY:\t\t\t0000000042", "</SEC-HEADER>",
  ...documents.map(([type, name, body]) => `<DOCUMENT>\n<TYPE>${type}\n<FILENAME>${name}\n<TEXT>\n${body}\n</TEXT>\n</DOCUMENT>`),
  "</SEC-DOCUMENT>",
].join("\n");

describe("a document", () => {
  it("becomes Filing JSON, with what was read of it", async () => {
    const { documents, exitCode } = await here.run([await here.write("dex991.htm", release())], CIK);
    expect(documents[0]).toMatchObject({
      kind: "release", document: "EX-99.1", outcome: "ties", status: "written", id: "exw-2025-q4", tables: 1, cells: 10,
      file: here.file("data/filings/exw/exw-2025-q4.json"), notTying: [], findings: [],
    });
    expect([exitCode, await here.filings()]).toEqual([0, ["exw/exw-2025-q4.json"]]);
  });

  it("that does not tie says which figure, where and by how many units of its last place", async () => {
    const file = await here.write("dex991.htm", release("1,503"));
    const { documents, exitCode } = await here.run([file], CIK);
    expect(exitCode).toBe(3);
    expect(documents[0]).toMatchObject({ outcome: "has-findings", status: "written" });
    expect(documents[0]?.notTying).toMatchObject([{ place: { file, line: 8 }, stated: "1503", recomputed: "1500", units: "3" }]);
    const said = await here.say([file], CIK);
    expect(said).toMatch(/8:\d+ +Operating income, Q4 2025: stated 1503, recomputed 1500 \(off by 3 units of its last place\)/);
    expect(said.split("\n").length).toBeLessThan((await here.say([file], { ...CIK, verbose: true })).split("\n").length);
  });

  it("of an ownership form names the place of what does not tie in the XML", async () => {
    const two = form4().replace("</nonDerivativeTransaction>", (end) => {
      const row = /<nonDerivativeTransaction>[^]*<\/nonDerivativeTransaction>/.exec(form4())?.[0] ?? "";
      return `${end}${row.replace("<value>1000<", "<value>1101<")}`;
    });
    const file = await here.write("form4.xml", two);
    const { documents } = await here.run([file]);
    expect(documents[0]).toMatchObject({ kind: "ownership", document: "Form 4", outcome: "has-findings" });
    expect(documents[0]?.notTying).toMatchObject([{ place: { file, line: 17 }, stated: "1101", recomputed: "1100", units: "1" }]);
  });

  it("gives the same bytes again, in whatever company and order", async () => {
    const [a, b] = [await here.write("dex991.htm", release()), await here.write("dex992.htm", release("1,503", "Data"))];
    await here.run([a, b], CIK);
    const first = await Promise.all((await here.filings()).map((name) => here.read(`data/filings/${name}`)));
    await here.run([b, a], { ...CIK, data: here.file("other"), today: "2031-12-31" });
    const second = await Promise.all((await here.filings()).map((name) => here.read(`other/filings/${name}`)));
    expect(first).toHaveLength(2);
    expect(second).toEqual(first);
  });
});

describe("documents that could collide", () => {
  it("two exhibits have two ids, whichever comes first", async () => {
    const [second, first] = [await here.write("exw-ex992.htm", release("1,500", "Data")), await here.write("exw-ex991.htm", release())];
    const { documents } = await here.run([second, first], CIK);
    expect(documents.map(({ id }) => id)).toEqual(["exw-2025-q4-ex99-2", "exw-2025-q4"]);
  });

  it("two forms of one owner on a day are both kept", async () => {
    const files = await Promise.all(["100", "200"].map((shares, at) => here.write(`0000000777-26-00000${at + 1}/form4.xml`, form4("", shares))));
    const { documents } = await here.run(files);
    expect(statuses({ documents } as unknown as RunJson)).toEqual(["written", "written"]);
    expect(new Set(documents.map(({ id }) => id)).size).toBe(2);
    expect(statuses(await here.run(files))).toEqual(["unchanged", "unchanged"]);
    expect(await here.filings()).toHaveLength(2);
  });

  it("a release that is filed again under another number is another filing", async () => {
    const filed = (accession: string, total: string): string =>
      submission(["EX-99.1", "exw-ex991.htm", release(total)]).replaceAll("0000000042-26-000005", accession);
    const [first, again] = [await here.write("a.txt", filed("0000000042-26-000005", "1,500")), await here.write("b.txt", filed("0000000042-26-000019", "1,501"))];
    await here.run([first]);
    const { documents } = await here.run([again]);
    expect(documents.map(({ id, status }) => [id, status])).toEqual([["exw-2025-q4-0000000042-26-000019", "written"]]);
    expect(statuses(await here.run([again, first]))).toEqual(["unchanged", "unchanged"]);
  });

  it("with one --id are refused but for the first", async () => {
    const files = [await here.write("a.htm", release()), await here.write("b.htm", release("1,500", "Data"))];
    const run = await here.run(files, { ...CIK, id: "mine" });
    expect([statuses(run), run.exitCode, await here.filings()]).toEqual([["written", "refused"], 2, ["exw/mine.json"]]);
  });
});

describe("a Filing JSON that is there", () => {
  it("is said to be unchanged", async () => {
    const file = await here.write("dex991.htm", release());
    await here.run([file], CIK);
    const again = await here.run([file], CIK);
    expect([statuses(again), again.exitCode]).toEqual([["unchanged"], 0]);
  });

  it("that differs is left, and what would change is told; --force replaces it and keeps its waivers", async () => {
    const file = await here.write("dex991.htm", release("1,503"));
    await here.run([file], CIK);
    const name = "data/filings/exw/exw-2025-q4.json";
    const waiver = { tie: "sum.income-statement.operating-income.q4-2025", reason: "misprint", author: "A", date: "2026-02-11", expires: "2027-02-11", residual: "3000" };
    const kept = JSON.parse(await here.read(name)) as { waivers: object[]; currency: string };
    await here.write(name, JSON.stringify({ ...kept, waivers: [waiver], currency: "EUR" }));
    const edited = await here.read(name);
    const refused = await here.run([file], CIK);
    expect([statuses(refused), refused.exitCode, codes(refused)[0]]).toEqual([["refused"], 2, "filing-exists"]);
    expect(refused.documents[0]?.findings[0]?.what).toContain("/currency from \"EUR\" to \"USD\"");
    expect(await here.read(name)).toBe(edited);
    expect(statuses(await here.run([file], { ...CIK, force: true }))).toEqual(["replaced"]);
    expect(JSON.parse(await here.read(name))).toMatchObject({ currency: "USD", waivers: [waiver] });
    expect(statuses(await here.run([file], CIK))).toEqual(["unchanged"]);
  });

  it("of a document that has changed is left", async () => {
    await here.run([await here.write("dex991.htm", release())], CIK);
    const changed = await here.run([await here.write("dex991.htm", release("1,499"))], CIK);
    expect([statuses(changed), changed.documents[0]?.findings[0]?.mend]).toEqual([["refused"], "--force replaces it; --id gives a document of its own another id"]);
  });

  it("is not made in a dry run", async () => {
    expect(statuses(await here.run([await here.write("dex991.htm", release())], { ...CIK, dryRun: true }))).toEqual(["would-write"]);
    expect(await here.filings()).toEqual([]);
  });
});

describe("a submission", () => {
  it("is searched for its exhibits 99, each with the lines of the whole file", async () => {
    const text = submission(["8-K", "exw-8k.htm", "<html>Item 2.02</html>"], ["EX-99.2", "exw-ex992.htm", "<html>Slides</html>"],
      ["EX-99.1", "exw-ex991.htm", release("1,503")]);
    const file = await here.write("0000000042-26-000005.txt", text);
    const { documents, notes, exitCode } = await here.run([file]);
    expect(notes).toEqual([`${file}: a submission; read of it EX-99.1 exw-ex991.htm, EX-99.2 exw-ex992.htm`]);
    expect(documents.map(({ source, outcome }) => [source.slice(file.length), outcome])).toEqual([["#exw-ex991.htm", "has-findings"], ["#exw-ex992.htm", "passed-over"]]);
    const line = text.split("\n").findIndex((each) => each.includes("1,503")) + 1;
    expect(documents[0]).toMatchObject({ accession: "0000000042-26-000005", notTying: [{ place: { line } }] });
    expect(JSON.parse(await here.read("data/filings/exw/exw-2025-q4.json"))).toMatchObject({ issuer: { cik: "0000000042" } });
    expect(exitCode).toBe(3);
  });

  it("of an ownership form is read by its header", async () => {
    const { documents } = await here.run([await here.write("s.txt", submission(["4", "form4.xml", `<XML>\n${form4()}\n</XML>`], ["EX-24", "poa.txt", "x"]))]);
    expect(documents).toMatchObject([{ kind: "ownership", accession: "0000000042-26-000005", status: "written" }]);
  });

  it("without anything to read names what is in it", async () => {
    const run = await here.run([await here.write("s.txt", submission(["10-K", "exw-10k.htm", "<html/>"], ["EX-31.1", "ex311.htm", "x"]))]);
    expect(run.findings).toMatchObject([{ code: "submission-without-release", what: "a submission of 10-K exw-10k.htm, EX-31.1 ex311.htm" }]);
    expect(run.exitCode).toBe(2);
  });
});

const INLINE = "<?xml version=\"1.0\"?><html xmlns:ix=\"http://www.xbrl.org/2013/inlineXBRL\"><body><ix:header><ix:nonNumeric name=\"dei:DocumentType\" contextRef=\"c\">10-Q</ix:nonNumeric></ix:header></body></html>";

/** What is given, the code, and a word of what is said. */
const STRANGE: readonly (readonly [string, string | Uint8Array, string, RegExp])[] = [
  ["empty.htm", "", "intake-empty", /empty/], ["slides.pdf", "%PDF-1.7\n%âãÏÓ", "intake-pdf", /HTML exhibit/],
  ["book.xlsx.txt", Uint8Array.of(0x50, 0x4b, 3, 4, 0), "intake-binary", /Office/],
  ["exw-10q.htm", INLINE, "intake-inline-xbrl", /Form 10-Q/], ["i.xml", "<?xml version=\"1.0\"?><xbrli:xbrl/>", "intake-other-xml", /XBRL instance/],
  ["a.json", "{\"a\":1}", "intake-other-json", /none of those/], ["cut.json", "{\"documentInfo\":{", "not-json", /./],
  ["facts.json", "{\"cik\":42,\"entityName\":\"E\",\"facts\":{}}", "intake-companyfacts", /--series/],
  ["cut.xml", form4().slice(0, 700), "truncated", /./], ["note.txt", "Nothing to see here.", "release-without-financial-tables", /without tables/],
];

describe("what is no filing", () => {
  it.each(STRANGE)("%s is told as one finding with what to do", async (name, content, code, words) => {
    const run = await here.run([await here.write(name, content)]);
    expect(run.exitCode).toBe(2);
    const [finding, ...more] = run.documents.flatMap(({ findings }) => findings);
    expect([finding?.code, more]).toEqual([code, []]);
    expect(JSON.stringify(finding)).toMatch(words);
    expect(finding?.place.file).toBe(here.file(name));
    expect(await here.filings()).toEqual([]);
  });

  it("a file of 100 MB is refused before it is read", async () => {
    const file = await here.write("large.htm", "<html>");
    await truncate(file, 100_000_000);
    const run = await here.run([file]);
    expect([run.exitCode, codes(run)]).toEqual([2, ["intake-too-large"]]);
    expect(run.findings[0]?.what).toBe("a file of 100000000 bytes, which was not read");
  });

  it("a folder that may not be written to", async () => {
    await here.write("data/filings/exw", "a file where a folder should be");
    const file = await here.write("dex991.htm", release());
    const run = await here.run([file], CIK);
    expect([run.exitCode, statuses(run), codes(run)]).toEqual([2, ["failed"], ["cannot-write"]]);
    const other = await here.run([file], { ...CIK, data: here.file("data/filings/exw") });
    expect([other.exitCode, codes(other)]).toEqual([2, ["cannot-read"]]);
  });

  it("a folder is read whole, but for what holds no document", async () => {
    await here.write("in/a/dex991.htm", release());
    await here.write("in/b/form4.xml", form4());
    await here.write("in/logo.gif", "GIF89a");
    expect(statuses(await here.run([here.file("in")], CIK))).toEqual(["written", "written"]);
    await here.write("none/logo.gif", "GIF89a");
    expect(codes(await here.run([here.file("none"), here.file("absent.htm")]))).toEqual(["intake-source", "intake-source"]);
  });

  it("one bad source does not keep the others out", async () => {
    const run = await here.run([here.file("absent.htm"), await here.write("dex991.htm", release())], CIK);
    expect([run.exitCode, statuses(run), codes(run)]).toEqual([2, ["written"], ["intake-source"]]);
  });
});

describe("an option", () => {
  it.each([["id", "../../evil"], ["id", "A B"], ["cik", "x"], ["lei", "529900EXAMPLE0004245"], ["published", "2026-02-30"], ["currency", "usd"],
    ["ticker", "../x"], ["forms", "8-K;4"], ["since", "yesterday"], ["limit", "0"]])("--%s %s is refused before anything is read", async (name, value) => {
    const run = await here.run([here.file("absent.htm")], { [name]: value });
    expect(run.findings).toMatchObject([{ code: "intake-option", place: { file: `--${name}` }, what: JSON.stringify(value) }]);
    expect(run.exitCode).toBe(2);
  });

  it.each([["BRK.B", "brk-b/brk"], ["BF-B", "bf-b/bf"]])("--ticker %s is a folder and an id without its sign", async (ticker, folder) => {
    await here.run([await here.write("dex991.htm", release())], { ...CIK, ticker });
    const [file = ""] = await here.filings();
    expect(file.startsWith(folder)).toBe(true);
    expect(file).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+\.json$/);
  });

  it("--lei names an issuer without a CIK", async () => {
    await here.run([await here.write("dex991.htm", release())], { lei: "529900EXAMPLE0004244" });
    const { issuer } = JSON.parse(await here.read("data/filings/exw/exw-2025-q4.json")) as { issuer: object };
    expect(issuer).toMatchObject({ lei: "529900EXAMPLE0004244" });
    expect(issuer).not.toHaveProperty("cik");
  });
});
