/** Reports over several filings: a company, a person, a comparison. */
import { formatDate, formatPeriodName } from "../format/period-label.ts";
import { words } from "../lib/words.ts";
import { compareTexts } from "../lib/order.ts";
import type {
  CollectedFiling, CompanyReport, ComparedColumn, ComparisonReport, PersonReport, PersonRole,
} from "../model/collection-report.ts";
import type { Fact } from "../model/fact.ts";
import { isInstant, lastDay, spanOf, type Period } from "../model/period.ts";
import type { FilingReport, ReportCore, ReportPeriod } from "../model/report.ts";
import type { ExaminedCollection, ExaminedCompany } from "../tieout/collection/examine-company.ts";
import type { ExaminedComparison } from "../tieout/collection/examine-comparison.ts";
import { ALL_TRANSACTIONS, type ExaminedPerson } from "../tieout/collection/examine-person.ts";
import { buildFacts } from "./build-facts.ts";
import { buildMetrics } from "./build-metrics.ts";
import { buildTies, countGrades } from "./build-ties.ts";

/** Reports of the filings that a collection is of, newest first; the first of them names the issuer. */
type Reports = readonly FilingReport[];

interface Naming { readonly id: string; readonly title: string; readonly periods: ReportPeriod[] }

function coreOf(examined: ExaminedCollection, reports: Reports, naming: Naming): ReportCore {
  const [newest] = reports;
  if (newest === undefined) throw new RangeError(`${naming.id} has no filing`);
  const all = new Map([...examined.facts.facts, ...examined.aside].map((fact) => [fact.id, fact]));
  const ties = buildTies({ ties: examined.ties, facts: { byId: (id) => all.get(id) } });
  const published = reports.map(({ source }) => source.published).toSorted().at(-1) ?? newest.source.published;
  return {
    tieout: newest.tieout, issuer: newest.issuer, source: sourceOf(reports, published),
    ...naming, facts: distinct(buildFacts(examined)), metrics: buildMetrics(examined), ties, summary: countGrades(ties),
    warnings: [],
  };
}

/** A collection with a fictional filing in it says so as that filing does. */
const sourceOf = (reports: Reports, published: string): ReportCore["source"] => ({
  document: words("collection.source"), published,
  ...(reports.some(({ source }) => source.fictional === true) ? { fictional: true as const } : {}),
});

/** The same fact may stand in two roles: restated here, restating there. */
const distinct = <T extends { id: string }>(all: readonly T[]): T[] => [...new Map(all.map((one) => [one.id,
  one])).values()];

const collected = (reports: Reports): CollectedFiling[] => distinct(reports).map(({ id, kind, title, source }) =>
  ({ id, kind, title, label: source.document, published: source.published }));

type NameOf = (period: Period, id: string) => string;

/** Every period that some figure is of, oldest first. */
function periodsOf({ facts, aside }: ExaminedCollection, nameOf: NameOf): ReportPeriod[] {
  const known = new Map<string, ReportPeriod>();
  const see = (id: string, period: Period, derived: boolean): void => {
    if (known.has(id)) return;
    known.set(id, {
      id, label: nameOf(period, id), start: isInstant(period) ? null : period.start, end: lastDay(period),
      span: isInstant(period) ? "instant" : spanOf(period), derived,
    });
  };
  for (const { id, period, derived } of facts.periods) see(id, period, derived);
  for (const { periodId, period } of [...facts.facts, ...facts.derived, ...aside] as Pick<Fact,
    "periodId" | "period">[]) {
    see(periodId, period, false);
  }
  return [...known.values()].toSorted((a, b) => compareTexts(a.end, b.end) || compareTexts(b.start ?? "", a.start ?? "")
    || compareTexts(a.id, b.id));
}

