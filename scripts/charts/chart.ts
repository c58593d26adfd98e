/**
 * What a chart is: a Vega-Lite spec without data, the rows that go into it, and the same figures as a table. All of it
 * is a pure function of the Report; `render.ts` makes SVG from it.
 */
import { inTermsOf } from "../format/standards-words.ts";
import type { Design, Tone } from "./design.ts";
import type { Report, Shown, Standards, Style } from "../model/report.ts";

/** Wide for columns of text, compact for phones, paper for handouts: each is drawn for the width it is seen at. */
export type Size = "wide" | "compact" | "paper";

/** Why a text with numerals may stand without a figure behind it; the words are those of the gate's list. */
export type Say = "fiscal-label" | "date" | "name";

/** A text on a chart or in its table: a figure of the Report, the name of a period, or plain words. */
export type Label = { readonly text: string } & (
  /** In a walk, `walk` tells which of the chart's walks the figure is a step or a total of. */
  | { readonly shown: Shown; readonly walk?: number; readonly say?: never; readonly at?: never }
  /** The name of a period, and the period's id. */
  | { readonly say: Exclude<Say, "name">; readonly at: string; readonly shown?: never }
  /** A name as the filing prints it, and the JSON pointer of the place it is printed at. */
  | { readonly say: "name"; readonly at: string; readonly shown?: never }
  | { readonly shown?: never; readonly say?: never; readonly at?: never }
);

export type ChartCell = Label;

/** A datum. `part` says which mark draws it; positions are plot numbers or pixels, never figures to be read. */
export interface Row {
  readonly part: string;
  /** Position along the scale of amounts. */
  readonly from?: number;
  readonly to?: number;
  /** Pixels. */
  readonly px?: number;
  readonly px2?: number;
  readonly y?: number;
  readonly y2?: number;
  readonly tone?: Tone;
  /** What is read; a line break in it is one on the chart. */
  readonly label?: string;
  readonly ref?: string;
  readonly style?: Style;
  readonly value?: string;
  readonly say?: Say;
  /** Where the label comes from, for the SVG: "<ref>|<style>|<value>|<walk>" or "say|<kind>|<pointer or period>". */
  readonly trace?: string;
}

/** A Vega-Lite spec as JSON. Its data is the named set "rows"; its width and height belong to the chart. */
export type ChartSpec = { readonly $schema: string } & Readonly<Record<string, unknown>>;

export interface ChartTable { readonly columns: readonly string[]; readonly rows: readonly (readonly ChartCell[])[] }

export interface Chart {
  /** Unique on a page: "revenue", "revenue-compact". All ids within the SVG begin with it. */
  readonly id: string;
  /** Charts of one kind share a spec, and with it one compiled view. */
  readonly kind: string;
  readonly size: Size;
  /** Without numerals: it is the SVG's title and may be the figure's caption. */
  readonly title: string;
  /** Without numerals: how the chart is to be read. */
  readonly description: string;
  /** The period or date that the whole chart is about, where it is about one. */
  readonly period: Label | null;
  /** What the figures are counted in, where the labels do not say it: "In thousands of dollars". */
  readonly note: string | null;
  readonly spec: ChartSpec;
  readonly data: readonly Row[];
  readonly table: ChartTable;
  readonly width: number;
  readonly height: number;
}

export interface ChartSetting { readonly design: Design; readonly size: Size }

/** One chart; `build` answers undefined where the Report lacks what the chart shows. */
export interface ChartDefinition {
  readonly id: string;
  readonly build: (report: Report, setting: ChartSetting) => Chart | undefined;
}

type Head = Pick<Chart, "id" | "title" | "description"> & Partial<Pick<Chart, "period" | "note">>;
type Body = Pick<Chart, "kind" | "spec" | "data" | "table" | "width" | "height">;

/** The title and description that the catalogue has for the chart, in the terms of the report's standards. */
export const headOf = (id: string, more: Partial<Pick<Chart, "period" | "note">> = {}, standards: Standards = "us-gaap"): Head => ({
  id, title: inTermsOf(standards, `chart.${id}.title`), description: inTermsOf(standards, `chart.${id}.description`), ...more,
});

/** Puts a chart together; ids and kinds of charts that are not wide say so. */
export function chartOf(head: Head, body: Body, size: Size): Chart {
  const suffix = size === "wide" ? "" : `-${size}`;
  return {
    period: null, note: null, ...head, ...body, size, id: `${head.id}${suffix}`, kind: `${body.kind}${suffix}`,
  };
}
