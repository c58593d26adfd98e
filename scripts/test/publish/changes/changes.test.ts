/** What a pull request says of the filings in it, and the ledgers that are written for it. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { git } from "../../../lib/git.ts";
import { changesText } from "../../../publish/changes/changes-text.ts";
import { readChanges, type Changes } from "../../../publish/changes/ledger-changes.ts";
import { writeLedgers, writtenText } from "../../../publish/changes/write-ledgers.ts";
import { TODAY } from "../../example-filings.ts";
import { fileOf, formOf, writeMarket } from "../small-market.ts";

let folder: string;
let data: string;
const settings = (): Parameters<typeof writeLedgers>[0] => ({ data, content: "", out: "", today: TODAY, frozen: false });
const changes = (): Promise<Changes> => readChanges({ data, base: "HEAD" }, TODAY);
const ledgerOf = (file: string): string => file.replace(/\.json$/, ".ties.json");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tieout-changes-"));
  ({ data } = await writeMarket(folder, 2));
  await writeLedgers(settings());
  await git(folder, "init", "--quiet");
  await git(folder, "add", "--all");
  await git(folder, "-c", "user.name=Example", "-c", "user.email=example@example.org", "commit", "--quiet", "--message", "data");
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A form more; `replace` as of String. */
async function addForm(name: string, from = /none/, to = ""): Promise<string> {
  const file = join(data, "filings", "exma", `${name}.json`);
  await writeFile(file, (await readFile(fileOf(data, 0), "utf8")).replace(formOf(0), name).replace(from, to));
  return file;
}

const edit = async (file: string, from: RegExp, to: string): Promise<void> => writeFile(file, (await readFile(file, "utf8")).replace(from, to));

describe("ledgers", () => {
  it("are written for what ties and differs from the commit, and for nothing else", async () => {
    const added = await addForm("exma-new");
    await rm(ledgerOf(fileOf(data, 1)));
    const untied = await addForm("exma-untied", /"5000"/, "\"5,000\"");
    const written = await writeLedgers(settings(), "HEAD");
    expect(written.written.map((file) => file.replace(`${folder}/`, ""))).toEqual(
      [ledgerOf(added), ledgerOf(fileOf(data, 1))].map((file) => file.replace(`${folder}/`, "")));
    expect(written.findings.map(({ place }) => place.file)).toEqual([untied]);
    expect(writtenText(written)).toMatch(/2 ledgers written, 0 as they were; 1 without one: they do not tie$/);
    expect((await writeLedgers(settings(), "HEAD")).written).toEqual([]);
  });
});

describe("the text", () => {
  it("says of nothing that it is nothing", async () => {
    expect(changesText(await changes())).toBe("Nothing new\n");
  });

  it("has a line for a new filing, with its ties by grade", async () => {
    await addForm("exma-new");
    await writeLedgers(settings(), "HEAD");
    const text = changesText(await changes());
    expect(text).toMatch(/^1 new filing, 0 published figures moved\n\n/);
    expect(text).toMatch(/\| `exma-new` \| `Example A Instruments, Inc. \(fictional\)` \| `Form 4` \| `2023-12-20` \|( \d+ \|){6}/);
  });

  it("shows each figure that moves in a filing that was published", async () => {
    await edit(fileOf(data, 0), /200720/, "200721");
    await writeLedgers(settings(), "HEAD");
    const text = changesText(await changes());
    expect(text).toMatch(/^0 new filings, \d published figures? moved\n/);
    expect(text).toContain("Published figures that moved");
    expect(text).toMatch(/200,?720.*200,?721/);
  });

  it("says what keeps a filing from publishing: it does not tie, or its ledger is stale", async () => {
    await addForm("exma-untied", /"5000"/, "\"5,000\"");
    await addForm("exma-stale");
    const text = changesText(await changes());
    expect(text).toMatch(/^2 new filings, 0 published figures moved, 2 not ready to publish\n/);
    expect(text.match(/### Not ready to publish([\s\S]*)/)?.[1]).toMatch(/`exma-stale`[\s\S]*ledger-is-stale[\s\S]*`exma-untied`/);
  });

  it("names filings that are gone, and the figures that go with them", async () => {
    await rm(fileOf(data, 1));
    await rm(ledgerOf(fileOf(data, 1)));
    expect(changesText(await changes())).toContain(`\`${formOf(1)}\` is gone`);
  });

  it("lists what was fetched and refused since, once", async () => {
    const one = (accession: string): object =>
      ({ accession, company: "Example | Corp", form: "8-K", filed: "2024-01-02", reasons: ["no tables"] });
    const file = join(data, "watchlist-refused.json");
    await writeFile(file, JSON.stringify({ refused: [one("a-1")] }));
    await git(folder, "add", "--all");
    await git(folder, "-c", "user.name=E", "-c", "user.email=e@example.org", "commit", "--quiet", "--message", "refused");
    await writeFile(file, JSON.stringify({ refused: [one("a-1"), one("a-2")] }));
    const text = changesText(await changes());
    expect(text).toContain("| `a-2` | `Example \\| Corp` | `8-K` | `2024-01-02` | `no tables` |");
    expect(text).not.toContain("a-1");
  });

  it("stays below what GitHub takes, however many filings there are, and counts the rest", async () => {
    const [one] = (await (async () => {
      await addForm("exma-new");
      await writeLedgers(settings(), "HEAD");
      return changes();
    })()).filings;
    if (one === undefined) throw new Error("nothing is new");
    const many = Array.from({ length: 3000 }, (_, at) => ({ ...one, id: `exma-${at}` }));
    const text = changesText({ filings: many, refused: [] });
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/^3000 new filings/);
    expect(text).toMatch(/… and \d+ more: see the files\./);
  });

  it("needs a commit that is there", async () => {
    await expect(readChanges({ data, base: "origin/none" }, TODAY)).rejects.toThrow(/no-such-commit[\s\S]*fetch-depth: 0/);
  });

  it("is of a checkout that lies deeper, and of files with spaces", async () => {
    const file = join(data, "filings", "exma", "exma new.json");
    await cp(fileOf(data, 0), file);
    expect((await changes()).filings.map(({ id }) => id)).toEqual(["exma new"]);
  });
});
