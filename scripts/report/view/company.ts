/** A company over all its filings: newest figures, series, guidance and outcome, restatements, filings, insiders. */
import { words } from "../../lib/words.ts";
import { conceptsLike } from "../../model/concept-equivalents.ts";
import type { CollectedFiling, CompanyReport } from "../../model/collection-report.ts";
import type { ReportIssuer, ReportPeriod, Shown } from "../../model/report.ts";
import { lookup, metricOf } from "./lookup.ts";
import { proseFigure } from "./prose-figure.ts";
import { SERIES_KINDS, factAt, seriesView, type SeriesView } from "./series.ts";
import { outcomeRows, type OutcomeRow } from "./outcomes.ts";
import { factNamed, periodNamed } from "./collected.ts";
import { newestTrades, type TradeList } from "./trades.ts";

interface TitledFigure { readonly title: string; readonly shown: Shown }

export interface NewestFigure extends TitledFigure { readonly beside: TitledFigure | null }

export interface RestatedRow {
  readonly anchor: string;
  readonly fact: string;
  readonly label: string;
  readonly period: ReportPeriod;
  readonly before: { readonly shown: Shown; readonly filing: CollectedFiling };
  readonly after: { readonly shown: Shown; readonly filing: CollectedFiling };
  readonly change: Shown | null;
  /** A stock split alone sets both apart. */
  readonly isSplit: boolean;
}

export interface NetRow {
  readonly period: ReportPeriod;
  readonly bought: Shown | null;
  readonly sold: Shown | null;
  readonly net: Shown | null;
}

export interface CompanyView {
  readonly id: string;
  readonly issuer: ReportIssuer;
  readonly filings: readonly CollectedFiling[];
  readonly period: ReportPeriod | null;
  readonly newest: readonly NewestFigure[];
  readonly series: readonly { readonly kind: string; readonly view: SeriesView }[];
  readonly outcomes: readonly OutcomeRow[];
  /** Some guidance was given before a stock split. */
  readonly hasConverted: boolean;
  readonly restated: readonly RestatedRow[];
  readonly splits: readonly { readonly ratio: Shown; readonly period: ReportPeriod }[];
  readonly people: readonly { readonly name: string; readonly slug: string; readonly pointer: string }[];
  readonly net: readonly NetRow[];
  /** Null where no ownership form is known. */
  readonly trades: TradeList | null;
  readonly reconciliations: readonly string[];
}

/** Columns on the company's own page; the pages behind it have them all. */
const COLUMNS_SHOWN = 12;

export function companyView(report: CompanyReport): CompanyView {
  const outcomes = outcomeRows(report);
  const series = SERIES_KINDS.map((kind) => ({ kind, view: seriesView(report, kind,
    COLUMNS_SHOWN) })).filter(({ view }) => view.columns.length > 0);
  return {
    id: report.id, issuer: report.issuer, filings: report.filings,
    period: lookup(report).periods.get(report.current ?? "") ?? null,
    newest: newestFigures(report), series,
    outcomes, hasConverted: outcomes.some(({ converted }) => converted),
    splits: report.splits.map((id) => factNamed(report, id)).map((fact) =>
      ({ ratio: proseFigure(fact), period: periodNamed(report, fact.period) })),
    restated: report.restatements.flatMap((one) => restatedRow(report, one)),
    people: peopleOf(report), net: netRows(report),
    trades: report.trades.length === 0 ? null : newestTrades(report),
    reconciliations: report.filings.filter(({ kind }) => kind === "earnings-release").map(({ id }) => id).slice(0, 1),
  };
}

/** GAAP figures of the newest quarter, each with what puts it in proportion. */
const NEWEST: readonly { readonly id: string; readonly concept: string; readonly beside?: string }[] = [
  { id: "revenues", concept: "us-gaap:Revenues", beside: "revenue-growth" },
  { id: "operating-income", concept: "us-gaap:OperatingIncomeLoss", beside: "operating-margin" },
  { id: "net-income", concept: "us-gaap:NetIncomeLoss", beside: "net-margin" },
  { id: "diluted-eps", concept: "us-gaap:EarningsPerShareDiluted" },
];

export function newestFigures(report: CompanyReport): NewestFigure[] {
  const period = report.current ?? "";
  return NEWEST.flatMap(({ id, concept, beside }) => {
    const fact = factAt(report, conceptsLike(concept), period);
    if (fact === undefined) return [];
    const shown = beside === undefined ? null : metricOf(report, beside, period)?.shown ?? null;
    const pair = shown === null || beside === undefined ? null : { title: words(`company.beside.${beside}`), shown };
    return [{ title: words(`measure.${id}`), shown: proseFigure(fact), beside: pair }];
  });
}

function restatedRow(report: CompanyReport, restatement: CompanyReport["restatements"][number]): RestatedRow[] {
  const { before, after, label, period, change, split } = restatement;
  const side = (id: string): RestatedRow["before"] | undefined => {
    const fact = factNamed(report, id);
    const filing = report.filings.find((one) => one.id === fact.origin?.filing);
    return filing && { shown: proseFigure(fact), filing };
  };
  const [was, is] = [side(before), side(after)];
  if (was === undefined || is === undefined) return [];
  const shown = lookup(report).metrics.get(change)?.shown ?? null;
  return [{ anchor: `restated-${before}`, fact: before, label, period: periodNamed(report, period), before: was,
    after: is, change: shown, isSplit: split !== null }];
}

function peopleOf({ trades }: CompanyReport): CompanyView["people"] {
  const seen = new Map(trades.map(({ owner }, at) => [owner.slug, { ...owner, pointer: `/trades/${at}/owner/name` }]));
  return [...seen.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Quarters in which shares were bought or sold, newest first. */
function netRows(report: CompanyReport): NetRow[] {
  const shown = (id: string, period: string): Shown | null => metricOf(report, id, period)?.shown ?? null;
  return report.periods.filter(({ span }) => span === "quarter").toReversed().flatMap((period) => {
    const net = shown("net-shares-bought", period.id);
    return net === null ? [] : [{ period, net, bought: shown("shares-bought", period.id), sold: shown("shares-sold",
      period.id) }];
  });
}
