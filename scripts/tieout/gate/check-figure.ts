/** A figure on a page: does it say what the Report holds? */
import { words } from "../../lib/words.ts";
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
  readonly around: () => string;
}

/** The Report's figure where the page's is right; undefined where there is a finding. */
export function checkFigure(carried: Carried, context: GateContext, reading: Reading): KnownFigure | undefined {
  const index = context.filings.get(carried.filing ?? "");
  reading.counted += 1;
  if (index === undefined) return complainFiling(carried, context, reading);
  const judged = judge(carried, index, context);
  if (judged === undefined) return complainRef(carried, { index, context }, reading);
  const { figure, fault, text } = judged;
  if (fault !== undefined) return complainStyle(carried, fault, reading);
  if (carried.text !== text) {
    reading.complain({
      code: "figure-text-differs", what: `${carried.ref} says »${carried.text}«`, expected: text, around: carried.around(),
      mend: "let the figure filter or shortcode write it; never type over it",
    });
    return undefined;
  }
  return hasRightValue(carried, judged.value, reading) ? figure : undefined;
}

/** A figure in a style: its text, or what is wrong with showing it so. */
export interface JudgedFigure {
  readonly figure: KnownFigure;
  readonly fault: string | undefined;
  readonly text: string;
  readonly value: string;
}

/** A page shows the same figure many times; it is looked up and written once. */
function judge({ ref, style = "", value = "" }: Carried, index: FilingIndex, { judged }: GateContext): JudgedFigure | undefined {
  const ofFiling = judged.get(index) ?? new Map<string, Map<string, JudgedFigure>>();
  if (ofFiling.size === 0) judged.set(index, ofFiling);
  const name = ref.startsWith("constant:") ? `${ref} ${value}` : ref;
  const ofFigure = ofFiling.get(name);
  const known = ofFigure?.get(style);
  if (known !== undefined) return known;
  const figure = figureNamed(index, ref, value);
  if (figure === undefined) return undefined;
  const made = judgedAs(figure, style);
  if (ofFigure === undefined) ofFiling.set(name, new Map([[style, made]]));
  else ofFigure.set(style, made);
  return made;
}

function judgedAs(figure: KnownFigure, style: string): JudgedFigure {
  if (figure.value === null) return { figure, fault: undefined, text: words("figure.gap"), value: "" };
  const fault = faultOf(figure, style);
  return { figure, fault, text: fault === undefined ? formatValue(figure.value, style) : "", value: figure.value.toFixed() };
}

function complainFiling({ ref, filing, around }: Carried, { filings }: GateContext, reading: Reading): undefined {
  reading.complain({
    code: "figure-of-no-filing", what: filing === undefined ? `${ref} stands on a page of no filing` : `there is no filing ${filing}`,
    expected: `data-filing: ${[...filings.keys()].join(", ")}`, around: around(),
    mend: "give the figure its filing: {{ shown | figure(filing) }}",
  });
}

function complainRef({ ref, filing, around }: Carried, { index, context }: { index: FilingIndex; context: GateContext },
  reading: Reading): undefined {
  const other = [...context.filings].find(([id, one]) => id !== filing && figureNamed(one, ref, "") !== undefined)?.[0];
  const names = [...[...index.facts.keys()].map((id) => `fact:${id}`), ...[...index.metrics.keys()].map((key) => `metric:${key}`)];
  const guess = nearest(ref, names);
  reading.complain({
    code: "unknown-figure", what: `${filing ?? ""} has no figure ${ref}`, around: around(),
    expected: other === undefined ? "a fact, metric or tie of the filing" : `data-filing="${other}", the filing that has it`,
    mend: guess === undefined ? undefined : `did you mean ${guess}?`,
  });
}

function complainStyle({ style, around, ref }: Carried, fault: string, reading: Reading): undefined {
  reading.complain({
    code: "figure-style-misleads", what: `${ref} is shown as "${style ?? ""}"`, expected: fault, around: around(),
    mend: "let format/ choose the style",
  });
}

function faultOf(figure: KnownFigure, style: string): string | undefined {
  try {
    parseStyle(style);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return styleFault(figure, style);
}

function hasRightValue({ value, ref, around }: Carried, expected: string, reading: Reading): boolean {
  if (value === undefined || value === expected) return true;
  reading.complain({
    code: "figure-value-differs", what: `${ref} carries the value ${value}`, expected, around: around(),
    mend: "let the figure filter write it",
  });
  return false;
}
