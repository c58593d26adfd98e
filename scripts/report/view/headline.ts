/**
 * The headline figures: each GAAP figure with its prior period, and under it the non-GAAP figures that start from it
 * (Regulation G; Item 10(e)(1)(i)(A): the GAAP measure stands first and no less prominent).
 */
import type { EarningsReport, Shown } from "../../model/report.ts";
import { moveOf, type Move } from "./comparison.ts";
import { factOf, metricOf, periodLabel } from "./lookup.ts";
import { proseFigure } from "./prose-figure.ts";

export interface HeadlineFigure {
  readonly title: string;
  readonly period: string;
  readonly shown: Shown;
  readonly before: Shown | null;
  readonly beforePeriod: string;
  /** The figure is not of the page's own quarter, so it names its period. */
  readonly ownPeriod: boolean;
  /** Against the prior period. */
  readonly move: Move | null;
  readonly growth: Shown | null;
  /** Why there is no growth. */
  readonly gap: string | null;
  readonly margin: Shown | null;
  readonly marginBefore: Shown | null;
  readonly marginTitle: string;
}

export interface HeadlineCard { readonly gaap: HeadlineFigure; readonly nonGaap: readonly HeadlineFigure[] }

interface Measure {
  readonly title: string;
  readonly concept: string;
  readonly growth?: string;
  readonly margin?: { readonly metric: string; readonly title: string };
  /** A measure over four quarters, which the filing dates by its last day. */
  readonly overYear?: true;
}

interface CardPlan { readonly gaap: Measure; readonly nonGaap: readonly Measure[] }

const CARDS: readonly CardPlan[] = [
  { gaap: { title: "Revenues", concept: "us-gaap:Revenues", growth: "revenue-growth" }, nonGaap: [] },
  {
    gaap: {
      title: "Gross profit", concept: "us-gaap:GrossProfit", growth: "gross-profit-growth",
      margin: { metric: "gross-margin", title: "Gross margin" },
    },
    nonGaap: [{
      title: "Non-GAAP gross profit", concept: "issuer:NonGAAPGrossProfit", growth: "non-gaap-gross-profit-growth",
      margin: { metric: "non-gaap-gross-margin", title: "Non-GAAP gross margin" },
    }],
  },
  {
    gaap: {
      title: "Operating income", concept: "us-gaap:OperatingIncomeLoss", growth: "operating-income-growth",
      margin: { metric: "operating-margin", title: "Operating margin" },
    },
    nonGaap: [{
      title: "Non-GAAP operating income", concept: "issuer:NonGAAPOperatingIncome",
      growth: "non-gaap-operating-income-growth",
      margin: { metric: "non-gaap-operating-margin", title: "Non-GAAP operating margin" },
    }],
  },
  {
    gaap: {
      title: "Net income", concept: "us-gaap:NetIncomeLoss", growth: "net-income-growth",
      margin: { metric: "net-margin", title: "Net margin" },
    },
    nonGaap: [
      { title: "Non-GAAP net income", concept: "issuer:NonGAAPNetIncome", growth: "non-gaap-net-income-growth" },
      {
        title: "Adjusted EBITDA", concept: "issuer:AdjustedEBITDA", growth: "adjusted-ebitda-growth",
        margin: { metric: "adjusted-ebitda-margin", title: "Adjusted EBITDA margin" },
      },
    ],
  },
  {
    gaap: { title: "Diluted earnings per share", concept: "us-gaap:EarningsPerShareDiluted" },
    nonGaap: [{ title: "Non-GAAP diluted earnings per share", concept: "issuer:NonGAAPEarningsPerShareDiluted" }],
  },
  {
    gaap: { title: "Revenues over a year", concept: "us-gaap:Revenues", growth: "revenue-growth", overYear: true },
    nonGaap: [{
      title: "Bookings over a year", concept: "issuer:FourQuarterBookings", growth: "bookings-growth", overYear: true,
    }],
  },
];

interface Span { readonly now: string; readonly before: string | null }

function headlineFigure(report: EarningsReport, measure: Measure, { now, before }: Span): HeadlineFigure | undefined {
  const fact = factOf(report, measure.concept, now);
  if (fact === undefined) return undefined;
  const prior = before === null ? undefined : factOf(report, measure.concept, before);
  const growth = measure.growth === undefined ? undefined : metricOf(report, measure.growth, now);
  const margin = (period: string | null): Shown | null =>
    (measure.margin && period !== null ? metricOf(report, measure.margin.metric, period)?.shown : null) ?? null;
  return {
    title: measure.title, period: periodLabel(report, now), shown: proseFigure(fact),
    before: prior === undefined ? null : proseFigure(prior),
    beforePeriod: before === null ? "" : periodLabel(report, before), ownPeriod: now !== report.current,
    move: (prior && moveOf(fact, prior)) ?? null,
    growth: growth?.shown ?? null, gap: growth?.gap?.reason ?? null,
    margin: margin(now), marginBefore: margin(before), marginTitle: measure.margin?.title ?? "",
  };
}

/** The four quarters that end with the current one, where the filing reports on them. */
function yearSpan(report: EarningsReport): Span | undefined {
  const endOf = (id: string | null): string | undefined => report.periods.find((period) => period.id === id)?.end;
  const year = (end: string | undefined): string | undefined =>
    report.periods.find((period) => period.span === "year" && period.end === end)?.id;
  const now = year(endOf(report.current));
  return now === undefined ? undefined : { now, before: year(endOf(report.prior)) ?? null };
}

function card(report: EarningsReport, plan: CardPlan): HeadlineCard[] {
  const overYear = plan.gaap.overYear === true;
  const span = overYear ? yearSpan(report) : { now: report.current, before: report.prior };
  if (span === undefined) return [];
  const gaap = headlineFigure(report, plan.gaap, span);
  const nonGaap = plan.nonGaap.flatMap((measure) => headlineFigure(report, measure, span) ?? []);
  return gaap === undefined || (overYear && nonGaap.length === 0) ? [] : [{ gaap, nonGaap }];
}

export const headline = (report: EarningsReport): HeadlineCard[] => CARDS.flatMap((plan) => card(report, plan));