export function buildCompanyReport(examined: ExaminedCompany, reports: Reports): CompanyReport {
  const { calendar, current, prefix, restatements, trades, outcomes, converted, splits } = examined;
  const release = reports.find((report) => report.kind === "earnings-release");
  const named = release === undefined ? reports : [release, ...reports];
  const { issuer } = named[0] ?? { issuer: { name: "", slug: "" } };
  const nameOf: NameOf = (period) =>
    (isInstant(period) || calendar === undefined ? formatDate(lastDay(period))
      : formatPeriodName(calendar.name(period)));
  const periods = periodsOf(examined, nameOf);
  return {
    ...coreOf(examined, named, { id: `company:${issuer.slug}`, title: issuer.name, periods }),
    kind: "company", filings: collected(reports), current: current ?? null,
    currency: release?.kind === "earnings-release" ? release.currency : null, prefix,
    guidance: outcomes.map(({ outcome }) => outcome), restatements: [...restatements], converted: [...converted],
    splits: splits.all.map(({ ratio }) => ratio.id), trades: [...trades],
  };
}

export function buildPersonReport(examined: ExaminedPerson, reports: Reports): PersonReport {
  const forms = reports.filter((report) => report.kind === "ownership");
  const [newest] = forms;
  const [trade] = examined.trades;
  const owner = newest?.filing.reportingOwner[0];
  const slug = trade?.owner.slug ?? "";
  const name = owner?.reportingOwnerId.rptOwnerName ?? "";
  const days = examined.trades.map(({ date }) => date).toSorted();
  const all: ReportPeriod = {
    id: ALL_TRANSACTIONS, label: formatPeriodName({ kind: "other", end: days.at(-1) ?? "" }), start: days[0] ?? "",
      end: days.at(-1) ?? "", span: "other", derived: true,
  };
  const periods = [...periodsOf(examined, (period) => formatDate(lastDay(period))), all];
  return {
    ...coreOf(examined, forms, { id: `person:${slug}`, title: name, periods }),
    kind: "person", filings: collected(forms), person: { name, cik: owner?.reportingOwnerId.rptOwnerCik ?? null, slug },
    roles: rolesOf(forms), trades: [...examined.trades],
  };
}

type Form = Extract<FilingReport, { kind: "ownership" }>;

function rolesOf(forms: readonly Form[]): PersonRole[] {
  const byIssuer = new Map<string, Form[]>();
  for (const form of forms) byIssuer.set(form.issuer.slug, [...byIssuer.get(form.issuer.slug) ?? [], form]);
  return [...byIssuer.values()].flatMap((own) => {
    const [newest] = own;
    const days = own.map(({ source }) => source.published).toSorted();
    if (newest === undefined) return [];
    return [{ issuer: newest.issuer, titles: titlesOf(newest), from: days[0] ?? "", to: days.at(-1) ?? "" }];
  });
}

function titlesOf({ filing }: Form): { name: string }[] {
  const { isDirector, isOfficer, isTenPercentOwner, officerTitle, otherText } =
    filing.reportingOwner[0]?.reportingOwnerRelationship ?? {};
  const names = [
    ...(isDirector === true ? [words("person.director")] : []), ...(isOfficer === true
      ? [officerTitle ?? words("person.officer")] : []),
    ...(isTenPercentOwner === true ? [words("person.large-owner")] : []), ...(otherText === undefined ? []
      : [otherText]),
  ];
  return names.map((name) => ({ name }));
}

export interface ComparisonNaming {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly ComparedColumn[];
  /** Periods of the subjects, under the ids that they have in the comparison. */
  readonly known: ReadonlyMap<string, ReportPeriod>;
}

/** `labels`: id of a period → what it is called. */
export function buildComparisonReport(
  examined: ExaminedComparison, reports: Reports, { name, title, columns, known }: ComparisonNaming,
): ComparisonReport {
  const figured = periodsOf(examined, (period, id) => known.get(id)?.label ?? formatDate(lastDay(period)));
  // A column of a release that prints nothing of its own quarter is named all the same.
  const named = columns.flatMap(({ period }) => known.get(period) ?? []);
  const periods = distinct([...figured, ...named]);
  return {
    ...coreOf(examined, reports, { id: `comparison:${name}`, title, periods }),
    kind: "comparison", filings: collected(reports), columns: [...columns], rows: [...examined.rows],
  };
}
