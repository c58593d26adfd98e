/** evidence.json as data. Reading fails with a ShapeError that names the place. */
import { parseDay, type Stretch } from "./days.ts";
import type { Numeral, Shape } from "./shape.ts";

export const OPERATIONS = ["sum", "difference", "product", "quotient", "growth", "negation"] as const;
export type Operation = (typeof OPERATIONS)[number];

export type Trace =
  | { readonly op: "fact"; readonly fact: string; readonly published: Numeral }
  | { readonly op: "constant"; readonly meaning: string; readonly published: Numeral }
  | {
    readonly op: Operation; readonly published: Numeral; readonly unit: string; readonly inputs: readonly Trace[];
  };

/** Value with its interval, unit and period: what printed and derived facts have in common. */
export interface Known {
  readonly id: string;
  readonly concept: string;
  readonly periodId: string;
  readonly period: Stretch | null;
  readonly unit: string;
  readonly value: Numeral;
  readonly low: Numeral;
  readonly high: Numeral;
  readonly scale: number;
}

export interface PrintedFact extends Known {
  readonly lexeme: string | null;
  readonly decimals: number | null;
  readonly negated: boolean;
  /** In evidence over several filings: whose fact it is. */
  readonly origin: { readonly filing: string; readonly fact: string } | null;
}

export interface Derivation extends Known { readonly trace: Trace }

export interface Metric {
  readonly key: string;
  readonly periodId: string;
  readonly period: Stretch | null;
  /** Null where the metric has no value. */
  readonly figure: MetricFigure | null;
}

export interface MetricFigure {
  readonly value: Numeral;
  readonly low: Numeral;
  readonly high: Numeral;
  readonly unit: string;
  readonly grade: string;
  readonly trace: Trace;
  readonly text: string;
  readonly style: string;
}

export interface Tie {
  readonly id: string;
  readonly kind: string;
  readonly fact: string | null;
  readonly metric: string | null;
  readonly stated: Numeral;
  readonly lexeme: string;
  readonly unit: string;
  readonly grade: string;
  readonly verdict: string;
  readonly residual: Numeral | null;
  /** Null for the issuer's word. */
  readonly recomputed: Recomputed | null;
  readonly note: string | null;
}

export interface Recomputed {
  readonly value: Numeral;
  readonly low: Numeral;
  readonly high: Numeral;
  readonly trace: Trace;
}

export interface Allowed { readonly file: string; readonly text: string; readonly reason: string }

export interface Evidence {
  readonly tieout: string;
  readonly id: string;
  readonly kind: string;
  readonly facts: readonly PrintedFact[];
  readonly derivations: readonly Derivation[];
  readonly metrics: readonly Metric[];
  readonly ties: readonly Tie[];
  readonly summary: ReadonlyMap<string, number>;
  readonly allowList: readonly Allowed[];
  readonly files: ReadonlyMap<string, string>;
  readonly source: { readonly published: string; readonly document: string; readonly sha256: string | null };
}

const DEEPEST = 40;

export function readEvidence(shape: Shape): Evidence {
  const source = shape.key("source");
  return {
    tieout: shape.key("tieout").text(), id: shape.key("id").text(), kind: shape.key("kind").text(),
    facts: shape.key("facts").list().map(readFact),
    derivations: shape.key("derivations").list()
      .map((fact) => ({ ...readKnown(fact), trace: readTrace(fact.key("trace")) })),
    metrics: shape.key("metrics").list().map(readMetric),
    ties: shape.key("ties").list().map(readTie),
    summary: readCounts(shape.key("summary")),
    allowList: readAllowed(shape.key("allowList")),
    files: readHashes(shape.key("files")),
    source: {
      published: source.key("published").text(), document: source.key("document").text(),
      sha256: source.key("sha256").orNull((hash) => hash.text()),
    },
  };
}

