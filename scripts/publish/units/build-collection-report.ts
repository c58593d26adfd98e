/** The Report of a planned company, person or comparison, out of the filings that it rests on. */
import { collectedId } from "../../facts/collected-fact.ts";
import { words } from "../../lib/words.ts";
import type { CollectionReport, ComparedColumn, CompanyReport } from "../../model/collection-report.ts";
import { issuerPrefix } from "../../model/earnings-release.ts";
import type { EarningsReport, FilingReport, ReportPeriod } from "../../model/report.ts";
import { SPLIT_RATIO } from "../../model/stock-split.ts";
import { buildCompanyReport, buildComparisonReport, buildPersonReport } from "../../report/build-collection.ts";
import { examineComparison, type ComparedSubject } from "../../tieout/collection/examine-comparison.ts";
import { examineCompany, type ExaminedCompany } from "../../tieout/collection/examine-company.ts";
import { examinePerson } from "../../tieout/collection/examine-person.ts";
import { NO_SPLITS, type Splits } from "../../tieout/collection/splits.ts";
import type { FilingFigures } from "../../tieout/examine.ts";
import type { PlannedCollection } from "../plan/plan-collections.ts";

/** The figures of a filing, and the Report that was made of it. */
export interface Made { readonly examined: FilingFigures; readonly report: FilingReport }

/** `made`: at least the collection's members, by id. Throws a RangeError where one is missing. */
export function buildCollectionReport(planned: PlannedCollection, made: ReadonlyMap<string, Made>): CollectionReport {
  const members = planned.members.map((id) => madeOf(id, made));
  if (planned.kind === "company") return companyOf(members).report;
  if (planned.kind === "person") return buildPersonReport(examinePerson(examinedOf(members)), reportsOf(members));
  return comparisonOf(planned, members);
}

function madeOf(id: string, made: ReadonlyMap<string, Made>): Made {
  const found = made.get(id);
  if (found === undefined) throw new RangeError(`${id} was not examined`);
  return found;
}

const examinedOf = (group: readonly Made[]): FilingFigures[] => group.map(({ examined }) => examined);
const reportsOf = (group: readonly Made[]): FilingReport[] => group.map(({ report }) => report);

interface Company { readonly examined: ExaminedCompany; readonly report: CompanyReport; readonly made: readonly Made[] }

function companyOf(made: readonly Made[]): Company {
  const examined = examineCompany(examinedOf(made));
  return { examined, report: buildCompanyReport(examined, reportsOf(made)), made };
}

/** What a column of a comparison is. */
interface Subject {
  readonly subject: ComparedSubject;
  readonly column: ComparedColumn;
  readonly made: readonly Made[];
  readonly known: ReadonlyMap<string, ReportPeriod>;
}

function comparisonOf({ id, title, subjects }: PlannedCollection, members: readonly Made[]): CollectionReport {
  const chosen = subjects.map((name) => subjectNamed(name, members));
  const [first] = chosen;
  const examined = examineComparison(chosen.map((one) => ({ ...one.subject, day: lastDayOf(one, chosen) })));
  return buildComparisonReport(examined, chosen.flatMap(({ made }) => reportsOf(made)), {
    name: id.replace(/^comparison:/, ""),
    title: title ?? words("compare.title", { title: first?.made[0]?.report.title ?? "" }),
    columns: chosen.map(({ column }) => column), known: new Map(chosen.flatMap(({ known }) => [...known])),
  });
}

/** Figures of one company stand side by side as its newest filing among them tells them. */
function lastDayOf({ subject, made: [own] }: Subject, chosen: readonly Subject[]): string {
  const same = chosen.filter(({ made: [other] }) => other?.report.issuer.slug === own?.report.issuer.slug);
  return same.reduce((last, { subject: { day } }) => (day > last ? day : last), subject.day);
}

function subjectNamed(name: string, members: readonly Made[]): Subject {
  const release = members.find(({ report }) => report.id === name);
  if (release?.report.kind === "earnings-release") {
    const { slug } = release.report.issuer;
    const splits = splitsAmong(members.filter(({ report }) => report.issuer.slug === slug));
    return releaseSubject(release, release.report, splits);
  }
  return companySubject(companyOf(members.filter(({ report }) => report.issuer.slug === name)));
}

/** Where a stock split lies between the columns, the plan has named all of the company's filings as members. */
const splitsAmong = (members: readonly Made[]): Splits => (members.some(tellsSplit)
  ? examineCompany(examinedOf(members)).splits : NO_SPLITS);

const tellsSplit = ({ examined }: Made): boolean => examined.facts.facts.some(({ concept }) => concept === SPLIT_RATIO);

function releaseSubject(one: Made, report: EarningsReport, splits: Splits): Subject {
  const { examined } = one;
  const period = report.filing.periods[report.current];
  if (period === undefined) throw new RangeError(`${report.id} has no period ${report.current}`);
  return {
    subject: {
      name: report.id, filings: [examined], facts: examined.facts, aside: [], metrics: examined.metrics,
      prefix: issuerPrefix(report.filing.issuer), periodId: report.current, period, splits,
      day: report.source.published,
    },
    column: { subject: report.id, title: report.issuer.name, period: collectedId(report.current, report.id),
      currency: report.currency },
    made: [one], known: knownPeriods(report, report.id),
  };
}

function companySubject({ examined, report, made }: Company): Subject {
  const known = examined.facts.periods.find(({ id }) => id === examined.current);
  if (known === undefined) throw new RangeError(`${report.id} has no figure of its newest quarter`);
  const { slug, name } = report.issuer;
  return {
    subject: {
      name: slug, filings: examined.filings, facts: examined.facts, aside: examined.aside, metrics: examined.metrics,
      prefix: examined.prefix, periodId: known.id, period: known.period,
      splits: NO_SPLITS, day: report.source.published,
    },
    column: { subject: report.id, title: name, period: collectedId(known.id, slug), currency: report.currency ?? "" },
    made, known: knownPeriods(report, slug),
  };
}

function knownPeriods({ periods }: FilingReport | CompanyReport, name: string): Map<string, ReportPeriod> {
  return new Map(periods.map((period) => {
    const id = collectedId(period.id, name);
    return [id, { ...period, id }];
  }));
}
