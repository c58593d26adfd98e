/** A company over all its filings: newest figures, series, guidance and outcome, restatements, filings, insiders. */
import { words } from "../../lib/words.ts";
import { conceptsLike } from "../../model/concept-equivalents.ts";
import type { CollectedFiling, CompanyReport, GuidanceOutcome } from "../../model/collection-report.ts";
import type { Comparison } from "../../model/relation.ts";
import type { ReportFact, ReportIssuer, ReportPeriod, Shown } from "../../model/report.ts";
import { lookup, metricOf } from "./lookup.ts";
import { proseFigure } from "./prose-figure.ts";
import { SERIES_KINDS, factAt, seriesView, type SeriesView } from "./series.ts";
import { tradesByYear, type TradeYear } from "./trades.ts";

interface TitledFigure { readonly title: string; readonly shown: Shown }

export interface NewestFigure extends TitledFigure { readonly beside: TitledFigure | null }

export interface OutcomeRow {
  readonly label: string;
  readonly pointer: string;
  readonly period: ReportPeriod;
  readonly filing: string;
  readonly published: string;
  readonly low: Shown;
  readonly high: Shown;
  readonly actual: Shown | null;
  readonly verdict: { readonly words: string; readonly comparison: Comparison } | null;
  /** How far outside the range; within it how far from its middle. */
  readonly by: { readonly title: string; readonly shown: Shown } | null;
}

export interface RestatedRow {
  readonly anchor: string;
  readonly fact: string;
  readonly label: string;
  readonly period: ReportPeriod;
  readonly before: { readonly shown: Shown; readonly filing: CollectedFiling };
  readonly after: { readonly shown: Shown; readonly filing: CollectedFiling };
  readonly change: Shown | null;
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
  readonly restated: readonly RestatedRow[];
  readonly years: readonly TradeYear[];
  readonly people: readonly { readonly name: string; readonly slug: string; readonly pointer: string }[];
  readonly net: readonly NetRow[];
  readonly trades: number;
  readonly reconciliations: readonly string[];
}

/** Columns on the company's own page; the pages behind it have them all. */
const COLUMNS_SHOWN = 12;

export function companyView(report: CompanyReport): CompanyView {
  const series = SERIES_KINDS.map((kind) => ({ kind, view: seriesView(report, kind,
    COLUMNS_SHOWN) })).filter(({ view }) => view.columns.length > 0);
  return {
    id: report.id, issuer: report.issuer, filings: report.filings,
    period: lookup(report).periods.get(report.current ?? "") ?? null,
    newest: newestFigures(report), series,
    outcomes: report.guidance.map((outcome, at) => outcomeRow(report, outcome, `/guidance/${at}/label`)),
    restated: report.restatements.flatMap((one) => restatedRow(report, one)),
    years: tradesByYear(report), people: peopleOf(report), net: netRows(report), trades: report.trades.length,
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

function newestFigures(report: CompanyReport): NewestFigure[] {
  const period = report.current ?? "";
  return NEWEST.flatMap(({ id, concept, beside }) => {
    const fact = factAt(report, conceptsLike(concept), period);
    if (fact === undefined) return [];
    const shown = beside === undefined ? null : metricOf(report, beside, period)?.shown ?? null;
    const pair = shown === null || beside === undefined ? null : { title: words(`company.beside.${beside}`), shown };
    return [{ title: words(`measure.${id}`), shown: proseFigure(fact), beside: pair }];
  });
}

function known(report: CompanyReport, id: string): ReportFact {
  const fact = lookup(report).facts.get(id);
  if (fact === undefined) throw new RangeError(`${report.id} has no fact ${id}`);
  return fact;
}

function periodOf(report: CompanyReport, id: string): ReportPeriod {
  const period = lookup(report).periods.get(id);
  if (period === undefined) throw new RangeError(`${report.id} has no period ${id}`);
  return period;
}

function outcomeRow(report: CompanyReport, outcome: GuidanceOutcome, pointer: string): OutcomeRow {
  const { filing, published, label, actual } = outcome;
  const [low, high] = [proseFigure(known(report, outcome.low)), proseFigure(known(report, outcome.high))];
  const reported = actual === null ? null : proseFigure(known(report, actual));
  return {
    label, pointer, filing, published, low, high, actual: reported, period: periodOf(report, outcome.period),
    verdict: verdictOf(outcome.verdict, { low, high, actual: reported }), by: distanceOf(report, outcome),
  };
}

interface Ends { readonly low: Shown; readonly high: Shown; readonly actual: Shown | null }

function verdictOf(verdict: GuidanceOutcome["verdict"], { low, high, actual }: Ends): OutcomeRow["verdict"] {
  if (verdict === null || actual === null) return null;
  if (verdict === "within") return { words: "within", comparison: { a: [actual.ref], relation: "within", b: [low.ref,
    high.ref] } };
  return verdict === "above" ? { words: "above", comparison: { a: [actual.ref], relation: "greater", b: [high.ref] } }
    : { words: "below", comparison: { a: [actual.ref], relation: "less", b: [low.ref] } };
}

const DISTANCES: Readonly<Record<NonNullable<GuidanceOutcome["verdict"]>, string>> =
  { above: "actual-above-guidance", below: "actual-below-guidance", within: "actual-against-midpoint" };

function distanceOf(report: CompanyReport, { id, verdict }: GuidanceOutcome): OutcomeRow["by"] {
  if (verdict === null) return null;
  const shown = lookup(report).metrics.get(`${DISTANCES[verdict]}@${id}`)?.shown;
  return shown ? { title: words(`company.distance.${verdict}`), shown } : null;
}

function restatedRow(report: CompanyReport, { before, after, label, period,
  change }: CompanyReport["restatements"][number]): RestatedRow[] {
  const side = (id: string): RestatedRow["before"] | undefined => {
    const fact = known(report, id);
    const filing = report.filings.find((one) => one.id === fact.origin?.filing);
    return filing && { shown: proseFigure(fact), filing };
  };
  const [was, is] = [side(before), side(after)];
  if (was === undefined || is === undefined) return [];
  const shown = lookup(report).metrics.get(change)?.shown ?? null;
  return [{ anchor: `restated-${before}`, fact: before, label, period: periodOf(report, period), before: was,
    after: is, change: shown }];
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
