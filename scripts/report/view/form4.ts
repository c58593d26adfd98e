/** The page of a Form 3, 4 or 5: who, the two tables, footnotes in our words, the computed figures. */
import { words } from "../../lib/words.ts";
import type { OwnershipFootnote } from "../../model/ownership.ts";
import type { OwnershipReport, ReportMetric, Shown } from "../../model/report.ts";
import { tableOne, tableTwo, type Form4OptionRow, type Form4Row } from "./form4-table.ts";
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
  readonly metrics: readonly MetricRow[];
  readonly signed: string;
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
  const [low, high] = ["low", "high"].map((end) => facts.get(`footnote.${footnote.id}.${end}`));
  const { plan, vesting } = footnote.terms ?? {};
  return {
    id: `note-${footnote.id}`, mark: footnote.id.slice(1),
    plan: plan ?? null,
    range: low === undefined || high === undefined ? null
      : { low: filedPrice(low), lowId: `fact-${low.id}`, high: filedPrice(high), highId: `fact-${high.id}` },
    vesting: vesting === undefined ? null
      : { first: vesting.first, portions: vesting.portions, pointer: `/footnotes/${at}/terms/vesting/portions` },
    unread: footnote.terms === undefined,
  };
}

export function form4View(report: OwnershipReport): Form4View {
  const { filing } = report;
  const [one, two] = [tableOne(report), tableTwo(report)];
  const codes = new Set([...one, ...two].flatMap(({ code }) => (code === null ? [] : [code.text])));
  return {
    name: words("form.named", { form: filing.documentType }), owners: owners(report), periodOfReport: filing.periodOfReport,
    tableOne: one, tableTwo: two,
    codes: [...codes].map((code) => ({ code, words: codeWords(code) })),
    notes: filing.footnotes.map((footnote, at) => note(report, footnote, at)),
    metrics: report.metrics.map(metricRow),
    signed: filing.ownerSignature[0]?.signatureDate ?? "", remarks: filing.remarks !== undefined,
  };
}
