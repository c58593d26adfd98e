/**
 * Ties: the stated figure read again, the recomputed one evaluated again, and the grade, residual and counts
 * anew.
 */
import type { Recomputed, Tie, Trace } from "./evidence-file.ts";
import { TraceError, agrees, enclosesClosely, evaluate, type Evaluated } from "./evaluate.ts";
import { leavesOf, type FilingCopy } from "./filing-copy.ts";
import { compare, equal, inWords, minus, negate, roundTo, type Fraction } from "./fraction.ts";
import { duplicateGrade, gradeOf, type Stated } from "./grades.ts";
import { parseProse } from "./lexeme.ts";
import { rangeOf, turnRange, type Range } from "./range.ts";
import type { Tally } from "./tally.ts";
import { sameUnit } from "./units.ts";

export function checkTies(filing: FilingCopy, tally: Tally): void {
  for (const tie of filing.evidence.ties) {
    tally.counts.ties += 1;
    if (tie.grade === "waived") tally.leave(`whether the waiver of ${tie.id} is right: ${tie.note ?? "no reason given"}`);
    for (const problem of problemsOf(tie, filing)) {
      tally.refuse(filing.file, { ...problem, subject: `tie ${tie.id}` });
    }
  }
  checkSummary(filing, tally);
}

interface Problem { readonly code: string; readonly what: string; readonly expected?: string }

function checkSummary({ evidence, file }: FilingCopy, tally: Tally): void {
  const { summary, ties } = evidence;
  for (const grade of new Set([...summary.keys(), ...ties.map((tie) => tie.grade)])) {
    const own = ties.filter((tie) => tie.grade === grade).length;
    if (summary.get(grade) === own) continue;
    tally.refuse(file, {
      code: "summary-does-not-count", subject: `summary ${grade}`, what: String(summary.get(grade) ?? "none"),
      expected: String(own),
    });
  }
}

function problemsOf(tie: Tie, filing: FilingCopy): Problem[] {
  if (tie.grade === "untied") return [{ code: "untied-is-published", what: `${tie.lexeme} does not tie` }];
  const stated = statedOf(tie, filing);
  if (stated === undefined) {
    return [{ code: "stated-figure-unknown", what: `${tie.lexeme}, as ${tie.stated.text} ${tie.unit}, is not its source's` }];
  }
  if (tie.recomputed === null) return issuersWord(tie);
  try {
    const found = foundOf(tie, tie.recomputed, filing);
    return [
      ...circleProblems(tie, tie.recomputed),
      ...recomputedProblems(tie.recomputed, found), ...gradeProblems(tie, stated, { found, filing }),
      ...residualProblems(tie, stated, found), ...metricProblems(tie, tie.recomputed, filing),
    ];
  } catch (error) {
    if (!(error instanceof TraceError)) throw error;
    return [{ code: "trace-does-not-recompute", what: error.message }];
  }
}

function issuersWord({ grade, residual }: Tie): Problem[] {
  if (grade === "stated" && residual === null) return [];
  return [{ code: "grade-is-not-earned", what: `${grade} with nothing that recomputes it`, expected: "stated" }];
}

/** Rows add up as they are printed: a concept that its row prints with the opposite sign is turned round. */
const AS_PRINTED = new Set(["sum", "quotient", "allocation", "roll-forward"]);

/** The stated figure from the digits of its source. Undefined where the evidence states another one. */
function statedOf(tie: Tie, filing: FilingCopy): Stated | undefined {
  const stated = tie.kind === "claim" ? statedInProse(tie) : statedByFact(tie, filing);
  return stated !== undefined && equal(stated.value, tie.stated.value) ? stated : undefined;
}

/** Prose writes a sum per share as money alone: "$0.06". */
function statedInProse({ lexeme, unit }: Tie): Stated | undefined {
  const prose = parseProse(lexeme);
  if (prose === undefined) return undefined;
  if (prose.unit !== undefined && unit !== prose.unit && unit !== `${prose.unit}/shares`) return undefined;
  return { ...prose, range: rangeOf(prose.value, prose.decimals) };
}

function statedByFact(tie: Tie, { printed }: FilingCopy): Stated | undefined {
  const fact = printed.get(tie.fact ?? "");
  if (fact === undefined) return undefined;
  if (!sameUnit(fact.unit, tie.unit)) return isPriceRange(tie) ? atAveragePrice(tie) : undefined;
  if ((fact.lexeme ?? "\u2013") !== tie.lexeme) return undefined;
  const range = { low: fact.low.value, high: fact.high.value };
  const { decimals } = fact;
  const turned = fact.negated && AS_PRINTED.has(tie.kind) && tie.recomputed !== null;
  return turned ? { value: negate(fact.value.value), range: turnRange(range), decimals }
    : { value: fact.value.value, range, decimals };
}

/** Shares at the average price, of which the form prints only the price; its range is given in a footnote. */
const isPriceRange = ({ kind, recomputed }: Tie): boolean => kind === "value" && recomputed?.trace.op === "sum";

const atAveragePrice = ({ stated }: Tie): Stated =>
  ({ value: stated.value, range: rangeOf(stated.value, null), decimals: null });

