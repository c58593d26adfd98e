/**
 * What publish/ hands to the site before it runs Eleventy. Reports never enter Eleventy's data cascade, which would
 * copy them for every page; templates reach them through filters.
 */
import type { Metric } from "../model/metric.ts";
import type { Report, Shown } from "../model/report.ts";

/** What the methodology page says of a metric. */
export type MethodologyMetric = Pick<
  Metric, "id" | "title" | "basis" | "unit" | "meaning" | "formula" | "places" | "counterpart">;

/** A cell of a chart's data table: a figure, a name of a kind that the gate knows, or plain words. */
export interface ChartCell {
  readonly text: string;
  readonly shown?: Shown | undefined;
  readonly say?: string | undefined;
  /** JSON pointer of a name, id of a period. */
  readonly at?: string | undefined;
}

/** A chart as charts/ hands it over: SVG for a wide place and, where there is one, for a phone and for paper. */
export interface RenderedChart {
  readonly id: string;
  /** Wide for columns of text, compact for phones, paper for handouts; ids end in "-compact" and "-paper". */
  readonly size: "wide" | "compact" | "paper";
  readonly title: string;
  readonly description: string;
  readonly period: ChartCell | null;
  readonly note: string | null;
  readonly svg: string;
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly ChartCell[])[] };
}

export interface SiteFolders {
  /** Holds `filings/<id>.md`, the words; the templates of the pages stay the product's own. */
  readonly content: string;
  /** Holds `site/`: the site's name and address, the design. */
  readonly data: string;
}

/**
 * What a run of Eleventy renders: the site's own pages (list of filings, methodology, feed), or the pages of some
 * reports. A build renders reports in batches, since Eleventy holds every page of a run in memory.
 */
export type SiteScope = "site" | {
  /** Ids of reports. */
  readonly reports: ReadonlySet<string>;
  /** Id of a filing → names of the comparisons that its page links to. */
  readonly compared: ReadonlyMap<string, readonly string[]>;
};

export interface SiteInput {
  readonly scope: SiteScope;
  /** In the scope of the site: what its lists show of each report. Else the reports and those behind them. */
  readonly reports: readonly Report[];
  /** By filing id. */
  readonly charts: ReadonlyMap<string, readonly RenderedChart[]>;
  readonly methodology: readonly MethodologyMetric[];
  readonly version: string;
  readonly folders: SiteFolders;
}

/**
 * Eleventy loads the plugin by itself, so under a test runner this module can be there twice; the input must not be.
 */
const PLACE = Symbol.for("tieout.site-input");
const shared = globalThis as { [PLACE]?: SiteInput };

export function provideSiteInput(input: SiteInput): void {
  shared[PLACE] = input;
}

/** Throws when Eleventy runs without publish/: the pages have nothing to show then. */
export function siteInput(): SiteInput {
  const provided = shared[PLACE];
  if (provided === undefined) {
    throw new Error("no reports were provided; run the build with \"npm run build\" or \"npm run dev\"");
  }
  return provided;
}
