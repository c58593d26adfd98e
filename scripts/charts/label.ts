/** Labels: what a chart prints, with the trace that the SVG carries and the gate reads back. */
import { words } from "../lib/words.ts";
import { show } from "../format/style.ts";
import { factMoneyStyle } from "../format/choose-style.ts";
import { fractionDigits, parseDecimal } from "../model/decimal.ts";
import type { ReportFact, ReportPeriod, Shown, Style } from "../model/report.ts";
import type { Label, Row } from "./chart.ts";

export const figureLabel = (shown: Shown): Label => ({ text: shown.text, shown });
export const wordsLabel = (text: string): Label => ({ text });

/** A name as the filing prints it at the JSON pointer: it may hold a numeral that is part of the name. */
export const nameLabel = (text: string, pointer: string): Label => ({ text, say: "name", at: pointer });

export const periodLabel = (period: ReportPeriod): Label =>
  ({ text: period.label, say: period.span === "instant" ? "date" : "fiscal-label", at: period.id });

/** What stands for the concept's value, also where the row prints it with the opposite sign. */
export const conceptRef = ({ id, negated }: ReportFact): string => `fact:${id}${negated ? ":concept" : ""}`;

/** The fact's value in another style. */
const restyled = (fact: ReportFact, style: Style): Shown => show(parseDecimal(fact.value), style, conceptRef(fact));

/** "$23.4 million" */
export const moneyShown = (fact: ReportFact): Shown => restyled(fact, factMoneyStyle(fact));

/** Heads of a data table, by their names in the catalogue. */
export const columnWords = (...names: readonly string[]): string[] => names.map((name) => words(`chart.column.${name}`));

/** "10,000": a number of securities, which the chart's note or column names. */
export const countShown = (fact: ReportFact): Shown =>
  show(parseDecimal(fact.value), `number:0:${fractionDigits(fact.value)}`, `fact:${fact.id}`);

/** Without its unit, which the chart's note gives: 1,667 for $1,667 thousand; the minus is a minus. */
export const plainStyle = (fact: ReportFact, scale: number): Style => {
  const places = fact.decimals === null ? fractionDigits(fact.value) : Math.max(0, scale + fact.decimals);
  return `number:${scale}:${places}`;
};

/** The columns of a row that say what is printed and why it may be. */
export function labelRow(label: Label): Pick<Row, "label" | "ref" | "style" | "value" | "say" | "trace"> {
  const { text, shown, say, at = "" } = label;
  if (shown !== undefined) {
    const { ref, style, value } = shown;
    const walk = "walk" in label && label.walk !== undefined ? [String(label.walk)] : [];
    return { label: text, ref, style, value, trace: [ref, style, value, ...walk].join("|") };
  }
  return say === undefined ? { label: text } : { label: text, say, trace: `say|${say}|${at}` };
}
