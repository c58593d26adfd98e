/**
 * What words can say: `{% fact %}`, `{% metric %}`, `{% tie %}`, `{% period %}`, `{% date %}`, `{% say %}`,
 * `{% chart %}`, `{% table %}`, `{% compare %}`. A wrong name is a finding with file, line and the nearest right
 * name; all of a run are collected.
 */
import { isPlainDate } from "../model/plain-date.ts";
import type { Report, Shown } from "../model/report.ts";
import { factOf, lookup } from "../report/view/lookup.ts";
import { proseFigure } from "../report/view/prose-figure.ts";
import { statementView } from "../report/view/statements.ts";
import { chartFigure } from "./chart-figure.ts";
import { compare } from "./compare.ts";
import { figure } from "./figure.ts";
import { escapeHtml } from "./html.ts";
import { siteInput, type RenderedChart } from "./input.ts";
import { prosePeriod } from "../format/period-label.ts";
import { SAY_KINDS, say, sayDate, sayPeriod } from "./say.ts";
import type { Sheet } from "./sheet.ts";

/** The page's filing and sheet, and a way to say that a name is wrong. */
export interface WordsPage {
  readonly report: Report;
  readonly sheet: Sheet;
  /** The words file, for the place of a mistake. */
  readonly file: string;
  readonly wrong: (kind: string, name: string, right: Iterable<string>) => string;
  readonly renderTable: (view: unknown) => string;
}

type Shortcode = (page: WordsPage, ...values: string[]) => string;

const shownOr = (page: WordsPage, shown: Shown | null | undefined, otherwise: () => string): string =>
  (shown ? figure(shown, page.sheet) : otherwise());

/** A fact by concept and period, or by its id. */
const fact: Shortcode = (page, name, period = "") => {
  const { facts, byConcept } = lookup(page.report);
  const found = period === "" ? facts.get(name ?? "") : factOf(page.report, name ?? "", period);
  if (found !== undefined) return figure(proseFigure(found), page.sheet);
  if (period === "") return page.wrong("fact", name ?? "", facts.keys());
  return page.wrong("fact", `${name ?? ""}@${period}`, byConcept.keys());
};

/** A metric by id and period (or guidance id), or by its key. */
const metric: Shortcode = (page, name, period = "") => {
  const { metrics } = lookup(page.report);
  const key = period === "" ? name ?? "" : `${name ?? ""}@${period}`;
  const withValue = [...metrics.values()].flatMap((each) => (each.shown === null ? [] : [each.key]));
  return shownOr(page, metrics.get(key)?.shown, () => page.wrong("metric with a value", key, withValue));
};

/** A figure that the issuer states, by the id of its tie. */
const tie: Shortcode = (page, id) => {
  const { ties } = lookup(page.report);
  return shownOr(page, ties.get(id ?? "")?.statedShown, () => page.wrong("tie", id ?? "", ties.keys()));
};

const period: Shortcode = (page, id) => {
  const { periods } = lookup(page.report);
  const known = periods.get(id ?? "");
  return known === undefined ? page.wrong("period", id ?? "", periods.keys()) : sayPeriod(prosePeriod(known.label), known.id);
};

const date: Shortcode = (page, day) =>
  (isPlainDate(day ?? "") ? sayDate(day ?? "") : page.wrong("day", day ?? "", []));

/** `account` says where the gate finds the same words: see {@link say}. */
const spoken: Shortcode = (page, ...[kind, words, account]) =>
  (SAY_KINDS.some((known) => known === kind) ? say(kind ?? "", words ?? "", account)
    : page.wrong("kind of numeral", kind ?? "", SAY_KINDS));

export function chartsOf(report: Report): Map<string, RenderedChart[]> {
  const byId = new Map<string, RenderedChart[]>();
  for (const each of siteInput().charts.get(report.id) ?? []) {
    const id = each.id.replace(/-(?:compact|paper)$/, "");
    byId.set(id, [...byId.get(id) ?? [], each]);
  }
  return byId;
}

const chart: Shortcode = (page, id) => {
  const charts = chartsOf(page.report);
  const found = charts.get(id ?? "");
  return found === undefined ? page.wrong("chart", id ?? "", charts.keys()) : chartFigure(found, page.sheet);
};

const table: Shortcode = (page, id) => {
  const { report } = page;
  const tables = report.kind === "earnings-release" ? report.filing.tables : [];
  const found = tables.find((candidate) => candidate.id === id);
  if (found === undefined || report.kind !== "earnings-release") {
    return page.wrong("table", id ?? "", tables.map((each) => each.id));
  }
  return page.renderTable(statementView(report, found));
};

const compared: Shortcode = (page, ...values) => {
  const made = compare(page, values);
  if (typeof made === "string") return made;
  page.sheet.findings.push(made);
  return escapeHtml(`[${values.join(", ")}]`);
};

export const SHORTCODES: Readonly<Record<string, Shortcode>> =
  { fact, metric, tie, period, date, say: spoken, chart, table, compare: compared };
