/** Reports over several filings: one for each company, person and comparison that the filings of a build make. */
import type { Finding } from "../lib/finding.ts";
import { nearest } from "../lib/nearest.ts";
import { compareTexts } from "../lib/order.ts";
import type { CollectionReport, ComparedColumn, CompanyReport } from "../model/collection-report.ts";
import type { EarningsReport, FilingReport, ReportPeriod } from "../model/report.ts";
import { buildCompanyReport, buildComparisonReport, buildPersonReport } from "../report/build-collection.ts";
import type { CompareFile } from "../site/compare-files.ts";
import { collectedId } from "../facts/collected-fact.ts";
import { issuerPrefix } from "../model/earnings-release.ts";
import type { Examined } from "../tieout/examine.ts";
import { examineComparison, type ComparedSubject } from "../tieout/collection/examine-comparison.ts";
import { examineCompany, type ExaminedCompany } from "../tieout/collection/examine-company.ts";
import { examinePerson } from "../tieout/collection/examine-person.ts";
import { personSlug } from "../tieout/collection/trades.ts";
import { comparedWith } from "./compared-releases.ts";

/** A filing as it was examined, and the Report that was made of it. */
export interface Made { readonly examined: Examined; readonly report: FilingReport }

export interface Collected { readonly reports: readonly CollectionReport[]; readonly findings: readonly Finding[] }

/** `files`: comparisons that somebody wrote. */
export function collect(filings: readonly Made[], files: readonly CompareFile[]): Collected {
  const made = filings.toSorted((a, b) => compareTexts(b.report.source.published, a.report.source.published)
    || compareTexts(a.report.id, b.report.id));
  const companies = grouped(made, ({ report }) => report.issuer.slug).map((group) => companyOf(group));
  const people = grouped(made, personOf).map((group) =>
    buildPersonReport(examinePerson(examinedOf(group)), reportsOf(group)));
  const subjects = subjectsOf(made, companies);
  const automatic = made.flatMap(({ report }) =>
    (report.kind === "earnings-release" ? comparedWith(report, made.map((one) => one.report)) : []));
  const written = files.map((file) => ({ ...file, findings: findingsOf(file, subjects) }));
  const sound = written.filter(({ findings }) => findings.length === 0);
  const taken = new Set(sound.map(({ name }) => name));
  const comparisons = [...sound, ...automatic.filter(({ name }) => !taken.has(name))].map((plan) =>
    comparisonOf(plan, subjects));
  return {
    reports: [...companies.map(({ report }) => report), ...people, ...comparisons],
    findings: written.flatMap(({ findings }) => findings),
  };
}

const examinedOf = (group: readonly Made[]): Examined[] => group.map(({ examined }) => examined);
const reportsOf = (group: readonly Made[]): FilingReport[] => group.map(({ report }) => report);

/** In the order of their keys; an empty key belongs nowhere. */
function grouped(made: readonly Made[], keyOf: (one: Made) => string): Made[][] {
  const groups = new Map<string, Made[]>();
  for (const one of made) groups.set(keyOf(one), [...groups.get(keyOf(one)) ?? [], one]);
  groups.delete("");
  return [...groups].toSorted(([a], [b]) => compareTexts(a, b)).map(([, group]) => group);
}

function personOf({ report }: Made): string {
  const owner = report.kind === "ownership" ? report.filing.reportingOwner[0]?.reportingOwnerId : undefined;
  return owner === undefined ? "" : personSlug(owner.rptOwnerName, owner.rptOwnerCik);
}

interface Company { readonly examined: ExaminedCompany; readonly report: CompanyReport; readonly made: readonly Made[] }

function companyOf(made: readonly Made[]): Company {
  const examined = examineCompany(examinedOf(made));
  return { examined, report: buildCompanyReport(examined, reportsOf(made)), made };
}

/** What a column of a comparison may be, by its name. */
interface Subject {
  readonly subject: ComparedSubject;
  readonly column: ComparedColumn;
  readonly made: readonly Made[];
  readonly known: ReadonlyMap<string, ReportPeriod>;
}

function subjectsOf(made: readonly Made[], companies: readonly Company[]): Map<string, Subject> {
  return new Map([
    ...made.flatMap((one): [string, Subject][] => (one.report.kind === "earnings-release"
      ? [[one.report.id, releaseSubject(one, one.report)]] : [])),
    ...companies.flatMap((company): [string, Subject][] => {
      const subject = companySubject(company);
      return subject === undefined ? [] : [[company.report.issuer.slug, subject]];
    }),
  ]);
}

function releaseSubject(one: Made, report: EarningsReport): Subject {
  const { examined } = one;
  const period = report.filing.periods[report.current];
  if (period === undefined) throw new RangeError(`${report.id} has no period ${report.current}`);
  return {
    subject: {
      name: report.id, filings: [examined], facts: examined.facts, aside: [], metrics: examined.metrics,
      prefix: issuerPrefix(report.filing.issuer), periodId: report.current, period,
    },
    column: { subject: report.id, title: report.issuer.name, period: collectedId(report.current, report.id),
      currency: report.currency },
    made: [one], known: knownPeriods(report, report.id),
  };
}

function companySubject({ examined, report, made }: Company): Subject | undefined {
  const known = examined.facts.periods.find(({ id }) => id === examined.current);
  if (known === undefined) return undefined;
  const { slug, name } = report.issuer;
  return {
    subject: {
      name: slug, filings: examined.filings, facts: examined.facts, aside: examined.aside, metrics: examined.metrics,
      prefix: examined.prefix, periodId: known.id, period: known.period,
    },
    column: { subject: report.id, title: name, period: collectedId(known.id, slug), currency: report.currency ?? "" },
    made, known: knownPeriods(report, slug),
  };
}

function knownPeriods({ periods }: FilingReport | CompanyReport, name: string): Map<string, ReportPeriod> {
  return new Map(periods.map((period) => [collectedId(period.id, name), { ...period, id: collectedId(period.id,
    name) }]));
}

function findingsOf({ file, line, compare }: CompareFile, subjects: ReadonlyMap<string, Subject>): Finding[] {
  const right = [...subjects.keys()];
  const place = { file, line };
  const few: Finding[] = compare.length >= 2 ? [] : [{
    code: "compares-too-little", place, what: `it names ${compare.length} of them`,
      expected: "two or more filings or companies",
    mend: `write compare: [${right.slice(0, 2).join(", ")}]`,
  }];
  return [...few, ...compare.filter((name) => !subjects.has(name)).map((name): Finding => {
    const meant = nearest(name, right);
    return {
      code: "compares-nothing-known", place, what: `there is no earnings release or company "${name}"`,
      expected: meant === undefined ? `one of ${right.slice(0, 6).join(", ")}`
        : `a filing's id or a company's folder, such as "${meant}"`,
      ...(meant === undefined ? {} : { mend: `write ${meant}` }),
    };
  })];
}

interface ComparisonPlan { readonly name: string; readonly title: string; readonly compare: readonly string[] }

function comparisonOf({ name, title, compare }: ComparisonPlan, subjects: ReadonlyMap<string,
  Subject>): CollectionReport {
  const chosen = compare.flatMap((one) => subjects.get(one) ?? []);
  const examined = examineComparison(chosen.map(({ subject }) => subject));
  return buildComparisonReport(examined, chosen.flatMap(({ made }) => reportsOf(made)), {
    name, title, columns: chosen.map(({ column }) => column), known: new Map(chosen.flatMap(({ known }) => [...known])),
  });
}
