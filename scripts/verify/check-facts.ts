/** Facts: each value is its printed digits at their scale, each interval the rounding of its last place. */
import type { Derivation, PrintedFact } from "./evidence-file.ts";
import { TraceError, agrees, enclosesClosely, evaluate } from "./evaluate.ts";
import type { FilingCopy } from "./filing-copy.ts";
import { ZERO, equal, inWords, negate, parseFraction, roundTo, tenTo, times } from "./fraction.ts";
import { placesOf } from "./lexeme.ts";
import { rangeOf } from "./range.ts";
import { sameUnit } from "./units.ts";
import type { Tally } from "./tally.ts";

export function checkFacts(filing: FilingCopy, tally: Tally): void {
  for (const fact of filing.evidence.facts) {
    tally.counts.facts += 1;
    for (const problem of [valueProblem(fact), ...intervalProblems(fact), decimalsProblem(fact, filing)]) {
      if (problem !== undefined) tally.refuse(filing.file, { ...problem, subject: `fact ${fact.id}` });
    }
  }
  for (const derivation of filing.evidence.derivations) {
    tally.counts.facts += 1;
    checkDerivation(filing, derivation, tally);
  }
}

interface Problem { readonly code: string; readonly what: string; readonly expected?: string }

function valueProblem({ lexeme, scale, negated, value }: PrintedFact): Problem | undefined {
  const digits = lexeme === null ? ZERO : parseFraction(lexeme);
  if (digits === undefined) return { code: "lexeme-is-no-number", what: `prints ${JSON.stringify(lexeme)}` };
  const printed = times(digits, tenTo(scale));
  const own = negated ? negate(printed) : printed;
  if (equal(own, value.value)) return undefined;
  return {
    code: "value-is-not-the-printed-one", what: `value ${value.text}`,
    expected: `${inWords(own)}, from "${lexeme ?? "–"}" × 10^${scale}${negated ? ", turned round" : ""}`,
  };
}

function intervalProblems({ value, low, high, decimals }: PrintedFact): Problem[] {
  const own = rangeOf(value.value, decimals);
  if (equal(own.low, low.value) && equal(own.high, high.value)) return [];
  return [{
    code: "interval-is-not-the-rounding", what: `stands for ${low.text} to ${high.text}`,
    expected: `${inWords(own.low)} to ${inWords(own.high)}, from decimals ${decimals ?? "INF"}`,
  }];
}

/**
 * Decimals may not claim more digits than are printed, nor fewer than are unless those beyond them are zeros.
 */
function decimalsProblem(fact: PrintedFact, { ties }: FilingCopy): Problem | undefined {
  const { decimals, lexeme, scale, value } = fact;
  if (decimals === null || lexeme === null) return undefined;
  const printed = placesOf(lexeme) - scale;
  if (decimals > printed) {
    return { code: "decimals-beyond-the-printed", what: `decimals ${decimals}`, expected: `at most ${printed}` };
  }
  if (equal(roundTo(value.value, decimals), value.value) || ties.has(`digits.${fact.id}`)) return undefined;
  return { code: "digits-beyond-decimals", what: `prints ${lexeme} with decimals ${decimals}` };
}

function checkDerivation({ file, facts }: FilingCopy, derivation: Derivation, tally: Tally): void {
  const { id, trace, value, low, high, unit } = derivation;
  const subject = `derived fact ${id}`;
  try {
    const own = evaluate(trace, facts);
    const isSame = agrees(value.value, own.value, own.isRounded)
      && enclosesClosely({ low: low.value, high: high.value }, own.range, own.isRounded)
      && (own.unit === undefined || sameUnit(own.unit, unit));
    if (isSame) return;
    tally.refuse(file, {
      code: "derived-fact-does-not-recompute", subject, what: `${value.text} ${unit}, from ${low.text} to ${high.text}`,
      expected: `${inWords(own.value)} ${own.unit ?? unit}, from ${inWords(own.range.low)} to ${inWords(own.range.high)}`,
    });
  } catch (error) {
    if (!(error instanceof TraceError)) throw error;
    tally.refuse(file, { code: "trace-does-not-recompute", subject, what: error.message });
  }
}
