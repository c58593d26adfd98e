/**
 * Period algebra: a derived figure's inputs are of its concept, and their periods join without a gap into its
 * period; growth compares a period with the one a year before; a metric's inputs are of its period.
 */
import { isSame, isYearBefore, joined, lengthOf, lessPart, type Stretch } from "./days.ts";
import type { Derivation, Metric, Trace } from "./evidence-file.ts";
import { leavesOf, type FilingCopy } from "./filing-copy.ts";
import { language } from "./language.ts";
import type { Tally } from "./tally.ts";

/**
 * What a trace is about: its period, and its concept where all inputs share one. Undefined where periods
 * differ.
 */
type Scope = { readonly period: Stretch | undefined; readonly concept: string | undefined };

const ANYTIME: Scope = { period: undefined, concept: undefined };

class PeriodError extends Error {}

export function checkPeriods(filing: FilingCopy, tally: Tally): void {
  for (const derivation of filing.evidence.derivations) {
    report(tally, filing, `derived fact ${derivation.id}`, () => checkDerivation(filing, derivation));
  }
  for (const metric of filing.evidence.metrics) {
    report(tally, filing, `metric ${metric.key}`, () => checkMetric(filing, metric, tally));
  }
}

// eslint-disable-next-line max-params -- one private place where a failure becomes a finding
function report(tally: Tally, { file }: FilingCopy, subject: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof PeriodError)) throw error;
    tally.refuse(file, { code: "periods-do-not-fit", subject, what: error.message });
  }
}

function checkDerivation(filing: FilingCopy, { concept, period, trace }: Derivation): void {
  const scope = scopeOf(trace, filing);
  if (scope.concept !== concept) throw new PeriodError(`its inputs are not all of ${concept}`);
  if (period === null || scope.period === undefined || !isSame(scope.period, period)) {
    throw new PeriodError("the periods of its inputs do not join into its own");
  }
}

/**
 * Metrics of guidance and of forms take figures of several days by design; their growth alone is compared.
 */
function checkMetric(filing: FilingCopy, { period, figure }: Metric, tally: Tally): void {
  if (figure === null) return;
  checkDays(figure.trace, period, tally);
  // A comparison sets any two periods side by side, each under its own name.
  if (filing.evidence.kind === "comparison") return;
  const isMixed = filing.evidence.kind === "ownership" || leavesOf(figure.trace).some((leaf) =>
    leaf.op === "fact" && (leaf.fact.startsWith("guidance.") || isOfForm(filing.facts.get(leaf.fact)?.concept)));
  if (isMixed && figure.trace.op !== "growth") return;
  const scope = scopeOf(figure.trace, filing);
  if (isMixed || scope.period === undefined || period === null) return;
  if (!isWithin(scope.period, period)) throw new PeriodError("its inputs are of another period");
}

const isOfForm = (concept: string | undefined): boolean => concept?.startsWith("ownership:") === true;

/** The days of the period are the one constant that the evidence itself settles. */
function checkDays(trace: Trace, period: Stretch | null, tally: Tally): void {
  for (const leaf of leavesOf(trace)) {
    if (leaf.op !== "constant" || leaf.meaning === language().endsOfRange) continue;
    if (leaf.meaning !== language().daysInPeriod) {
      tally.leave("counts of days and months that a form's dates give (calendar metrics)");
    } else if (period === null || leaf.published.text !== String(lengthOf(period))) {
      throw new PeriodError(`${leaf.published.text} days are not those of its period`);
    }
  }
}

/** The period itself, or a balance at its end. */
const isWithin = (part: Stretch, period: Stretch): boolean =>
  isSame(part, period) || (part.isInstant && part.end === period.end);

function scopeOf(trace: Trace, filing: FilingCopy): Scope {
  if (trace.op === "constant") return ANYTIME;
  if (trace.op === "fact") {
    const fact = filing.facts.get(trace.fact);
    return fact === undefined ? ANYTIME : { period: fact.period ?? undefined, concept: fact.concept };
  }
  const scopes = trace.inputs.map((input) => scopeOf(input, filing));
  const [first = ANYTIME, second = ANYTIME] = scopes;
  if (trace.op === "growth") return growthScope(first, second);
  if (convertsBySplit(trace.op, first, second)) return first;
  return scopes.slice(1).reduce((sum, each) => combine(trace.op, sum, each), first);
}

/** The ratio of a stock split, by which figures of shares of any period are converted. */
const SPLIT_RATIO = "us-gaap:StockholdersEquityNoteStockSplitConversionRatio1";

const convertsBySplit = (op: Trace["op"], figure: Scope, ratio: Scope): boolean =>
  (op === "product" || op === "quotient") && figure.concept !== SPLIT_RATIO && ratio.concept === SPLIT_RATIO;

function growthScope(now: Scope, before: Scope): Scope {
  if (now.period === undefined || before.period === undefined || !isYearBefore(before.period, now.period)) {
    throw new PeriodError("growth compares periods that are not a year apart");
  }
  if (now.concept !== before.concept) throw new PeriodError("growth compares different concepts");
  return now;
}

/**
 * Two figures of one concept may join or be cut from one another; of different ones only those of one period
 * meet.
 */
function combine(op: Trace["op"], a: Scope, b: Scope): Scope {
  const concept = a.concept === b.concept ? a.concept : undefined;
  if (a.period === undefined || b.period === undefined) return { period: a.period ?? b.period, concept };
  if (isSame(a.period, b.period) || isWithin(b.period, a.period)) return { period: a.period, concept };
  if (isWithin(a.period, b.period)) return { period: b.period, concept };
  const together = concept === undefined ? undefined : regroup(op, a.period, b.period);
  if (together === undefined) throw new PeriodError("its inputs are of periods that do not go together");
  return { period: together, concept };
}

function regroup(op: Trace["op"], a: Stretch, b: Stretch): Stretch | undefined {
  if (op === "difference") return lessPart(a, b);
  return op === "sum" ? joined(a, b) : undefined;
}
