/** A figure as it is shown, `ref`, `style`, `value` and text, against the evidence. */
import type { FilingCopy } from "./filing-copy.ts";
import { parseFraction } from "./fraction.ts";
import { parseStyle, valueInWords } from "./words.ts";

export interface ShownFigure {
  /**
   * "fact:<id>", "metric:<key>", "tie:<id>:stated"; with ":low", ":high", ":full", ":size", ":concept" for
   * parts of it.
   */
  readonly ref: string;
  readonly style: string;
  /** Undefined where the element gives none. */
  readonly value: string | undefined;
  readonly text: string;
}

export interface FigureProblem { readonly code: string; readonly what: string; readonly expected?: string }

/** Value that the evidence has for the figure, and the scale of its table where it has one. */
interface Source { readonly values: readonly string[]; readonly scale: number | undefined }

/** Pages are read with any white space as one space. */
const oneSpace = (text: string): string => text.replace(/\s+/g, " ");

export function figureProblem(figure: ShownFigure, filing: FilingCopy): FigureProblem | undefined {
  const { ref, text, value } = figure;
  const style = parseStyle(figure.style);
  if (style === undefined) return { code: "style-unknown", what: `${text}, as ${figure.style} (${ref})` };
  const source = sourceOf(ref, filing);
  if (source === undefined) return { code: "figure-of-nothing", what: `${text} (${ref})`, expected: "a ref of the evidence" };
  // A value that does not end is left to the evidence.
  const [only, ...others] = source.values;
  const own = value === undefined && others.length === 0 ? only : source.values.find((known) => known === value);
  if (own === undefined) {
    return {
      code: "figure-is-not-its-value", what: `${text} carries ${value ?? "no value"} (${ref})`,
      expected: source.values.join(" or "),
    };
  }
  const words = valueInWords(parseFraction(own) ?? { over: 0n, under: 1n }, style);
  if (words === undefined || oneSpace(words) !== oneSpace(text)) {
    return { code: "text-is-not-the-value", what: `${text} (${ref})`, expected: words ?? "another style" };
  }
  if (style.kind !== "table" || source.scale === undefined || style.scale === source.scale) return undefined;
  return { code: "scale-is-not-the-tables", what: `${text} (${ref}) at 10^${style.scale}`, expected: `10^${source.scale}` };
}

function sourceOf(ref: string, filing: FilingCopy): Source | undefined {
  const [, kind = "", rest = ""] = /^(\w+):(.+)$/s.exec(ref) ?? [];
  if (kind === "constant") return constantSource(rest, filing);
  const [, id = "", part = ""] = /^([^:]+)(?::(\w+))?$/.exec(rest) ?? [];
  if (kind === "fact") return factSource(id, part, filing);
  if (kind === "metric") return metricSource(id, part, filing);
  return kind === "tie" ? tieSource(id, part, filing) : undefined;
}

function constantSource(meaning: string, { constants }: FilingCopy): Source | undefined {
  const values = constants.get(meaning);
  return values === undefined ? undefined : { values: [...values], scale: undefined };
}

/** As its row prints it; the concept's own value, where the row turns it round, goes under ":concept". */
function factSource(id: string, part: string, { facts, printed }: FilingCopy): Source | undefined {
  const fact = facts.get(id);
  if (fact === undefined) return undefined;
  const { value: { text: value }, low, high } = fact;
  const shown = printed.get(id)?.negated === true ? turned(value) : value;
  const found = { "": shown, full: value, size: sizeOf(value), low: low.text, high: high.text, concept: value }[part];
  return found === undefined ? undefined : { values: [found], scale: fact.scale };
}

const sizeOf = (text: string): string => text.replace(/^-/, "");

/** "5" → "-5" and back; zero has no sign. */
const turned = (text: string): string => {
  if (/^-?0(?:\.0+)?$/.test(text)) return text;
  return text.startsWith("-") ? text.slice(1) : `-${text}`;
};

function metricSource(key: string, part: string, { metrics }: FilingCopy): Source | undefined {
  const figure = metrics.get(key)?.figure;
  if (figure === undefined || figure === null) return undefined;
  const { value: { text: value }, low, high } = figure;
  const found = { "": value, full: value, size: sizeOf(value), low: low.text, high: high.text }[part];
  return found === undefined ? undefined : { values: [found], scale: undefined };
}

function tieSource(id: string, part: string, { ties, printed }: FilingCopy): Source | undefined {
  const tie = ties.get(id);
  const { stated, recomputed, residual } = tie ?? {};
  const found = { stated, recomputed: recomputed?.value, full: recomputed?.value, low: recomputed?.low,
    high: recomputed?.high, residual: residual ?? undefined }[part];
  return found && { values: [found.text], scale: printed.get(tie?.fact ?? "")?.scale };
}