export const readCounts = (shape: Shape): Map<string, number> =>
  new Map(shape.entries().map(([grade, count]) => [grade, count.count()]));

export const readHashes = (shape: Shape): Map<string, string> =>
  new Map(shape.entries().map(([file, hash]) => [file, hash.text()]));

export const readAllowed = (shape: Shape): Allowed[] => shape.list().map((use) =>
  ({ file: use.key("file").text(), text: use.key("text").text(), reason: use.key("reason").text() }));

function readKnown(shape: Shape): Known {
  return {
    id: shape.key("id").text(), concept: shape.key("concept").text(), unit: shape.key("unit").text(),
    periodId: shape.key("periodId").text(), period: shape.key("period").orNull(readPeriod), ...readRange(shape),
    scale: shape.key("scale").power(),
  };
}

const readRange = (shape: Shape): Pick<Known, "value" | "low" | "high"> => ({
  value: shape.key("value").numeral(), low: shape.key("low").numeral(), high: shape.key("high").numeral(),
});

function readFact(shape: Shape): PrintedFact {
  return {
    ...readKnown(shape), lexeme: shape.key("lexeme").orNull((lexeme) => lexeme.text()),
    decimals: shape.key("decimals").orNull((decimals) => decimals.power()), negated: shape.key("negated").flag(),
    origin: shape.key("origin").orNull((origin) => ({ filing: origin.key("filing").text(), fact: origin.key("fact").text() })),
  };
}

/** { start, end } or { instant }. */
export function readPeriod(shape: Shape): Stretch {
  const day = (name: string): number => parseDay(shape.key(name).text()) ?? shape.key(name).fail("a day as YYYY-MM-DD");
  if (!shape.key("instant").isNull) return { start: day("instant"), end: day("instant"), isInstant: true };
  const stretch = { start: day("start"), end: day("end"), isInstant: false };
  return stretch.start <= stretch.end ? stretch : shape.fail("a period that does not end before it starts");
}

function readTrace(shape: Shape, depth = 0): Trace {
  if (depth > DEEPEST) shape.fail(`a formula of at most ${DEEPEST} levels`);
  const op = shape.key("op").text();
  const published = shape.key("value").numeral();
  if (op === "fact") return { op, fact: shape.key("fact").text(), published };
  if (op === "constant") return { op, meaning: shape.key("meaning").text(), published };
  const operation = OPERATIONS.find((known) => known === op) ?? shape.key("op").fail(OPERATIONS.join(", "));
  const inputs = shape.key("inputs").list().map((input) => readTrace(input, depth + 1));
  return { op: operation, published, unit: shape.key("unit").text(), inputs };
}

function readMetric(shape: Shape): Metric {
  const shown = shape.key("shown");
  return {
    key: shape.key("key").text(), periodId: shape.key("periodId").text(),
    period: shape.key("period").orNull(readPeriod),
    figure: shape.key("value").isNull ? null : {
      ...readRange(shape), unit: shape.key("unit").text(), grade: shape.key("grade").text(),
      trace: readTrace(shape.key("trace")), text: shown.key("text").text(), style: shown.key("style").text(),
    },
  };
}

function readTie(shape: Shape): Tie {
  const textOf = (name: string): string | null => shape.key(name).orNull((text) => text.text());
  return {
    id: shape.key("id").text(), kind: shape.key("kind").text(), fact: textOf("fact"), metric: textOf("metric"),
    stated: shape.key("stated").numeral(), lexeme: shape.key("lexeme").text(), unit: shape.key("unit").text(),
    grade: shape.key("grade").text(), verdict: shape.key("verdict").text(), note: textOf("note"),
    residual: shape.key("residual").orNull((residual) => residual.numeral()),
    recomputed: shape.key("recomputed").isNull ? null : {
      value: shape.key("recomputed").numeral(), low: shape.key("low").numeral(), high: shape.key("high").numeral(),
      trace: readTrace(shape.key("trace")),
    },
  };
}
