/**
 * The headline figures: each GAAP figure with its prior period, and under it the non-GAAP figures that start from it
 * (Regulation G; Item 10(e)(1)(i)(A): the GAAP measure stands first and no less prominent).
 */
import { words, wordsFor } from "../../lib/words.ts";
import { parseDecimal } from "../../model/decimal.ts";
import type { EarningsReport, ReportFact, Shown } from "../../model/report.ts";
import { moveOf, type Move } from "./comparison.ts";
import { factOf, metricOf, periodLabel } from "./lookup.ts";
import { onceFor } from "./once-for.ts";
import { proseFigure } from "./prose-figure.ts";

export interface HeadlineFigure {
  /** In the terms of the standards that the filing follows: "Net income", "Profit for the period". */
  readonly title: string;
  readonly fact: ReportFact;
  readonly priorFact: ReportFact | null;
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

export interface Measure {
  readonly concept: string;
  readonly growth?: string;
  readonly margin?: string;
  /** A measure over four quarters, which the filing dates by its last day. */
  readonly overYear?: true;
}

interface CardPlan { readonly gaap: Measure; readonly nonGaap: readonly Measure[] }

const CARDS: readonly CardPlan[] = [
  { gaap: { concept: "us-gaap:Revenues", growth: "revenue-growth" }, nonGaap: [] },
  {
    gaap: {
      concept: "us-gaap:GrossProfit", growth: "gross-profit-growth",
      margin: "gross-margin",
    },
    nonGaap: [{
      concept: "issuer:NonGAAPGrossProfit", growth: "non-gaap-gross-profit-growth",
      margin: "non-gaap-gross-margin",
    }],
  },
  {
    gaap: {
      concept: "us-gaap:OperatingIncomeLoss", growth: "operating-income-growth",
      margin: "operating-margin",
    },
    nonGaap: [{
      concept: "issuer:NonGAAPOperatingIncome",
      growth: "non-gaap-operating-income-growth",
      margin: "non-gaap-operating-margin",
    }],
  },
  {
    gaap: {
      concept: "us-gaap:NetIncomeLoss", growth: "net-income-growth",
      margin: "net-margin",
    },
    nonGaap: [
      { concept: "issuer:NonGAAPNetIncome", growth: "non-gaap-net-income-growth" },
      {
        concept: "issuer:AdjustedEBITDA", growth: "adjusted-ebitda-growth",
        margin: "adjusted-ebitda-margin",
      },
    ],
  },
  {
    gaap: { concept: "us-gaap:EarningsPerShareDiluted" },
    nonGaap: [{ concept: "issuer:NonGAAPEarningsPerShareDiluted" }],
  },
  {
    gaap: { concept: "us-gaap:Revenues", growth: "revenue-growth", overYear: true },
    nonGaap: [{
      concept: "issuer:FourQuarterBookings", growth: "bookings-growth", overYear: true,
    }],
  },
];

const localName = (concept: string): string => concept.slice(concept.indexOf(":") + 1);

/** Our words for the fact's own concept ("Revenue" under IFRS), else for the concept that was asked for. */
export const measureTitle = ({ concept }: Pick<ReportFact, "concept">, asked: string): string =>
  wordsFor(`measure.${localName(concept)}`) ?? words(`measure.${localName(asked)}`);

/** By local name, as charts have it: the prefix is the issuer's. */
const titleOf = ({ concept, overYear }: Measure, fact: ReportFact): string =>
  (overYear === true ? words(`measure.${localName(concept)}.over-a-year`) : measureTitle(fact, concept));

export interface Compared { readonly now: string; readonly before: string | null }

/** A change in percent says something of amounts above zero: a loss has not fallen by more than all of an income. */
const isMeaningful = (fact: ReportFact): boolean => parseDecimal(fact.value).greaterThanOrEqualTo(0);

/** A measure in a period, beside the same measure in another; undefined where the filing does not tell it. */
export function headlineFigure(report: EarningsReport, measure: Measure, { now, before }: Compared):
  HeadlineFigure | undefined {
  const fact = factOf(report, measure.concept, now);
  if (fact === undefined) return undefined;
  const prior = before === null ? undefined : factOf(report, measure.concept, before);
  const growth = measure.growth === undefined ? undefined : metricOf(report, measure.growth, now);
  const margin = (period: string | null): Shown | null =>
    (measure.margin && period !== null ? metricOf(report, measure.margin, period)?.shown : null) ?? null;
  return {
    title: titleOf(measure, fact), fact, priorFact: prior ?? null, period: periodLabel(report, now), shown:
      proseFigure(fact),
    before: prior === undefined ? null : proseFigure(prior),
    beforePeriod: before === null ? "" : periodLabel(report, before), ownPeriod: now !== report.current,
    move: (prior && moveOf(fact, prior)) ?? null,
    growth: isMeaningful(fact) ? growth?.shown ?? null : null, gap: growth?.gap?.reason ?? null,
    margin: margin(now), marginBefore: margin(before), marginTitle: measure.margin === undefined ? "" : words(`metric.${measure.margin}.title`),
  };
}

/** The four quarters that end with the current one, where the filing reports on them. */
function yearSpan(report: EarningsReport): Compared | undefined {
  const endOf = (id: string | null): string | undefined => report.periods.find((period) => period.id === id)?.end;
  const year = (end: string | undefined): string | undefined =>
    report.periods.find((period) => period.span === "year" && period.end === end)?.id;
  const now = year(endOf(report.current));
  return now === undefined ? undefined : { now, before: year(endOf(report.prior)) ?? null };
}

/** Where the GAAP figure has no growth to tell, the non-GAAP one tells none either. */
const noMoreTold = (nonGaap: HeadlineFigure, gaap: HeadlineFigure): HeadlineFigure =>
  (gaap.growth === null ? { ...nonGaap, growth: null } : nonGaap);

function card(report: EarningsReport, plan: CardPlan): HeadlineCard[] {
  const overYear = plan.gaap.overYear === true;
  const span = overYear ? yearSpan(report) : { now: report.current, before: report.prior };
  if (span === undefined) return [];
  const gaap = headlineFigure(report, plan.gaap, span);
  const nonGaap = plan.nonGaap.flatMap((measure) => headlineFigure(report, measure, span) ?? []);
  return gaap === undefined || (overYear && nonGaap.length === 0) ? [] : [{ gaap, nonGaap: nonGaap.map((one) =>
    noMoreTold(one, gaap)) }];
}

export const headline = onceFor((report: EarningsReport): readonly HeadlineCard[] =>
  CARDS.flatMap((plan) => card(report, plan)));
