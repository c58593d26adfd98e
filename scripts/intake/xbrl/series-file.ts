/** {@link CompanySeries} ↔ data/series/<ticker>.json. */
import { readFile } from "node:fs/promises";
import { FindingsError } from "../../lib/finding.ts";
import { companySeries, type CompanySeriesFile, type SeriesPoint } from "../../model/company-series.ts";
import type { CompanySeries } from "./series.ts";
import type { ConceptSeries, Point } from "./series-point.ts";

/** Undefined for a company of whom nothing has been filed. */
export function seriesFileOf(company: CompanySeries, ticker?: string): CompanySeriesFile | undefined {
  const { cik, name, series } = company;
  const days = series.flatMap(({ quarterly, annual, yearToDate, instants, other }) =>
    [quarterly, annual, yearToDate, instants, other].flatMap((points) => points.map(lastFiledOf)));
  const newest = days.reduce((last, day) => (day > last ? day : last), "");
  if (newest === "") return undefined;
  return {
    $schema: "../schemas/company-series.json", kind: "company-series", cik, name,
    ...(ticker !== undefined && { ticker }), newest,
    splits: company.splits.map(({ ratio, kind, oldBasisUntil, newBasisFrom }) =>
      ({ ratio, kind, oldBasisUntil, newBasisFrom })),
    series: series.map(conceptOf),
  };
}

const lastFiledOf = ({ history, filed }: Point): string => history.at(-1)?.lastFiled ?? filed;

const LISTS = ["quarterly", "annual", "yearToDate", "instants", "other"] as const;

function conceptOf(series: ConceptSeries): CompanySeriesFile["series"][number] {
  const { concept, label, unit } = series;
  const lists = LISTS.filter((name) => series[name].length > 0)
    .map((name) => [name, series[name].map(pointOf)] as const);
  return { concept, label, unit, ...Object.fromEntries(lists) };
}

function pointOf(point: Point): SeriesPoint {
  const { period, value, filed, form, accession, restated, derived, history } = point;
  const lastFiled = lastFiledOf(point);
  return {
    ...period, value, filed, ...(lastFiled > filed && { lastFiled }), form, accession,
    ...(restated && { restated: true as const }), ...(derived && { derived }),
    ...(history.length > 1 && { history: history.map(versionOf) }),
  };
}

type Version = NonNullable<SeriesPoint["history"]>[number];

/** Without the lexeme: the value tells the same. */
const versionOf = ({ value, filed, lastFiled, form, accession, change }: Version): Version =>
  ({ value, filed, lastFiled, form, accession, change });

/** Undefined where there is no such file. Throws a FindingsError for one that is no series. */
export async function readSeriesFile(file: string): Promise<CompanySeriesFile | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = companySeries.safeParse(parseOrNothing(text));
  if (parsed.success) return parsed.data;
  throw new FindingsError([{
    code: "not-a-series", place: { file }, what: `no series of a company: ${parsed.error.issues[0]?.message ?? ""}`,
    expected: "a file as --series writes it", mend: "delete it; --series writes it again",
  }]);
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
