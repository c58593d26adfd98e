/** The page of a Form 3, 4 or 5: who, the two tables, footnotes in our words, the computed figures. */
import { words } from "../../lib/words.ts";
import type { OwnershipFootnote } from "../../model/ownership.ts";
import type { OwnershipReport, ReportMetric, Shown } from "../../model/report.ts";
import { tableOne, tableTwo, type Form4OptionRow, type Form4Row } from "./form4-table.ts";
import { onceFor } from "./once-for.ts";
import { filedPrice } from "./prose-figure.ts";
import { lookup } from "./lookup.ts";
import { codeWords } from "./transaction-codes.ts";

export interface OwnerView { readonly name: string; readonly pointer: string; readonly roles: readonly RoleView[] }
export interface RoleView { readonly text: string; readonly pointer: string | null }

export interface Form4Note {
  readonly id: string;
  readonly mark: string;
  readonly plan: { readonly rule: string; readonly adopted: string } | null;
  readonly range: { readonly low: Shown; readonly lowId: string; readonly high: Shown; readonly highId: string } | null;
  readonly vesting: { readonly first: string; readonly portions: number; readonly pointer: string } | null;
  /** Nothing of the footnote is data yet; the form itself has to be read. */
  readonly unread: boolean;
}

export interface CodeView { readonly code: string; readonly words: string }

export interface Form4View {
  /** "Form 4" */
  readonly name: string;
  readonly owners: readonly OwnerView[];
  readonly periodOfReport: string;
  readonly tableOne: readonly Form4Row[];
  readonly tableTwo: readonly Form4OptionRow[];
  readonly codes: readonly CodeView[];
  readonly notes: readonly Form4Note[];
  /** Ids of the form's footnotes; a mark may refer to one that the form does not have. */
  readonly noteIds: readonly string[];
  readonly metrics: readonly MetricRow[];
  /** Has any of them a value? */
  readonly hasMetrics: boolean;
  /** Was a transaction made under a plan, by the form's own box? Empty for a form without transactions. */
  readonly plan: string;
  /** Columns that are shown only where a row has something in them. */
  readonly columns: { readonly one: OptionalColumns; readonly two: OptionalColumns };
  /** "3", "4" or "5", with or without an amendment: what `periodOfReport` is the day of. */
  readonly number: string;
  /** Day of the form that this one amends. */
  readonly amends: string | null;
  readonly remarks: boolean;
}

export interface MetricRow {
  readonly id: string;
  readonly title: string;
  readonly shown: Shown | null;
  readonly gap: string | null;
}

export const metricRow = ({ id, title, shown, gap }: ReportMetric): MetricRow =>
  ({ id, title, shown, gap: gap?.reason ?? null });

function owners({ filing }: OwnershipReport): OwnerView[] {
  return filing.reportingOwner.map((owner, at) => {
    const relation = owner.reportingOwnerRelationship;
    const base = `/reportingOwner/${at}/reportingOwnerRelationship`;
    const roles: RoleView[] = [
      ...(relation.isDirector === true ? [{ text: words("form4.director"), pointer: null }] : []),
      ...(relation.officerTitle !== undefined ? [{ text: relation.officerTitle, pointer: `${base}/officerTitle` }] : []),
      ...(relation.isTenPercentOwner === true ? [{ text: words("form4.large-shareholder"), pointer: null }] : []),
      ...(relation.otherText !== undefined ? [{ text: relation.otherText, pointer: `${base}/otherText` }] : []),
    ];
    return {
      name: owner.reportingOwnerId.rptOwnerName, pointer: `/reportingOwner/${at}/reportingOwnerId/rptOwnerName`, roles,
    };
  });
}

function note(report: OwnershipReport, footnote: OwnershipFootnote, at: number): Form4Note {
  const { facts } = lookup(report);
  const isSecond = report.filing.footnotes.findIndex(({ id }) => id === footnote.id) < at;
  const [low, high] = ["low", "high"].map((end) => (isSecond ? undefined : facts.get(`footnote.${footnote.id}.${end}`)));
  const { plan, vesting } = footnote.terms ?? {};
  return {
    id: `note-${footnote.id}${isSecond ? `-at-${at + 1}` : ""}`, mark: footnote.id.slice(1),
    plan: plan ?? null,
    range: low === undefined || high === undefined ? null
      : { low: filedPrice(low), lowId: `fact-${low.id}`, high: filedPrice(high), highId: `fact-${high.id}` },
    vesting: vesting === undefined ? null
      : { first: vesting.first, portions: vesting.portions, pointer: `/footnotes/${at}/terms/vesting/portions` },
    unread: footnote.terms === undefined,
  };
}

export interface OptionalColumns {
  readonly deemed: boolean;
  /** Early or late. */
  readonly early: boolean;
}

const optionalColumns = (rows: readonly Form4Row[]): OptionalColumns => ({
  deemed: rows.some(({ deemed }) => deemed.date !== null || deemed.footnotes.length > 0),
  early: rows.some(({ early }) => early.text !== "" || early.footnotes.length > 0),
});

/** The box is on forms since April of 2023. */
const planWords = (box: boolean | undefined): string =>
  words(box === undefined ? "form4.plan-box.unknown" : `form4.plan-box.${box ? "yes" : "no"}`);

export const form4View = onceFor((report: OwnershipReport): Form4View => {
  const { filing } = report;
  const [one, two] = [tableOne(report), tableTwo(report)];
  const codes = new Set([...one, ...two].flatMap(({ code }) => (code === null ? [] : [code.text])));
  return {
    name: words("form.named", { form: filing.documentType }), owners: owners(report), periodOfReport: filing.periodOfReport,
    tableOne: one, tableTwo: two,
    codes: [...codes].map((code) => ({ code, words: codeWords(code) })),
    notes: filing.footnotes.map((footnote, at) => note(report, footnote, at)),
    noteIds: filing.footnotes.map(({ id }) => id), metrics: report.metrics.map(metricRow),
    hasMetrics: report.metrics.some(({ shown }) => shown !== null),
    plan: codes.size === 0 ? "" : planWords(filing.aff10b5One),
    columns: { one: optionalColumns(one), two: optionalColumns(two) },
    number: filing.documentType.charAt(0), amends: filing.dateOfOriginalSubmission ?? null,
    remarks: filing.remarks !== undefined,
  };
});
