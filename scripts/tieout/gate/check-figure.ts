/** A figure on a page: does it say what the Report holds? */
import { formatValue, parseStyle } from "../../format/style.ts";
import { nearest } from "../../lib/nearest.ts";
import type { FilingIndex } from "./filing-index.ts";
import type { GateContext } from "./context.ts";
import { figureNamed, type KnownFigure } from "./figure-value.ts";
import type { Reading } from "./reading.ts";
import { styleFault } from "./style-fit.ts";

/** A figure as a page or chart carries it. */
export interface Carried {
  readonly text: string;
  readonly ref: string;
  readonly style: string | undefined;
  readonly value: string | undefined;
  readonly filing: string | undefined;
  /** Where it stands, for the finding. */
  readonly around: string;
}

/** The Report's figure where the page's is right; undefined where there is a finding. */
export function checkFigure(carried: Carried, context: GateContext, reading: Reading): KnownFigure | undefined {
  const index = context.filings.get(carried.filing ?? "");
  reading.counted += 1;
  if (index === undefined) return complainFiling(carried, context, reading);
  const figure = figureNamed(index, carried.ref, carried.value ?? "");
  if (figure === undefined) return complainRef(carried, { index, context }, reading);
  const expected = expectedText(carried, figure, reading);
  if (expected === undefined) return undefined;
  if (carried.text !== expected) {
    reading.complain({
      code: "figure-text-differs", what: `${carried.ref} says »${carried.text}«`, expected, around: carried.around,
      mend: "let the figure filter or shortcode write it; never type over it",
    });
    return undefined;
  }
  return hasRightValue(carried, figure, reading) ? figure : undefined;
}

function complainFiling({ ref, filing, around }: Carried, { filings }: GateContext, reading: Reading): undefined {
  reading.complain({
    code: "figure-of-no-filing", what: filing === undefined ? `${ref} stands on a page of no filing` : `there is no filing ${filing}`,
    expected: `data-filing: ${[...filings.keys()].join(", ")}`, around,
    mend: "give the figure its filing: {{ shown | figure(filing) }}",
  });
}

function complainRef({ ref, filing, around }: Carried, { index, context }: { index: FilingIndex; context: GateContext },
  reading: Reading): undefined {
  const other = [...context.filings].find(([id, one]) => id !== filing && figureNamed(one, ref, "") !== undefined)?.[0];
  const names = [...[...index.facts.keys()].map((id) => `fact:${id}`), ...[...index.metrics.keys()].map((key) => `metric:${key}`)];
  const guess = nearest(ref, names);
  reading.complain({
    code: "unknown-figure", what: `${filing ?? ""} has no figure ${ref}`, around,
    expected: other === undefined ? "a fact, metric or tie of the filing" : `data-filing="${other}", the filing that has it`,
    mend: guess === undefined ? undefined : `did you mean ${guess}?`,
  });
}

const GAP = "n/a";

/** What the figure must read as; complains where the style is none or no fair one. */
function expectedText({ style, around, ref }: Carried, figure: KnownFigure, reading: Reading): string | undefined {
  if (figure.value === null) return GAP;
  const fault = style === undefined ? "a figure carries its style in data-as" : faultOf(figure, style);
  if (style === undefined || fault !== undefined) {
    reading.complain({
      code: "figure-style-misleads", what: `${ref} is shown as "${style ?? ""}"`, expected: fault, around,
      mend: "let format/ choose the style",
    });
    return undefined;
  }
  return formatValue(figure.value, style);
}

function faultOf(figure: KnownFigure, style: string): string | undefined {
  try {
    parseStyle(style);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return styleFault(figure, style);
}

function hasRightValue({ value, ref, around }: Carried, figure: KnownFigure, reading: Reading): boolean {
  const expected = figure.value?.toFixed() ?? "";
  if (value === undefined || value === expected) return true;
  reading.complain({
    code: "figure-value-differs", what: `${ref} carries the value ${value}`, expected, around,
    mend: "let the figure filter write it",
  });
  return false;
}
