/** `npm run intake -- SOURCE --series`: companyfacts of a company become data/series/<ticker>.json, with a report. */
import { join } from "node:path";
import { writeWhole } from "../lib/files.ts";
import { FindingsError, type Finding } from "../lib/finding.ts";
import { slugOf } from "../lib/slug.ts";
import { companySeries, type CompanySeriesFile } from "../model/company-series.ts";
import { isMonetary } from "../model/unit.ts";
import { layoutJson } from "../store/layout-json.ts";
import { cikOf, fetchCompanyFacts, fetchSubmissions } from "./edgar/edgar.ts";
import { resolveSource } from "./edgar/source.ts";
import type { Intake } from "./intake.ts";
import { fileFinding } from "./keep-filing.ts";
import { readBounded } from "./local-documents.ts";
import { readCompanyFacts, type CompanyFacts } from "./xbrl/companyfacts.ts";
import { readSeriesFile, seriesFileOf } from "./xbrl/series-file.ts";
import { buildSeries } from "./xbrl/series.ts";

export interface SeriesReport {
  readonly source: string;
  readonly cik: string;
  readonly name: string;
  readonly file: string;
  readonly status: "written" | "replaced" | "unchanged" | "would-write" | "refused" | "failed";
  readonly concepts: number;
  readonly currencies: readonly string[];
  readonly quarterly: number;
  readonly annual: number;
  readonly restated: number;
  /** Quarters that no filing tells by itself. */
  readonly derived: number;
  readonly splits: CompanySeriesFile["splits"];
  readonly newest: string;
  readonly findings: readonly Finding[];
}

interface Facts { readonly facts: CompanyFacts; readonly ticker?: string }

/** Companyfacts from a file, or from EDGAR by ticker or CIK. Throws a FindingsError. */
export async function readFacts(intake: Intake, source: string): Promise<Facts> {
  const resolved = resolveSource(source);
  if (resolved.kind === "file") return { facts: readCompanyFacts(await readBounded(resolved.path), resolved.path) };
  if (resolved.kind === "accession") throw new FindingsError([ofNoCompany(source)]);
  const cik = await cikOf(intake.client, resolved);
  const { tickers: [ticker] } = await fetchSubmissions(intake.client, cik);
  const { bytes, url } = await fetchCompanyFacts(intake.client, cik);
  return { facts: readCompanyFacts(bytes, url), ...(ticker !== undefined && { ticker }) };
}

const ofNoCompany = (source: string): Finding => ({
  code: "intake-source", place: { file: source }, what: "a filing, which has no series",
  expected: "a companyfacts file, a ticker or a CIK", mend: "give the company",
});

/** `folder` is data/series. */
export async function takeSeries(intake: Intake, source: string, folder: string): Promise<SeriesReport> {
  const { facts, ticker } = await readFacts(intake, source);
  const named = intake.options.said.ticker ?? ticker ?? intake.shelf.tickerOf(facts.cik);
  const built = seriesFileOf(buildSeries(facts), named);
  if (built === undefined) throw new FindingsError([withoutFacts(source), ...facts.findings]);
  const file = join(folder, `${slugOf(named ?? `cik${facts.cik}`)}.json`);
  const { status, findings } = await keep(file, built, intake);
  return { source, file, status, ...countsOf(built), findings: [...facts.findings, ...findings] };
}

const withoutFacts = (file: string): Finding =>
  ({ code: "companyfacts-empty", place: { file }, what: "companyfacts without a figure that could be read" });

type Kept = Pick<SeriesReport, "status" | "findings">;

/** A series follows from companyfacts: a newer one takes the place of an older one unasked; the reverse needs force. */
async function keep(file: string, built: CompanySeriesFile, { options: { dryRun, force } }: Intake): Promise<Kept> {
  const parsed = companySeries.parse(built);
  const before = await readSeriesFile(file);
  const text = layoutJson(parsed);
  if (before !== undefined && layoutJson(before) === text) return { status: "unchanged", findings: [] };
  if (before !== undefined && !force && (before.newest > parsed.newest || before.cik !== parsed.cik)) {
    return { status: "refused", findings: [standsThere(file, before, parsed)] };
  }
  if (dryRun) return { status: "would-write", findings: [] };
  try {
    await writeWhole(file, text);
  } catch (error) {
    return { status: "failed", findings: [fileFinding(error, file)] };
  }
  return { status: before === undefined ? "written" : "replaced", findings: [] };
}

const standsThere = (file: string, before: CompanySeriesFile, after: CompanySeriesFile): Finding => ({
  code: "series-exists", place: { file },
  what: before.cik === after.cik ? `a series up to ${before.newest}, newer than this one up to ${after.newest}`
    : `the series of CIK ${before.cik}, not of ${after.cik}`,
  expected: "an older series of the same company", mend: "--force replaces it; --ticker names the company otherwise",
});

type Counts = Omit<SeriesReport, "source" | "file" | "status" | "findings">;

function countsOf({ cik, name, newest, splits, series }: CompanySeriesFile): Counts {
  const quarterly = series.flatMap((each) => each.quarterly ?? []);
  const annual = series.flatMap((each) => each.annual ?? []);
  const all = series.flatMap((each) => [each.yearToDate, each.instants, each.other].flatMap((points) => points ?? []));
  return {
    cik, name, newest, splits, concepts: series.length,
    currencies: [...new Set(series.map(({ unit }) => unit.replace(/\/shares$/, "")).filter(isMonetary))].toSorted(),
    quarterly: quarterly.length, annual: annual.length, derived: quarterly.filter(({ derived }) => derived).length,
    restated: [...quarterly, ...annual, ...all].filter(({ restated }) => restated).length,
  };
}
