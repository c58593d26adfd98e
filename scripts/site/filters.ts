/** Filters of the templates: figures and numerals into HTML, ids into views. */
import type { Basis } from "../model/metric.ts";
import { folderOf, type Report, type Shown, type Standards } from "../model/report.ts";
import { formatCount } from "../format/style.ts";
import { locale, wordParts, words } from "../format/words.ts";
import type { RenderScope } from "./eleventy.ts";
import { bareFigure, figure } from "./figure.ts";
import { attributes, element, escapeHtml } from "./html.ts";
import { comparedWords, movedMark } from "./compare.ts";
import { chartFigure } from "./chart-figure.ts";
import { chartsOf } from "./shortcodes.ts";
import type { Comparison } from "../model/relation.ts";
import type { Move } from "../report/view/comparison.ts";
import { explanationLinks } from "./explanations.ts";
import { cssString } from "./css-string.ts";
import { basisWord, shownAs } from "../format/metric-words.ts";
import { prosePeriod } from "../format/period-label.ts";
import { inTermsOf } from "../format/standards-words.ts";
import { pagePaths, publicUrl, relativePath, rootPath } from "./paths.ts";
import { periodLabel } from "../report/view/lookup.ts";
import { reportNamed } from "./reports.ts";
import { say, together, sayCount, sayDate, sayLabel, sayOf, sayPeriod } from "./say.ts";
import type { Sheets } from "./sheets.ts";
import { VIEWS } from "./views.ts";
import { waivedWord, waivedMark } from "./waived-mark.ts";

/** Marks text as HTML that Nunjucks must not escape again. */
export type Safe = (html: string) => unknown;

type Filter = (this: RenderScope, ...values: never[]) => unknown;

/** The figure as a link to its filing's page, where it opens: for lists of many filings. */
function figureLink(shown: Shown, { filing, isOwn }: { filing: string; isOwn: boolean }, url: string): string {
  const cell = shown.ref.startsWith("fact:") ? explanationLinks(reportNamed(filing), url).cell(shown.ref.slice(5)) : undefined;
  const href = cell ?? relativePath(`${folderOf(reportNamed(filing))}/index.html`, url);
  return `<a${attributes({ class: "fig", href })}>${bareFigure(shown, isOwn ? undefined : filing)}</a>`;
}

/** Filters that answer HTML. Each numeral leaves through one of these. */
function htmlFilters(sheets: Sheets): Record<string, (this: RenderScope, ...values: never[]) => string> {
  return {
    figure(this: RenderScope, shown: Shown, filing?: string) { return figure(shown, sheets.of(this), filing); },
    bare: (shown: Shown, filing?: string) => bareFigure(shown, filing),
    figureLink(this: RenderScope, shown: Shown, filing: string) {
      const link = figureLink(shown, { filing, isOwn: filing === this.ctx.filing }, this.page.url);
      return link + waivedMark(shown.ref, sheets.of(this), filing);
    },
    /** A figure that links lead to. */
    anchored(this: RenderScope, shown: Shown, id: string) { return element("span", { id }, figure(shown, sheets.of(this))); },
    inPeriod(this: RenderScope, shown: Shown, label: string) {
      const period = sayPeriod(prosePeriod(label), periodIdOf(this.ctx.filing, label));
      return together(figure(shown, sheets.of(this)), period);
    },
    t: (key: string, values: Readonly<Record<string, unknown>> = {}) => translated(key, values),
    waivedMark: () => `<span class="waived-mark">${escapeHtml(waivedWord())}</span>`,
    move: (move: Move) => movedMark(move),
    compared: ({ words, comparison }: { words: string; comparison: Comparison }) => comparedWords(words, comparison),
    /** A chart of the page's report; nothing where the report lacks its figures. */
    chartNamed(this: RenderScope, id: string) {
      return chartFigure(chartsOf(reportNamed(this.ctx.filing ?? "")).get(id) ?? [], sheets.of(this));
    },
    date: (day: string) => sayDate(day),
    period(this: RenderScope, label: string, filing?: string) {
      const other = filing === this.ctx.filing ? undefined : filing;
      return sayPeriod(label, periodIdOf(filing ?? this.ctx.filing, label), other);
    },
    /** Where several periods of a report go by one name. */
    periodWithId: (label: string, id: string) => sayPeriod(label, id),
    count: (count: number, counter: string) => sayCount(count, counter),
    say: (text: string, kind: string, account?: string) => say(kind, text, account),
    label: (text: string, pointer: string) => sayLabel(text, pointer),
    described: (text: string, ref: string) => sayOf(text, ref),
  };
}

/** Words of the catalogue, escaped; a value that a filter has made HTML of stays as it is. */
function translated(key: string, values: Readonly<Record<string, unknown>>): string {
  return wordParts(key, values).map((part) => (isSafe(part) ? String(part) : escapeHtml(String(part)))).join("");
}

/** Nunjucks marks HTML by a class of String objects, of which Eleventy has its own copy; other texts are primitive. */
const isSafe = (value: unknown): boolean => value instanceof String;

/** Which period of the filing a view has named. Throws for a label that is none's. */
function periodIdOf(filing: string | undefined, label: string): string {
  const period = filing === undefined ? undefined : reportNamed(filing).periods.find((one) => one.label === label);
  if (period === undefined) throw new RangeError(`"${label}" is no period of ${filing ?? "a page of no filing"}`);
  return period.id;
}

function plainFilters(sheets: Sheets): Record<string, Filter> {
  return {
    /** Notes on the waived figures that this page has shown so far, for the end of a page of many filings. */
    waivedShown(this: RenderScope) { return [...sheets.of(this).waived.values()]; },
    rel(this: RenderScope, path: string) {
      const { url } = this.page;
      return url === pagePaths.notFound ? rootPath(path, siteAddress(this)) : relativePath(path, url);
    },
    link(this: RenderScope, id: string, kind: "company" | "person" | "comparison" | "filing" | "evidence") {
      return relativePath(pagePaths[kind](id), this.page.url);
    },
    locale: () => locale(),
    /** Words of the catalogue as text, for another filter. */
    words: (key: string) => words(key),
    folder: (id: string) => folderOf(reportNamed(id)),
    number: (count: number) => formatCount(count),
    report: (id: string) => reportNamed(id),
    periodName: (id: string, report: Report) => periodLabel(report, id),
    /** "F2" of the form as the mark that a reader sees: "2". */
    footnoteMark: (id: string) => id.replace(/^F/, ""),
    publicUrl: (path: string, base: string) => publicUrl(base, path),
    inTermsOf: (key: string, standards: Standards) => inTermsOf(standards, key),
    basisWord: (basis: Basis) => basisWord(basis), shownAs, cssString: (text: string) => cssString(text),
    ...VIEWS,
  };
}

const siteAddress = ({ ctx }: RenderScope): string => (ctx["site"] as { url: string }).url;

/** `safe` comes from Eleventy's own copy of Nunjucks. */
export function buildFilters(sheets: Sheets, safe: Safe): Record<string, Filter> {
  const html = Object.entries(htmlFilters(sheets)).map(([name, filter]): [string, Filter] =>
    [name, function marked(this: RenderScope, ...values: never[]) { return safe(filter.call(this, ...values)); }]);
  return { ...Object.fromEntries(html), ...plainFilters(sheets) };
}
