/** Words for a filing to begin with: a heading and a sentence a figure, each figure by its shortcode. */
import { hasNumeral } from "../format/numerals.ts";
import type { EarningsReport, Report, Shown, FilingReport } from "../model/report.ts";
import { headline, type HeadlineFigure } from "../report/view/headline.ts";

/** "fact:<id>" and "metric:<id>@<period>" as an author writes them. */
function shortcode({ ref }: Shown): string {
  const [kind, name] = [ref.slice(0, ref.indexOf(":")), ref.slice(ref.indexOf(":") + 1)];
  const at = name.lastIndexOf("@");
  return kind === "metric" && at > 0 ? `{% metric "${name.slice(0, at)}", "${name.slice(at + 1)}" %}` : `{% ${kind} "${name}" %}`;
}

const sentence = (report: EarningsReport) => ({ title, shown, before, ownPeriod }: HeadlineFigure): string => {
  const period = ownPeriod || report.prior === null ? "" : ` in {% period "${report.current}" %}`;
  const then = before === null || period === "" ? "" : `, after ${shortcode(before)} in {% period "${report.prior ?? ""}" %}`;
  return `${title}: ${shortcode(shown)}${period}${then}.`;
};

function releaseWords(report: EarningsReport): string[] {
  const say = sentence(report);
  return headline(report).flatMap(({ gaap, nonGaap }) => [`## ${gaap.title}`, [gaap, ...nonGaap].map(say).join(" ")]);
}

/** Titles that hold a number word ("the first transaction") are left out: an author may not type one either. */
function formWords({ metrics }: Report): string[] {
  const lines = metrics.flatMap(({ title, shown }) =>
    (shown === null || hasNumeral(title) ? [] : [`${title}: ${shortcode(shown)}.`]));
  return ["## What was reported", ...lines];
}

/** `charts` are the ids of the filing's charts. */
export function scaffoldWords(report: FilingReport, charts: readonly string[]): string {
  const paragraphs = report.kind === "ownership" ? formWords(report) : releaseWords(report);
  const drawings = charts.map((chart) => `{% chart "${chart}" %}`);
  return [`---\nfiling: ${report.id}\n---`, ...paragraphs, ...drawings].join("\n\n").concat("\n");
}
