/** Filters of the templates: figures and numerals into HTML, ids into views. */
import type { Report, Shown } from "../model/report.ts";
import { formatCount } from "../format/style.ts";
import type { RenderScope } from "./eleventy.ts";
import { bareFigure, figure } from "./figure.ts";
import { attributes, element, escapeHtml } from "./html.ts";
import { explanationLinks } from "./explanations.ts";
import { cssString } from "./css.ts";
import { basisWord, shownAs } from "./metric-words.ts";
import { pagePaths, publicUrl, relativePath } from "./paths.ts";
import { periodLabel } from "../report/view/lookup.ts";
import { reportNamed } from "./reports.ts";
import { mayHoldNumeral, say, sayCount, sayDate, sayLabel, sayPeriod } from "./say.ts";
import type { Sheets } from "./sheets.ts";
import { VIEWS } from "./views.ts";

/** Marks text as HTML that Nunjucks must not escape again. */
export type Safe = (html: string) => unknown;

type Filter = (this: RenderScope, ...values: never[]) => unknown;

/** The figure as a link to its filing's page, where it opens: for lists of many filings. */
function figureLink(this: RenderScope, shown: Shown, filing: string): string {
  const cell = shown.ref.startsWith("fact:") ? explanationLinks(reportNamed(filing), this.page.url).cell(shown.ref.slice(5)) : undefined;
  const href = cell ?? relativePath(pagePaths.filing(filing), this.page.url);
  return `<a${attributes({ class: "fig", href })}>${bareFigure(shown, filing)}</a>`;
}

/** Filters that answer HTML. Each numeral leaves through one of these. */
function htmlFilters(sheets: Sheets): Record<string, (this: RenderScope, ...values: never[]) => string> {
  return {
    figure(this: RenderScope, shown: Shown, filing?: string) { return figure(shown, sheets.of(this), filing); },
    bare: (shown: Shown, filing?: string) => bareFigure(shown, filing),
    figureLink,
    date: (day: string) => sayDate(day),
    period: (label: string) => sayPeriod(label),
    count: (count: number) => sayCount(count),
    say: (text: string, kind: string) => say(kind, text),
    label: (text: string, pointer: string) => sayLabel(text, pointer),
    described: (text: string, ref: string) => describedName(text, ref),
  };
}

/** Words of ours that name a figure: "Gross profit, Q3 2012" says which one it is. */
const describedName = (text: string, ref: string): string => (mayHoldNumeral(text)
  ? element("span", { "data-say": "name", "data-of": ref }, escapeHtml(text)) : escapeHtml(text));

function plainFilters(): Record<string, Filter> {
  return {
    rel(this: RenderScope, path: string) { return relativePath(path, this.page.url); },
    link(this: RenderScope, id: string, kind: "company" | "filing" | "evidence") {
      return relativePath(pagePaths[kind](id), this.page.url);
    },
    number: (count: number) => formatCount(count),
    report: (id: string) => reportNamed(id),
    periodName: (id: string, report: Report) => periodLabel(report, id),
    /** "F2" of the form as the mark that a reader sees: "2". */
    footnoteMark: (id: string) => id.replace(/^F/, ""),
    publicUrl: (path: string, base: string) => publicUrl(base, path),
    basisWord, shownAs, cssString: (text: string) => cssString(text),
    ...VIEWS,
  };
}

/** `safe` comes from Eleventy's own copy of Nunjucks. */
export function buildFilters(sheets: Sheets, safe: Safe): Record<string, Filter> {
  const html = Object.entries(htmlFilters(sheets)).map(([name, filter]): [string, Filter] =>
    [name, function marked(this: RenderScope, ...values: never[]) { return safe(filter.call(this, ...values)); }]);
  return { ...Object.fromEntries(html), ...plainFilters() };
}
