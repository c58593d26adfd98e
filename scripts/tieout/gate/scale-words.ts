/**
 * "In thousands of US dollars; shares in thousands": what the figures beside it are in, checked against their
 * styles.
 */
import { hasNumeral } from "../../format/numerals.ts";
import { parseStyle } from "../../format/style.ts";
import { isMonetary, type Unit } from "../../model/unit.ts";
import type { KnownFigure } from "./figure-value.ts";
import { attribute, type Element } from "./html-tree.ts";
import type { Placed } from "./page-reader.ts";
import type { Reading } from "./reading.ts";
import { REASONS } from "./allow-list.ts";

interface Clause { readonly scale: number; readonly suits: (unit: Unit) => boolean }

const SCALES: Readonly<Record<string, number>> = { thousands: 3, millions: 6, billions: 9, trillions: 12 };
const isPerShare = (unit: Unit): boolean => unit.endsWith("/shares");
const isCounted = (unit: Unit): boolean => !isMonetary(unit) && !isPerShare(unit);

const GRAMMAR: readonly [RegExp, (unit: Unit) => boolean][] = [
  [/^In (?:(?<scale>\w+) of )?(?<words>.+)$/u, isMonetary],
  [/^amounts per share in (?:(?<scale>\w+) of )?(?<words>.+)$/u, isPerShare],
  [/^(?!In )(?<words>[\p{L} ]+) in (?<scale>\w+)$/u, isCounted],
];

/** Undefined for words that say nothing of a scale in a way that can be checked. */
function parseClause(text: string): Clause | undefined {
  for (const [pattern, suits] of GRAMMAR) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    const { scale = "", words = "" } = groups;
    // No other numeral than the scale itself.
    if (!hasNumeral(words) && (scale in SCALES || !hasNumeral(scale))) return { scale: SCALES[scale] ?? 0, suits };
  }
  return undefined;
}

interface Beside {
  readonly text: string;
  readonly figures: readonly [Element, Placed<KnownFigure>][];
  readonly around: string;
}

export function checkScale({ text, figures, around }: Beside, reading: Reading): void {
  for (const words of text.split(";").map((part) => part.trim())) {
    const clause = parseClause(words);
    if (clause === undefined) {
      if (hasNumeral(words)) complain(reading, words, { expected: "\"In thousands of US dollars\" or the like", around });
      continue;
    }
    const scales = scalesOf(figures, clause);
    if (scales.size === 1 && scales.has(clause.scale)) reading.allow("scale", words, REASONS["scale"] ?? "");
    else if (scales.size > 0 || hasNumeral(words)) {
      complain(reading, words, { expected: `the scale of the figures beside it: ${[...scales].map((one) => `10^${one}`).join(", ") || "none"}`, around });
    }
  }
}

/** Scales of the figures that the clause speaks of; those that say their own unit are not meant. */
function scalesOf(figures: Beside["figures"], { suits }: Clause): Set<number> {
  return new Set(figures.flatMap(([element, { what }]) => {
    const { kind, scale } = parseStyle(attribute(element, "data-as") ?? "dash:0:0");
    return (kind === "table" || kind === "number") && what.unit !== null && suits(what.unit) ? [scale] : [];
  }));
}

const complain = (reading: Reading, words: string, { expected, around }: { expected: string; around: string }): void =>
  reading.complain({
    code: "scale-differs", what: `»${words}« is not the unit of the figures beside it`, expected, around,
    mend: "let the table's own unit and scale write it",
  });
