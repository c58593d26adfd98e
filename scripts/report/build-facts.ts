/** Facts of the Report: printed ones as the filing's tables show them, derived ones in the scale of their kin. */
import { cellStyle } from "../format/choose-style.ts";
import { show, styleOf } from "../format/style.ts";
import { fractionDigits, toText, type Decimal } from "../model/decimal.ts";
import type { DerivedFact, Fact } from "../model/fact.ts";
import type { ReportFact, Style } from "../model/report.ts";
import type { FactSet } from "../facts/fact-set.ts";
import { traceToJson } from "../tieout/trace.ts";

export function buildFacts({ facts, aside = [], asideDerived = [] }: Stated): ReportFact[] {
  return [
    ...[...facts.facts, ...aside].map(printedFact),
    ...[...facts.derived, ...asideDerived].map((fact) =>
      derivedFact(fact, facts.facts.find(({ concept }) => concept === fact.concept))),
  ];
}

/** Facts of a filing; `aside`, in a report over several filings, what stands beside the figures that count. */
interface Stated {
  readonly facts: FactSet;
  readonly aside?: readonly Fact[];
  readonly asideDerived?: readonly DerivedFact[];
}

/** What the cell shows is the printed figure: the concept's value, turned round where the row prints it so. */
export const printedValue = (fact: Fact): Decimal =>
  (fact.negated ? fact.quantity.value.negated() : fact.quantity.value);

export function factStyle(fact: Fact): Style {
  if (fact.lexeme === null) return styleOf({ kind: "dash", scale: 0, places: 0, unit: "" });
  return printedStyle(fact, fact.lexeme);
}

const printedStyle = ({ unit, scale, isOffScale = false }: Pick<Fact, "unit" | "scale" | "isOffScale">, lexeme: string): Style =>
  cellStyle({ unit, scale, isOffScale, places: fractionDigits(lexeme) });

function printedFact(fact: Fact): ReportFact {
  const { interval, value } = fact.quantity;
  return {
    id: fact.id, concept: fact.concept, label: fact.label, period: fact.periodId, unit: fact.unit,
    value: toText(value), low: toText(interval.low), high: toText(interval.high),
    lexeme: fact.lexeme, scale: fact.scale, decimals: fact.decimals ?? null, negated: fact.negated,
    shown: show(printedValue(fact), factStyle(fact), `fact:${fact.id}`), place: fact.place,
    ...(fact.origin === undefined ? {} : { origin: fact.origin }),
  };
}

function derivedFact(fact: DerivedFact, kin: Fact | undefined): ReportFact {
  const { interval, value, unit } = fact.quantity;
  const { scale, lexeme, isOffScale = false } = kin ?? { scale: 0, lexeme: null };
  return {
    id: fact.id, concept: fact.concept, label: fact.label, period: fact.periodId, unit,
    value: toText(value), low: toText(interval.low), high: toText(interval.high),
    scale, decimals: kin?.decimals ?? null, negated: false,
    shown: show(value, printedStyle({ unit, scale, isOffScale }, lexeme ?? "0"), `fact:${fact.id}`),
    trace: traceToJson(fact.quantity),
  };
}
