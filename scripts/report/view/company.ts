/** A company over all its filings: figures by quarter, releases, insiders' transactions. */
import { words } from "../../lib/words.ts";
import type { EarningsReport, OwnershipReport, Report, ReportPeriod, Shown } from "../../model/report.ts";
import { directory, issuerPointers, newestFirst, type FilingLine } from "./directory.ts";
import { factOf, lookup, metricOf } from "./lookup.ts";
import { proseFigure } from "./prose-figure.ts";
import { codeWords } from "./transaction-codes.ts";

export interface SeriesCell { readonly filing: string; readonly shown: Shown; readonly derived: boolean }
export interface SeriesRow { readonly title: string; readonly cells: readonly (SeriesCell | null)[] }
export interface SeriesColumn {
  readonly id: string;
  readonly label: string;
  readonly filing: string;
  readonly derived: boolean;
}
export interface SeriesView { readonly columns: readonly SeriesColumn[]; readonly rows: readonly SeriesRow[] }

export interface InsiderLine {
  readonly filing: string;
  readonly name: string;
  readonly pointer: string;
  readonly date: string;
  readonly code: string;
  readonly words: string;
  readonly shares: Shown | null;
  readonly after: Shown | null;
}

export interface CompanyView {
  readonly name: string;
  readonly ticker: string | null;
  readonly cik: string | null;
  readonly lei: string | null;
  /** The filing that name and CIK are taken from, and where they stand in it. */
  readonly source: { readonly filing: string; readonly name: string; readonly cik: string; readonly lei: string };
  readonly exchange: string | null;
  readonly filings: readonly FilingLine[];
  readonly quarters: SeriesView;
  readonly spans: SeriesView;
  readonly insiders: readonly InsiderLine[];
}

type Reading = (report: EarningsReport, period: string) => { shown: Shown; derived: boolean } | undefined;
interface SeriesMeasure { readonly title: () => string; readonly read: Reading }

const factRow = (title: string, concept: string): SeriesMeasure => ({
  title: () => words(title),
  read: (report, period) => {
    const fact = factOf(report, concept, period);
    return fact && { shown: proseFigure(fact), derived: fact.place === undefined };
  },
});

const metricSeries = (id: string): SeriesMeasure => ({
  title: () => words(`metric.${id}.title`),
  read: (report, period) => {
    const shown = metricOf(report, id, period)?.shown;
    return shown ? { shown, derived: false } : undefined;
  },
});

/** GAAP rows first; a non-GAAP row follows the GAAP row that it starts from. */
const MEASURES: readonly SeriesMeasure[] = [
  factRow("measure.Revenues", "us-gaap:Revenues"),
  metricSeries("revenue-growth"),
  factRow("measure.GrossProfit", "us-gaap:GrossProfit"),
  metricSeries("gross-margin"),
  factRow("measure.OperatingIncomeLoss", "us-gaap:OperatingIncomeLoss"),
  metricSeries("operating-margin"),
  factRow("measure.NonGAAPOperatingIncome", "issuer:NonGAAPOperatingIncome"),
  factRow("measure.NetIncomeLoss", "us-gaap:NetIncomeLoss"),
  factRow("measure.NonGAAPNetIncome", "issuer:NonGAAPNetIncome"),
  factRow("measure.AdjustedEBITDA", "issuer:AdjustedEBITDA"),
  factRow("measure.EarningsPerShareDiluted", "us-gaap:EarningsPerShareDiluted"),
];

interface Column { readonly period: ReportPeriod; readonly report: EarningsReport }

/** Each period once, told by the newest filing that prints it, else by the newest that derives it. */
function columnsOf(reports: readonly EarningsReport[], spans: readonly string[]): Column[] {
  const all = reports.flatMap((report) => report.periods
    .filter((period) => spans.includes(period.span) && factOf(report, "us-gaap:Revenues", period.id) !== undefined)
    .map((period) => ({ period, report })));
  const found = new Map<string, Column>();
  const printed = all.filter(({ period }) => !period.derived);
  for (const column of [...printed, ...all.filter(({ period }) => period.derived)]) {
    const key = `${column.period.start ?? ""}/${column.period.end}`;
    if (!found.has(key)) found.set(key, column);
  }
  return [...found.values()].toSorted((a, b) => order(a.period, b.period));
}

const order = (a: ReportPeriod, b: ReportPeriod): number => {
  const [x, y] = [`${a.end}/${a.start ?? ""}`, `${b.end}/${b.start ?? ""}`];
  if (x === y) return 0;
  return x < y ? -1 : 1;
};

function series(reports: readonly EarningsReport[], spans: readonly string[]): SeriesView {
  const columns = columnsOf(reports, spans);
  const rows = MEASURES.map(({ title, read }) => ({
    title: title(),
    cells: columns.map(({ period, report }) => {
      const reading = read(report, period.id);
      return reading === undefined ? null : { filing: report.id, ...reading };
    }),
  }));
  return {
    columns: columns.map(({ period, report }) =>
      ({ id: period.id, label: period.label, filing: report.id, derived: period.derived })),
    rows: rows.filter(({ cells }) => cells.some((cell) => cell !== null)),
  };
}

function insiderLines(report: OwnershipReport): InsiderLine[] {
  const { facts } = lookup(report);
  const name = report.filing.reportingOwner[0]?.reportingOwnerId.rptOwnerName ?? "";
  return report.filing.nonDerivativeTable.nonDerivativeTransaction.map((row, at) => ({
    filing: report.id, name, pointer: "/reportingOwner/0/reportingOwnerId/rptOwnerName",
    date: row.transactionDate.value ?? report.filing.periodOfReport,
    code: row.transactionCoding.transactionCode ?? "", words: codeWords(row.transactionCoding.transactionCode ?? ""),
    shares: facts.get(`nonDerivative.${at + 1}.transactionShares`)?.shown ?? null,
    after: facts.get(`nonDerivative.${at + 1}.sharesOwnedFollowingTransaction`)?.shown ?? null,
  }));
}

/** `reports` are one company's. */
export function companyView(reports: readonly Report[]): CompanyView {
  const ordered = newestFirst(reports);
  const releases = ordered.filter((report) => report.kind === "earnings-release");
  const forms = ordered.filter((report) => report.kind === "ownership");
  const named = releases[0] ?? ordered[0];
  if (named === undefined) throw new RangeError("a company needs a filing");
  const { issuer } = named;
  return {
    source: { filing: named.id, ...issuerPointers(named) },
    name: issuer.name, ticker: issuer.ticker, cik: issuer.cik, lei: issuer.lei ?? null, exchange: issuer.exchange,
    filings: directory(ordered),
    quarters: series(releases, ["quarter"]), spans: series(releases, ["half", "nine-months", "year"]),
    insiders: forms.flatMap(insiderLines),
  };
}
