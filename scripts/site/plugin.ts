/** The Eleventy plugin: filters, shortcodes, Markdown, default words, fonts. `.eleventy.js` only names it. */
import { join, relative } from "node:path";
import { FindingsError, sortFindings, type Finding } from "../lib/finding.ts";
import { SERIES_KINDS, seriesView } from "../report/view/series.ts";
import { newestTrades } from "../report/view/trades.ts";
import { narrative, type Part } from "../report/view/narrative.ts";
import { addWords } from "./words-pages.ts";
import { checkWords } from "./check-words.ts";
import type { EleventyConfig, NunjucksEnvironment, RenderScope } from "./eleventy.ts";
import { explanations } from "./explanations.ts";
import { figure } from "./figure.ts";
import { buildFilters } from "./filters.ts";
import { chartFigure } from "./chart-figure.ts";
import { comparedWords } from "./compare.ts";
import { wordsMarkdown } from "./markdown.ts";
import { prosePeriod } from "../format/period-label.ts";
import { wordParts } from "../lib/words.ts";
import { filingNamed, filingReports, inScope, reportNamed, reportsOfKind } from "./reports.ts";
import { escapeHtml } from "./html.ts";
import { siteInput } from "./input.ts";
import { pagesOfList } from "./lists.ts";
import { sayDate, sayLabel, sayPeriod, together } from "./say.ts";
import { furtherFigures } from "./further-figures.ts";
import { pageHead, type HeadSetting } from "./page-head.ts";
import { Sheets } from "./sheets.ts";
import { hasSlots, type Sheet } from "./sheet.ts";
import { SHORTCODES, chartsOf, type WordsPage } from "./shortcodes.ts";
import { wordsFile } from "./words-files.ts";
import { wrongName } from "./wrong-name.ts";

const COLLECTIONS = [["companyIds", "company"], ["personIds", "person"], ["comparisonIds", "comparison"]] as const;

interface Engine { readonly nunjucks: { readonly runtime: { readonly SafeString: new (html: string) => unknown } };
  readonly environment: NunjucksEnvironment }

