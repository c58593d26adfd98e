/** Metrics: value, interval, unit, grade and words, anew. */
import type { Metric, MetricFigure } from "./evidence-file.ts";
import { TraceError, agrees, enclosesClosely, evaluate } from "./evaluate.ts";
import type { FilingCopy } from "./filing-copy.ts";
import { inWords } from "./fraction.ts";
import { shownGrade } from "./grades.ts";
import type { Tally } from "./tally.ts";
import { sameUnit } from "./units.ts";
import { parseStyle, shownDecimals, valueInWords } from "./words.ts";

interface Problem { readonly code: string; readonly what: string; readonly expected?: string }

export function checkMetrics(filing: FilingCopy, tally: Tally): void {
  for (const metric of filing.evidence.metrics) {
    tally.counts.metrics += 1;
    if (metric.figure === null) continue;
    for (const problem of [...valueProblems(metric.figure, filing), ...wordsProblems(metric, metric.figure, filing)]) {
      tally.refuse(filing.file, { ...problem, subject: `metric ${metric.key}` });
    }
  }
}

function valueProblems({ trace, value, low, high, unit }: MetricFigure, { facts }: FilingCopy): Problem[] {
  try {
    const own = evaluate(trace, facts);
    const isSame = agrees(value.value, own.value, own.isRounded)
      && enclosesClosely({ low: low.value, high: high.value }, own.range, own.isRounded)
      && (own.unit === undefined || sameUnit(own.unit, unit));
    return isSame ? [] : [{
      code: "metric-does-not-recompute", what: `${value.text} ${unit}, from ${low.text} to ${high.text}`,
      expected: `${inWords(own.value)} ${own.unit ?? unit}, from ${inWords(own.range.low)} to ${inWords(own.range.high)}`,
    }];
  } catch (error) {
    if (!(error instanceof TraceError)) throw error;
    return [{ code: "trace-does-not-recompute", what: error.message }];
  }
}

function wordsProblems({ key }: Metric, figure: MetricFigure, { evidence }: FilingCopy): Problem[] {
  const style = parseStyle(figure.style);
  const own = style && valueInWords(figure.value.value, style);
  if (style === undefined || own === undefined) return [{ code: "style-unknown", what: figure.style }];
  const waived = evidence.ties.some(({ metric, grade }) => metric === key && grade === "waived");
  const range = { low: figure.low.value, high: figure.high.value };
  const grade = waived ? "waived" : shownGrade({ value: figure.value.value, range }, shownDecimals(style));
  return [
    ...(own === figure.text ? [] : [{ code: "text-is-not-the-value", what: figure.text, expected: own }]),
    ...(grade === figure.grade ? [] : [{ code: "grade-is-not-earned", what: figure.grade, expected: grade }]),
  ];
}
