/** A fact as prose shows it: "$23.4 million" where the table prints 23,382. */
import { factMoneyStyle } from "../../format/choose-style.ts";
import { show, styleOf } from "../../format/style.ts";
import { fractionDigits, parseDecimal } from "../../model/decimal.ts";
import type { ReportFact, Shown, Style } from "../../model/report.ts";
import { isMonetary } from "../../model/unit.ts";

const CENTS = 2;

function proseStyle(fact: ReportFact): Style {
  if (isMonetary(fact.unit) || fact.unit.endsWith("/shares")) return factMoneyStyle(fact);
  const places = fractionDigits(fact.value);
  if (fact.unit === "pure") return styleOf({ kind: "number", scale: 0, places, unit: "" });
  return styleOf({ kind: "count", scale: 0, places, unit: fact.unit.replace(/s$/, "") });
}

/** Prose gives the concept's value, also where the row prints it with the opposite sign; a form's prices stay whole. */
export function proseFigure(fact: ReportFact): Shown {
  if (fact.concept.startsWith("ownership:") && fact.unit.endsWith("/shares")) return filedPrice(fact);
  return show(parseDecimal(fact.value), proseStyle(fact), `fact:${fact.id}${fact.negated ? ":concept" : ""}`);
}

/** A price with at least cents and no filed place lost: $4.10, $18.3654. */
export function filedPrice(fact: ReportFact): Shown {
  const places = Math.max(CENTS, fractionDigits(fact.lexeme ?? fact.value));
  const unit = fact.unit.split("/")[0] ?? fact.unit;
  return show(parseDecimal(fact.value), styleOf({ kind: "money", scale: 0, places, unit }), `fact:${fact.id}`);
}