/** What Eleventy's own copy of Nunjucks gives us, once it has made it. */
class EngineBox {
  #engine: Engine | undefined;
  set(engine: Engine): void { this.#engine = engine; }
  get(): Engine {
    if (this.#engine === undefined) throw new Error("Eleventy has not made its Nunjucks environment yet");
    return this.#engine;
  }
  safe(html: string): unknown {
    return new (this.get().nunjucks.runtime.SafeString)(html);
  }
}

/**
 * Eleventy keeps compiled templates from run to run of a process, and with them the shortcodes of the first run: what
 * these gather must be the same objects in every run.
 */
const PLACE = Symbol.for("tieout.site-run");
interface Run {
  readonly sheets: Sheets;
  readonly engine: EngineBox;
  /** Eleventy holds every library of Markdown that it was ever given; one is a third of a megabyte. */
  readonly markdown: ReturnType<typeof wordsMarkdown>;
}
const shared = globalThis as { [PLACE]?: Run };

function newRun(): Run {
  const sheets = new Sheets();
  return { sheets, engine: new EngineBox(), markdown: wordsMarkdown((env) => sheets.of(scopeOf(env))) };
}

/**
 * Eleventy tells on its own, past any logger, which filter took more than its share; a build tells its time by step. A
 * threshold of nought is its word for never.
 */
function keepBenchmarksQuiet({ benchmarkManager }: EleventyConfig): void {
  for (const group of ["Configuration", "Data", "Aggregate"]) benchmarkManager.get(group).setMinimumThresholdMs(0);
}

export function tieout(config: EleventyConfig): void {
  keepBenchmarksQuiet(config);
  const { sheets, engine, markdown } = shared[PLACE] ??= newRun();
  config.on("eleventy.engine.njk", (made: Engine) => engine.set(made));
  config.setNunjucksEnvironmentOptions({ autoescape: true, throwOnUndefined: true });
  config.setLibrary("md", markdown);
  for (const [name, filter] of Object.entries(buildFilters(sheets, (html) => engine.safe(html)))) {
    config.addFilter(name, filter);
  }
  addWordsShortcodes(config, sheets, engine);
  addPageShortcodes(config, sheets);
  addData(config);
  addWords(config);
  watchOverPages(config, sheets);
}

/** Where site.json and design.json lie, seen from the folder of the pages. */
export const siteDataFolder = (pages: string): string => relative(pages, join(siteInput().folders.data, "site"));

/** Eleventy hands Markdown its data for the page, which is what filters see as `ctx`. */
const scopeOf = (env: unknown): RenderScope => {
  const ctx = env as RenderScope["ctx"] & { page: RenderScope["page"] };
  return { page: ctx.page, ctx };
};

function addWordsShortcodes(config: EleventyConfig, sheets: Sheets, engine: EngineBox): void {
  for (const [name, shortcode] of Object.entries(SHORTCODES)) {
    config.addShortcode(name, function words(this: RenderScope, ...values: string[]) {
      const sheet = sheets.of(this);
      return sheet.slot(shortcode(wordsPage(this, sheet, engine), ...values));
    });
  }
  config.addShortcode("narrative", function defaultNarrative(this: RenderScope) {
    const sheet = sheets.of(this);
    const report = filingNamed(this.ctx.filing ?? "");
    const charts = [...chartsOf(report).values()].map((sizes) => sheet.slot(chartFigure(sizes, sheet)));
    const paragraphs = narrative(report).map((parts) => parts.map((part) => sheet.slot(partHtml(part,
      sheet))).join(""));
    return [...paragraphs, ...charts].join("\n\n");
  });
}

function partHtml(part: Part, sheet: Sheet): string {
  if ("shown" in part) return placed(part, sheet);
  if ("words" in part) return comparedWords(part.words, part.comparison);
  if ("date" in part) return sayDate(part.date);
  return "label" in part ? sayLabel(part.label, part.pointer) : escapeHtml(part.text);
}

function placed(part: Extract<Part, { shown: unknown }>, sheet: Sheet): string {
  if ("period" in part) return inPeriod(part, sheet);
  const shown = figure(part.shown, sheet);
  return "day" in part ? wordParts("narrative.on-day", { figure: shown, date: sayDate(part.day) }).join("") : shown;
}

const inPeriod = ({ shown, period }: Extract<Part, { period: unknown }>, sheet: Sheet): string =>
  together(figure(shown, sheet), sayPeriod(prosePeriod(period.label), period.id));

function wordsPage(scope: RenderScope, sheet: Sheet, engine: EngineBox): WordsPage {
  const report = reportNamed(scope.ctx.filing ?? "");
  const file = wordsFile(siteInput().folders.content, report.id);
  return {
    report, sheet, file,
    wrong: (kind, name, right) => {
      sheet.findings.push(wrongName(file, { kind, name }, right));
      return escapeHtml(`[${kind}: ${name}]`);
    },
    renderTable: (table) => engine.get().environment.render("parts/statement.njk", { ...scope.ctx, table }),
  };
}

function addPageShortcodes(config: EleventyConfig, sheets: Sheets): void {
  config.addShortcode("further", function further(this: RenderScope) {
    return furtherFigures(reportNamed(this.ctx.filing ?? ""), sheets.of(this));
  });
  config.addShortcode("head", function head(this: RenderScope) {
    return pageHead({ url: this.page.url, filing: this.ctx.filing, site: this.ctx["site"] as HeadSetting["site"] });
  });
  config.addShortcode("popovers", function popovers(this: RenderScope) {
    return explanations(sheets.of(this), { url: this.page.url, filing: this.ctx.filing });
  });
}

function addData(config: EleventyConfig): void {
  config.addGlobalData("media", () => [{ name: "page", folder: "filings" }, { name: "print", folder: "print" }]);
  config.addGlobalData("filingIds", () => inScope(filingReports()).map(({ id }) => id));
  for (const [name, kind] of COLLECTIONS) {
    config.addGlobalData(name, () => inScope(reportsOfKind(kind)).map(({ id }) => id));
  }
  // The first page of filings is the front page.
  config.addGlobalData("olderPages", () => pagesOfList("filings").slice(1));
  config.addGlobalData("frontPages", () => pagesOfList("filings").slice(0, 1));
  config.addGlobalData("companyPages", () => pagesOfList("companies"));
  config.addGlobalData("peoplePages", () => pagesOfList("people"));
  config.addGlobalData("transactionPages", () => inScope([...reportsOfKind("company"), ...reportsOfKind("person")])
    .filter((report) => newestTrades(report).hasMore).map(({ id }) => id));
  config.addGlobalData("seriesPages", () => inScope(reportsOfKind("company")).flatMap((report) =>
    SERIES_KINDS.filter((kind) => seriesView(report, kind).columns.length > 0).map((kind) => ({ filing: report.id,
      kind }))));
}

/** What is wrong with the words as they stand in their files. */
function findingsOfWords(): Finding[] {
  const { folders } = siteInput();
  return checkWords(folders.content, inScope(filingReports()).map(({ id }) => id));
}

/** A mistake in the words, or a slot that was never filled, must not get out as a page. */
function watchOverPages(config: EleventyConfig, sheets: Sheets): void {
  config.on("eleventy.before", () => sheets.clear());
  config.addTransform("slots", function checkSlots(content) {
    if (hasSlots(content)) throw new Error(`${this.page.inputPath}: a shortcode of the words was used outside the words`);
    return content;
  });
  config.on("eleventy.after", () => {
    const findings = [...sheets.findings(), ...findingsOfWords()];
    if (findings.length > 0) throw new FindingsError(sortFindings(findings));
  });
}
