/**
 * "In thousands of US dollars; shares in thousands": what the figures beside it are in, checked against their
 * styles.
 */
import { countedWords, parseUnits, type UnitKind } from "../../format/unit-words.ts";
import { hasNumeral } from "../../format/numerals.ts";
import { parseStyle } from "../../format/style.ts";
import { isMonetary, type Unit } from "../../model/unit.ts";
import type { KnownFigure } from "./figure-value.ts";
import { attribute, type Element } from "./html-tree.ts";
import type { Placed } from "./page-reader.ts";
import type { Reading } from "./reading.ts";
import { REASONS } from "./allow-list.ts";

interface Clause { readonly scale: number; readonly suits: (unit: Unit) => boolean }

const isPerShare = (unit: Unit): boolean => unit.endsWith("/shares");

/** Which figures a clause speaks of; `of` names the one unit of a clause that counts. */
const SUITS: Readonly<Record<UnitKind, (unit: Unit, of: string) => boolean>> = {
  "money": isMonetary, "per-share": isPerShare,
  "count": (unit, of) => !isMonetary(unit) && !isPerShare(unit) && countedWords(unit) === of,
};

/** Undefined for words that say nothing of a scale in a way that can be checked. No other numeral than the scale. */
export function parseClause(text: string): Clause | undefined {
  const clause = parseUnits(text).find(({ of }) => !hasNumeral(of));
  return clause && { scale: clause.scale, suits: (unit) => SUITS[clause.kind](unit, clause.of) };
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
    // A table whose rows await their figures says a scale that no figure can contradict.
    if (figures.length === 0) reading.allow("scale", words, REASONS["scale"] ?? "");
    else if (scales.size === 1 && scales.has(clause.scale)) reading.allow("scale", words, REASONS["scale"] ?? "");
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
