/** `npm run new`: the files that an author begins with. Nothing that exists is overwritten. */
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDesign } from "../charts/design.ts";
import { chartsFor } from "../charts/registry.ts";
import { writeWhole } from "../lib/files.ts";
import { FindingsError, type Finding } from "../lib/finding.ts";
import type { Settings } from "../lib/settings.ts";
import { slugOf } from "../lib/slug.ts";
import { isPlainDate } from "../model/plain-date.ts";
import { buildReport } from "../report/build-report.ts";
import { parseWatchlist, type Watched } from "../intake/edgar/watchlist.ts";
import { layoutJson } from "../store/layout-json.ts";
import { writeFiling } from "../store/write-filing.ts";
import { examineFolder } from "./examine-filings.ts";
import { scaffoldFiling, type FilingDetails } from "./scaffold-filing.ts";
import { scaffoldWords } from "./scaffold-words.ts";
import { useSiteLocale } from "./site-locale.ts";

/** As a user gives them, all texts. */
export interface ScaffoldFlags {
  readonly ticker?: string;
  readonly cik?: string;
  readonly name?: string;
  readonly exchange?: string;
  readonly year?: string;
  readonly quarter?: string;
  readonly yearEnd?: string;
  readonly published?: string;
  readonly currency?: string;
  readonly forms?: string;
  readonly since?: string;
}

/** What was written, and what to do next. */
export interface Scaffolded { readonly files: readonly string[]; readonly next: readonly string[] }

/** Words for a filing that is there; else a Filing JSON to fill in. */
export async function newFiling(id: string, flags: ScaffoldFlags, settings: Settings): Promise<Scaffolded> {
  requireSlug(id, "an id such as acme-2025-q3");
  await useSiteLocale(settings.data);
  const { filings } = await examineFolder(join(settings.data, "filings"), settings.today);
  const found = filings.find(({ examined }) => examined.filing.id === id);
  if (found === undefined) return writeScaffold(id, flags, settings);
  const report = buildReport(found.examined, "");
  const design = parseDesign(JSON.parse(await readFile(join(settings.data, "site", "design.json"), "utf8")));
  const file = join(settings.content, "filings", `${id}.md`);
  await writeNew(file, scaffoldWords(report, chartsFor(report, design).map((chart) => chart.id)));
  return { files: [file], next: ["npm run dev, and write: every figure stands in the file as a shortcode"] };
}

async function writeScaffold(id: string, flags: ScaffoldFlags, settings: Settings): Promise<Scaffolded> {
  const details = detailsOf(id, flags, settings.today);
  const file = join(settings.data, "filings", slugOf(details.ticker), `${id}.json`);
  await writeFiling(file, scaffoldFiling(details), { shownAs: file });
  return {
    files: [file],
    next: [
      "give each row its values, as printed, and a concept; totals say what they sum (\"sum\")",
      `npm run check:filing -- ${file}`, `npm run new -- filing ${id}, for words to begin with`,
      "or take the document in instead: npm run intake -- FILE",
    ],
  };
}

function detailsOf(id: string, flags: ScaffoldFlags, today: string): FilingDetails {
  const { ticker = "", cik = "", name = "", exchange = "", published = today, currency = "USD", yearEnd = "12-31" } = flags;
  const [year, quarter] = [parseInt(flags.year ?? "", 10), parseInt(flags.quarter ?? "", 10)];
  const wrong = [
    ...expect(/^[A-Za-z0-9.-]{1,10}$/.test(ticker), "ticker", "--ticker ACME"),
    ...expect(/^\d{1,10}$/.test(cik), "CIK", "--cik 1234567"),
    ...expect(name !== "", "issuer's name", "--name \"Acme, Inc.\""),
    ...expect(exchange !== "", "exchange", "--exchange NASDAQ"),
    ...expect(year >= 1990 && year <= 2200, "fiscal year", "--year 2025"),
    ...expect(quarter >= 1 && quarter <= 4, "fiscal quarter", "--quarter 3"),
    ...expect(isPlainDate(`2024-${yearEnd}`), "end of the fiscal year", "--year-end 12-31"),
    ...expect(isPlainDate(published), "day of publication", "--published 2025-11-05"),
    ...expect(/^[A-Z]{3}$/.test(currency), "currency", "--currency USD"),
  ];
  if (wrong.length > 0) throw new FindingsError(wrong);
  return { id, cik, name, ticker, exchange, published, currency, fiscal: { year, quarter, yearEnd } };
}

const expect = (isRight: boolean, what: string, example: string): Finding[] => (isRight ? [] : [{
  code: "new-filing", place: { file: "npm run new -- filing" }, what: `no ${what} that can be used`, expected: example,
}]);

function requireSlug(name: string, expected: string): void {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return;
  throw new FindingsError([{
    code: "name", place: { file: "npm run new" }, what: `"${name}" cannot name a file`, expected,
    mend: "use small letters, digits and single hyphens",
  }]);
}

/** The company goes on the watchlist, from which `npm run intake -- --watchlist` fetches its filings. */
export async function newCompany(ticker: string, flags: ScaffoldFlags, settings: Settings): Promise<Scaffolded> {
  const file = join(settings.data, "watchlist.json");
  const text = await readFile(file).catch(() => Buffer.from("{ \"companies\": [] }"));
  const { companies, ...rest } = parseWatchlist(text, file);
  const added: Watched = {
    ticker: ticker.toUpperCase(), forms: (flags.forms ?? "8-K,3,4,5").split(","), items: ["2.02"], since: flags.since ?? settings.today,
  };
  if (companies.some((company) => company.ticker === added.ticker)) {
    throw new FindingsError([{ code: "on-the-watchlist", place: { file }, what: `${added.ticker} is on it already` }]);
  }
  const changed = layoutJson({ ...rest, companies: [...companies, added] });
  parseWatchlist(Buffer.from(changed), file);
  await writeWhole(file, changed);
  return { files: [file], next: ["npm run intake -- --watchlist, to fetch its filings"] };
}

/** A page of its own beside the filings, such as "about". */
export async function newPage(name: string, project: string): Promise<Scaffolded> {
  requireSlug(name, "a name such as about");
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll("-", " ")}`;
  const file = join(project, "content", `${name}.md`);
  await writeNew(file, `---\nlayout: base.njk\npermalink: ${name}/index.html\ntitle: ${title}\n---\n# ${title}\n\nWords without figures; a number here stops the build.\n`);
  return { files: [file], next: [`link to it from templates/base.njk: {{ '${name}/index.html' | rel }}`] };
}

async function writeNew(file: string, text: string): Promise<void> {
  if (await access(file).then(() => true, () => false)) {
    throw new FindingsError([{
      code: "file-exists", place: { file }, what: "a file that exists already", expected: "a new file", mend: "move it away, or edit it",
    }]);
  }
  await writeWhole(file, text);
}

export const scaffoldText = ({ files, next }: Scaffolded): string =>
  [...files.map((file) => `wrote ${file}`), ...next.map((step) => `next: ${step}`)].join("\n");
