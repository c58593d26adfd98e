/** Filings or companies side by side, and which comparisons a filing takes part in. */
import type { ComparedColumn, ComparisonReport } from "../../model/collection-report.ts";
import type { Shown } from "../../model/report.ts";
import { MEASURES, measureTitle } from "../../tieout/collection/measures.ts";
import { lookup, periodLabel } from "./lookup.ts";
import { proseFigure } from "./prose-figure.ts";

export interface ComparisonCell {
  readonly shown: Shown;
  readonly change: Shown | null;
  readonly name: string | null;
  readonly ref: string;
  /** Shown as it is after a stock split. */
  readonly converted: boolean;
}
export interface ComparisonRow { readonly title: string; readonly cells: readonly (ComparisonCell | null)[] }
export interface ComparisonColumn extends ComparedColumn {
  readonly periodName: string;
  readonly pointer: string;
  readonly isCompany: boolean;
  readonly slug: string;
}

export interface ComparisonView {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ComparisonColumn[];
  readonly rows: readonly ComparisonRow[];
  /** Some columns are in another currency than the first: no differences are drawn between them. */
  readonly currencies: readonly string[];
  readonly hasConverted: boolean;
}

export function comparisonView(report: ComparisonReport): ComparisonView {
  const titles = new Map(MEASURES.map((measure) => [measure.id, measureTitle(measure)]));
  return {
    id: report.id, title: report.title,
    columns: report.columns.map((column, at) => ({
      ...column, periodName: periodLabel(report, column.period), pointer: `/columns/${at}/title`,
      isCompany: column.subject.startsWith("company:"), slug: column.subject.replace(/^company:/, ""),
    })),
    rows: report.rows.map(({ id, figures, labels, changes, converted }) => ({
      title: titles.get(id) ?? id,
      cells: figures.map((ref, at) => (ref === null ? null : cellOf(report, ref, {
        converted: converted[at] === true, change: changes[at] ?? null,
        name: new Set(labels.filter((label) => label !== null)).size > 1 ? labels[at] ?? null : null,
      }))),
    })),
    hasConverted: report.rows.some(({ converted }) => converted.includes(true)),
    currencies: [...new Set(report.columns.map(({ currency }) => currency))],
  };
}

interface Beside { readonly change: string | null; readonly name: string | null; readonly converted: boolean }

function cellOf(report: ComparisonReport, ref: string, { change, ...beside }: Beside): ComparisonCell | null {
  const { facts, metrics } = lookup(report);
  const fact = facts.get(ref.replace(/^fact:/, ""));
  const shown = fact === undefined ? metrics.get(ref.replace(/^metric:/, ""))?.shown ?? null : proseFigure(fact);
  return shown === null ? null : { shown, change: metrics.get(change ?? "")?.shown ?? null, ref, ...beside };
}