function foundOf(tie: Tie, { trace }: Recomputed, filing: FilingCopy): Evaluated {
  if (isPriceRange(tie)) return priceRange(tie, trace, filing);
  const own = evaluate(trace, filing.facts);
  if (tie.kind !== "digits") return own;
  const decimals = filing.printed.get(tie.fact ?? "")?.decimals ?? null;
  const value = decimals === null ? own.value : roundTo(own.value, decimals);
  return { ...own, value, range: rangeOf(value, decimals) };
}

/** Shares × lowest price to shares × highest price, and between them shares × the average price. */
function priceRange(tie: Tie, trace: Trace, { facts }: FilingCopy): Evaluated {
  const [low, high] = "inputs" in trace ? trace.inputs : [];
  const price = facts.get(tie.fact ?? "");
  const shares = low !== undefined && "inputs" in low ? low.inputs[0] : undefined;
  if (low === undefined || high === undefined || shares === undefined || price === undefined) {
    throw new TraceError("is no range of prices");
  }
  const [lowest, highest] = [evaluate(low, facts), evaluate(high, facts)];
  const average: Trace = {
    op: "product", unit: tie.unit, published: tie.stated,
    inputs: [shares, { op: "fact", fact: price.id, published: price.value }],
  };
  const proceeds = evaluate(average, facts);
  const range: Range = { low: lowest.value, high: highest.value };
  if (compare(range.low, proceeds.range.low) > 0 || compare(proceeds.range.high, range.high) > 0) {
    throw new TraceError("the average price lies outside the range of its footnote");
  }
  return { ...proceeds, range };
}

function recomputedProblems({ value, low, high }: Recomputed, { value: own, range, isRounded }: Evaluated): Problem[] {
  const isSame = agrees(value.value, own, isRounded)
    && enclosesClosely({ low: low.value, high: high.value }, range, isRounded);
  return isSame ? [] : [{
    code: "tie-does-not-recompute", what: `recomputed as ${value.text}, from ${low.text} to ${high.text}`,
    expected: `${inWords(own)}, from ${inWords(range.low)} to ${inWords(range.high)}`,
  }];
}

interface Grading { readonly found: Evaluated; readonly filing: FilingCopy }

/** Only what does not tie needs a waiver. */
function gradeProblems(tie: Tie, stated: Stated, grading: Grading): Problem[] {
  const earned = earnedGrade(tie, stated, grading);
  const expected = tie.grade === "waived" ? "untied" : tie.grade;
  const verdicts = tie.grade === "waived" ? FAILURES : TIES;
  if (earned === expected && verdicts.has(tie.verdict)) return [];
  return [{
    code: "grade-is-not-earned", what: `${tie.grade} (${tie.verdict})`,
    expected: earned === "untied" ? "untied, which is not to be published" : earned,
  }];
}

const TIES = new Set(["ties"]);
const FAILURES = new Set(["does-not-add", "excess-digits", "duplicates-disagree"]);

function earnedGrade(tie: Tie, stated: Stated, { found, filing }: Grading): string {
  if (isPriceRange(tie)) return "interval";
  if (tie.kind === "digits") return "untied";
  if (!unitsAgree(tie, found.unit)) return "untied";
  const trace = tie.recomputed?.trace;
  const isDuplicate = DUPLICATES.has(tie.kind);
  if (!isDuplicate || filing.evidence.kind === "ownership" || trace?.op !== "fact") return gradeOf(stated, found);
  const other = filing.printed.get(trace.fact);
  return duplicateGrade(stated, { ...found, decimals: other?.decimals ?? null });
}

/** One fact in two places, tables or filings. */
const DUPLICATES = new Set(["duplicate", "balance", "across-filings"]);

const unitsAgree = ({ unit }: Tie, found: string | undefined): boolean => found === undefined || sameUnit(unit, found);

/**
 * A figure is not recomputed from itself. Shares at the average price do take the price, of which they are no
 * copy.
 */
function circleProblems(tie: Tie, { trace }: Recomputed): Problem[] {
  const isOwn = leavesOf(trace).some((leaf) => leaf.op === "fact" && leaf.fact === tie.fact);
  return isOwn && tie.kind !== "digits" ? [{ code: "tie-rests-on-itself", what: `is recomputed from ${tie.fact ?? ""}` }] : [];
}

function residualProblems({ residual }: Tie, stated: Stated, found: Evaluated): Problem[] {
  const own: Fraction = minus(stated.value, found.value);
  if (residual !== null && agrees(residual.value, own, found.isRounded)) return [];
  return [{ code: "residual-is-wrong", what: residual?.text ?? "none", expected: inWords(own) }];
}

/** A claim that states a metric is recomputed as that metric. */
function metricProblems({ metric }: Tie, { value }: Recomputed, { metrics }: FilingCopy): Problem[] {
  if (metric === null) return [];
  const own = metrics.get(metric)?.figure?.value;
  if (own !== undefined && equal(own.value, value.value)) return [];
  return [{ code: "tie-is-not-its-metric", what: `recomputed as ${value.text}`, expected: own?.text ?? `a metric ${metric}` }];
}
