/** Builds the Report of one examined filing. */
import { words } from "../lib/words.ts";
import { companySlug } from "../model/filing.ts";
import { formatDate, formatPeriod, formatPeriodName } from "../format/period-label.ts";
import { isIfrs } from "../model/concept-equivalents.ts";
import type { EarningsRelease } from "../model/earnings-release.ts";
import { namePeriod } from "../model/fiscal-calendar.ts";
import type { Ownership } from "../model/ownership.ts";
import { isInstant, lastDay, periodKey, spanOf, type Period } from "../model/period.ts";
import type { EarningsReport, FilingReport, OwnershipReport, Report, ReportIssuer, ReportPeriod } from "../model/report.ts";
import { periodNamed } from "../facts/release-facts.ts";
import type { Examined } from "../tieout/examine.ts";
import { buildFacts } from "./build-facts.ts";
import { buildMetrics } from "./build-metrics.ts";
import { buildTies, countGrades } from "./build-ties.ts";

/** `warnings` are the codes of what is odd in the filing and does not keep it from being published. */
export function buildReport(examined: Examined, tieout: string, warnings: readonly string[] = []): FilingReport {
  const { filing } = examined;
  const ties = buildTies(examined);
  const core = {
    tieout, id: filing.id, source: filing.source,
    facts: buildFacts(examined), metrics: buildMetrics(examined), ties, summary: countGrades(ties), warnings,
  };
  return filing.kind === "ownership"
    ? { ...core, ...ownershipPart(examined, filing) }
    : { ...core, ...earningsPart(examined, filing) };
}

type Part<R extends Report> = Omit<R, "tieout" | "id" | "source" | "facts" | "metrics" | "ties" | "summary" | "warnings">;

function earningsPart(examined: Examined, filing: EarningsRelease): Part<EarningsReport> {
  const { fiscal, currency } = filing;
  const quarter = periodNamed(filing, fiscal.period);
  const yearToDate = yearToDateOf(filing, quarter);
  const yearBefore = (period: Period): string | null => examined.facts.yearBefore(period)?.id ?? null;
  return {
    kind: "earnings-release", filing, currency, issuer: issuerOf(filing),
    title: words("title.results", { issuer: filing.issuer.name, period: formatPeriod(quarter, fiscal, lastDay(quarter)) }),
    periods: earningsPeriods(examined, filing),
    current: fiscal.period,
    standards: examined.facts.facts.some(({ concept }) => isIfrs(concept)) ? "ifrs" : "us-gaap",
    prior: yearBefore(quarter),
    yearToDate,
    priorYearToDate: yearToDate === null ? null : yearBefore(periodNamed(filing, yearToDate)),
  };
}

function issuerOf(filing: EarningsRelease): ReportIssuer {
  const { cik = null, lei, name, ticker = null, exchange = null } = filing.issuer;
  return { cik, ...(lei !== undefined && { lei }), name, ticker, exchange, slug: companySlug(filing) };
}

/** Declared periods in the filing's order, then those that only a balance or period algebra brings in. */
function earningsPeriods({ facts }: Examined, filing: EarningsRelease): ReportPeriod[] {
  const declared = Object.entries(filing.periods).map(([id, period]) => ({ id, period, derived: false }));
  const ids = new Set(declared.map(({ id }) => id));
  return [...declared, ...facts.periods.filter(({ id }) => !ids.has(id))].map((known) => periodOf(known, filing));
}

interface Known { readonly id: string; readonly period: Period; readonly derived: boolean }

function periodOf({ id, period, derived }: Known, filing: EarningsRelease): ReportPeriod {
  const name = namePeriod(period, filing.fiscal, lastDay(periodNamed(filing, filing.fiscal.period)));
  return {
    id, label: formatPeriodName(name), start: isInstant(period) ? null : period.start, end: lastDay(period),
    span: isInstant(period) ? "instant" : spanOf(period), derived,
  };
}

/** The longest declared period that ends with the quarter and lies in its fiscal year. */
function yearToDateOf(filing: EarningsRelease, quarter: Period): string | null {
  const declared = Object.entries(filing.periods).filter(([, period]) =>
    !isInstant(period) && lastDay(period) === lastDay(quarter) && periodKey(period) !== periodKey(quarter)
    && namePeriod(period, filing.fiscal, lastDay(quarter)).kind !== "four-quarters");
  return declared.map(([id]) => id)[0] ?? null;
}

function ownershipPart({ facts }: Examined, form: Ownership): Part<OwnershipReport> {
  const { issuer, reportingOwner, periodOfReport } = form;
  const days = new Set([periodOfReport, ...facts.periods.map(({ id }) => id)]);
  const owner = reportingOwner[0]?.reportingOwnerId.rptOwnerName ?? "";
  return {
    kind: "ownership", filing: form, title: words("title.form", { owner, form: form.documentType }),
    issuer: {
      cik: issuer.issuerCik, name: issuer.issuerName, ticker: issuer.issuerTradingSymbol, exchange: null,
      slug: companySlug(form),
    },
    periods: [...days].toSorted().map((day) =>
      ({ id: day, label: formatDate(day), start: null, end: day, span: "instant" as const, derived: false })),
  };
}
