/**
 * OIM report → Filing JSON of kind "earnings-release", as far as the report tells what that needs. What is missing
 * (a European report names an LEI, but no day of publication) is asked for by name, never invented.
 */
import type { Finding } from "../../lib/finding.ts";
import { slugOf } from "../../lib/slug.ts";
import { earningsRelease, type EarningsRelease } from "../../model/earnings-release.ts";
import { periodKey, type Period } from "../../model/period.ts";
import { checkReferences } from "../../store/check-references.ts";
import { periodIds, reportFiscal, textFact, type ReportFiscal } from "./oim-fiscal.ts";
import type { Entity, OimReport } from "./oim-model.ts";
import { prefixOf } from "./oim-names.ts";
import { buildTables, mainCurrency, mainEntity, sortFacts, type LeftFact, type TableFact } from "./oim-tables.ts";

type Issuer = EarningsRelease["issuer"];

export interface FilingOptions {
  /** Path as the user would type it, for findings. */
  readonly file: string;
  /** Id of the filing; made of ticker, fiscal year and quarter if left out. */
  readonly id?: string;
  /** What the report does not say, or says otherwise. */
  readonly issuer?: Partial<Issuer>;
  readonly source: Partial<EarningsRelease["source"]>;
}

export interface OimFiling {
  /** Only if complete and valid. */
  readonly filing?: EarningsRelease;
  /** Whom the report is about, in its own words. */
  readonly entity?: Entity;
  readonly findings: readonly Finding[];
  /** Facts that stand in no table, and why. */
  readonly left: readonly LeftFact[];
}

export function toFilingJson(report: OimReport, options: FilingOptions): OimFiling {
  const { usable, left } = sortFacts(report.facts);
  const entity = mainEntity(report.facts);
  const fiscal = reportFiscal(report.facts, usable);
  const currency = mainCurrency(usable);
  const rest = { left, ...(entity && { entity }) };
  if (fiscal === undefined || currency === undefined) return { ...rest, findings: [noFigures(options, left)] };
  const issuer = issuerOf(report, options);
  const findings = missing(issuer, options);
  if (findings.length > 0) return { ...rest, findings };
  return { ...rest, ...validated(filingOf({ usable, fiscal, currency }, issuer, options), options) };
}

const noFigures = ({ file }: FilingOptions, left: readonly LeftFact[]): Finding => ({
  code: "oim-no-figures", place: { file }, expected: "amounts of money of a period, without taxonomy-defined dimensions",
  what: `none among ${left.length} facts`,
});

interface Material { readonly usable: readonly TableFact[]; readonly fiscal: ReportFiscal; readonly currency: string }

function filingOf({ usable, fiscal, currency }: Material, issuer: Partial<Issuer>, options: FilingOptions): unknown {
  const { main, year, quarter, yearEnd } = fiscal;
  const periods = usable.map(({ period }) => period);
  const ids = periodIds(periods, fiscal);
  const idOf = (period: Period): string => ids.get(periodKey(period)) ?? "";
  const entries = [main, ...periods].map((period) => [idOf(period), period] as const);
  return {
    kind: "earnings-release", id: options.id ?? defaultId(issuer, fiscal), issuer,
    source: { document: "xBRL-JSON report", ...options.source },
    fiscal: { year, quarter, yearEnd, period: idOf(main) }, currency,
    periods: Object.fromEntries(entries), tables: buildTables(usable, { currency, idOf }),
    guidance: [], claims: [], waivers: [],
  };
}

const defaultId = ({ ticker, lei, cik }: Partial<Issuer>, { year, quarter }: ReportFiscal): string =>
  `${slugOf(ticker ?? lei ?? `cik${cik ?? ""}`)}-${year}-q${quarter}`;

/** Shape and references as the store checks them; a finding here is a defect of this reader. */
function validated(draft: unknown, { file }: FilingOptions): Pick<OimFiling, "filing" | "findings"> {
  const parsed = earningsRelease.safeParse(draft);
  if (!parsed.success) {
    return { findings: parsed.error.issues.map(({ path, message }) =>
      ({ code: "oim-filing-invalid", place: { file }, subject: `/${path.join("/")}`, what: message })) };
  }
  const faults = checkReferences(parsed.data, parsed.data.id);
  const findings = faults.map(({ code, pointer, what }) => ({ code, place: { file }, subject: pointer, what }));
  return faults.length === 0 ? { filing: parsed.data, findings } : { findings };
}

const SEC_SCHEME = "http://www.sec.gov/CIK";
const LEI_SCHEME = "http://standards.iso.org/iso/17442";

/** Prefixes of standard taxonomies: whatever else names concepts is the issuer's own. */
const STANDARD = /^(?:us-gaap|ifrs(?:-\w+)?|dei|srt|ecd|cyd|ffd|country|currency|exch|invest|naics|sic|stpr|esef_\w+|xbrl)$/;

function issuerOf({ facts }: OimReport, { issuer }: FilingOptions): Partial<Issuer> {
  const entity = mainEntity(facts);
  const cik = entity?.scheme === SEC_SCHEME ? entity.identifier.padStart(10, "0") : undefined;
  const lei = entity?.scheme === LEI_SCHEME ? entity.identifier : undefined;
  const name = textFact(facts, "EntityRegistrantName")
    ?? textFact(facts, "NameOfReportingEntityOrOtherMeansOfIdentification");
  const ticker = textFact(facts, "TradingSymbol");
  const exchange = textFact(facts, "SecurityExchangeName");
  const prefix = facts.map(({ concept }) => prefixOf(concept).toLowerCase())
    .find((each) => !STANDARD.test(each) && /^[a-z][a-z\d-]*$/.test(each));
  return {
    ...(cik !== undefined && { cik }), ...(lei !== undefined && { lei }),
    ...(name !== undefined && { name }), ...(ticker !== undefined && { ticker }),
    ...(exchange !== undefined && { exchange }), ...(prefix !== undefined && { prefix }), ...issuer,
  };
}

function missing(issuer: Partial<Issuer>, { file, source }: FilingOptions): Finding[] {
  const isNamed = issuer.cik !== undefined || issuer.lei !== undefined;
  const fields = [...(isNamed ? [] : ["issuer.cik"]), ...(issuer.name === undefined ? ["issuer.name"] : [])];
  const all = source.published === undefined ? [...fields, "source.published"] : fields;
  return all.map((field) => ({
    code: "oim-not-told", place: { file }, subject: field, what: "nothing in the report tells it",
    expected: `${field} of the Filing JSON`, mend: `give it as an option: --${field.replace(/^.*\./, "")}`,
  }));
}
