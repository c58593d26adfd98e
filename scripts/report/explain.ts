/** What opens behind a figure: its formula, inputs, interval, grade and source cell. */
import { words } from "../lib/words.ts";
import { longStyle, metricStyle, showsWhole } from "../format/choose-style.ts";
import { parseStyle, show } from "../format/style.ts";
import { metricById } from "../metrics/registry.ts";
import { parseDecimal } from "../model/decimal.ts";
import type {
  ExplainedInput, Explanation, Report, ReportFact, ReportMetric, ReportTie, ReportTrace, Shown, Style,
} from "../model/report.ts";
import { formulaOf, leavesOf } from "../tieout/formula.ts";

export class Explainer {
  readonly #facts: ReadonlyMap<string, ReportFact>;
  readonly #metrics: ReadonlyMap<string, ReportMetric>;
  readonly #ties: ReadonlyMap<string, ReportTie>;
  readonly #tiesOf = new Map<string, ReportTie[]>();
  readonly #periods: ReadonlyMap<string, string>;
  /** The page of a filing, its evidence and the pages beside them ask for the same. */
  readonly #told = new Map<string, Explanation>();

  constructor(report: Report) {
    this.#facts = new Map(report.facts.map((fact) => [fact.id, fact]));
    this.#metrics = new Map(report.metrics.map((metric) => [metric.key, metric]));
    this.#ties = new Map(report.ties.map((tie) => [tie.id, tie]));
    this.#periods = new Map(report.periods.map(({ id, label }) => [id, label]));
    for (const tie of report.ties) {
      for (const ref of refsOf(tie)) {
        const known = this.#tiesOf.get(ref);
        if (known === undefined) this.#tiesOf.set(ref, [tie]);
        else known.push(tie);
      }
    }
  }

  /** `ref` as in Shown: "fact:<id>", "metric:<key>", "tie:<id>[:stated|:recomputed]". Undefined for an unknown one. */
  explain(ref: string): Explanation | undefined {
    const known = this.#told.get(ref) ?? this.#explained(ref);
    if (known !== undefined) this.#told.set(ref, known);
    return known;
  }

  #explained(ref: string): Explanation | undefined {
    const [kind, ...rest] = ref.split(":");
    const id = rest.join(":");
    if (kind === "metric") return withDefined(this.#metrics.get(id), (metric) => this.#metric(metric));
    if (kind === "fact") return withDefined(this.#facts.get(id), (fact) => this.#fact(fact));
    return withDefined(this.#ties.get(id.replace(/:(?:stated|recomputed|low|high)$/, "")), (tie) => this.#tie(tie));
  }

  periodLabel(id: string): string {
    return this.#periods.get(id) ?? id;
  }

  #titled(label: string, period: string): string {
    return `${label}, ${this.periodLabel(period)}`;
  }

  #metric(metric: ReportMetric): Explanation {
    const definition = metricById(metric.id);
    const ref = `metric:${metric.key}`;
    return {
      ref, title: this.#titled(metric.title, metric.period), shown: metric.shown ?? gapShown(ref),
      meaning: definition?.meaning ?? null, formula: definition?.formula ?? null,
      inputs: metric.trace === null ? [] : this.#inputs(metric.trace),
      ...this.#range(metric, ref, metric.shown?.style),
      grade: metric.grade, ties: this.#idsOf(ref), place: null, note: metric.gap?.reason ?? null,
    };
  }

  #fact(fact: ReportFact): Explanation {
    const ref = `fact:${fact.id}`;
    const [tie] = (this.#tiesOf.get(ref) ?? []).filter(({ kind }) => kind !== "duplicate");
    const trace = fact.trace ?? tie?.trace ?? null;
    return {
      ref, title: this.#titled(fact.label, fact.period), shown: fact.shown, meaning: null,
      formula: trace === null ? null : formulaOf(trace, this.#nameOf),
      inputs: trace === null ? [] : this.#inputs(trace),
      ...this.#range(fact, ref, fact.shown.style),
      grade: worstGrade(this.#tiesOf.get(ref) ?? []), ties: this.#idsOf(ref), place: fact.place ?? null,
      note: tie?.note ?? null,
    };
  }

  #tie(tie: ReportTie): Explanation {
    const ref = `tie:${tie.id}`;
    return {
      ref, title: tie.title, shown: tie.statedShown, meaning: null,
      formula: tie.trace === null ? null : formulaOf(tie.trace, this.#nameOf),
      inputs: tie.trace === null ? [] : this.#inputs(tie.trace),
      ...this.#range({ ...tie, value: tie.recomputed }, ref, tie.recomputedShown?.style),
      grade: tie.grade, ties: [tie.id], place: tie.place, note: tie.note,
    };
  }

  #idsOf(ref: string): string[] {
    return (this.#tiesOf.get(ref) ?? []).map(({ id }) => id);
  }

  readonly #nameOf = (id: string): string => this.#facts.get(id)?.label ?? id;

  #inputs(trace: ReportTrace): ExplainedInput[] {
    return leavesOf(trace).map(({ sign, leaf }) => {
      if (leaf.op === "constant") {
        const value = parseDecimal(leaf.value);
        return { label: leaf.meaning, sign, place: null, shown: show(value, "number:0:0", `constant:${leaf.meaning}`) };
      }
      const fact = this.#facts.get(leaf.fact);
      if (fact === undefined) throw new RangeError(`a trace names ${leaf.fact}, which is no fact`);
      const label = this.#titled(fact.label, fact.period);
      return { label, shown: conceptShown(fact), sign, place: fact.place ?? null };
    });
  }

  #range(figure: Ranged, ref: string, style: Style | undefined): Pick<Explanation, "full" | "low" | "high"> {
    const { value, low, high, unit } = figure;
    if (value === null || low === null || high === null || unit === null) return { full: null, low: null, high: null };
    const fine = fineStyle(value, unit, style);
    const end = (text: string, name: string): Shown => show(parseDecimal(text), fine, `${ref}:${name}`);
    return { full: style !== undefined && isWhole(value, style) ? null : end(value, "full"), low: end(low, "low"), high: end(high, "high") };
  }
}

interface Ranged { value: string | null; low: string | null; high: string | null; unit: string | null }

/** Shown with all its digits. */
const isWhole = (value: string, style: Style): boolean =>
  parseStyle(style).kind !== "dash" && showsWhole(style, parseDecimal(value));

/** A percentage stays one, with more places; everything else in full. */
function fineStyle(value: string, unit: string, style: Style | undefined): Style {
  if (style !== undefined && parseStyle(style).kind === "percent") return metricStyle("percent", UNITLESS, 4);
  return longStyle({ value: parseDecimal(value), unit });
}

const UNITLESS = { value: parseDecimal("0"), unit: "pure" };

/** In a formula a fact enters with the concept's sign, not with the one its row prints. */
function conceptShown(fact: ReportFact): Shown {
  return fact.negated ? show(parseDecimal(fact.value), fact.shown.style, `${fact.shown.ref}:concept`) : fact.shown;
}

const gapShown = (ref: string): Shown => ({ text: words("figure.gap"), value: "", style: "gap:0:0", ref });

function refsOf(tie: ReportTie): string[] {
  return [
    ...(tie.fact === null ? [] : [`fact:${tie.fact}`]), ...(tie.metric === null ? [] : [`metric:${tie.metric}`]),
  ];
}

const RANK = ["untied", "waived", "weak", "interval", "exact", "stated"] as const;

/** A fact in several ties is as good as the worst of them; "stated" only where nothing recomputes it. */
function worstGrade(ties: readonly ReportTie[]): Explanation["grade"] {
  return RANK.find((grade) => ties.some((tie) => tie.grade === grade)) ?? null;
}

const withDefined = <T, R>(value: T | undefined, then: (value: T) => R): R | undefined =>
  (value === undefined ? undefined : then(value));

export const explain = (report: Report, ref: string): Explanation | undefined => new Explainer(report).explain(ref);
