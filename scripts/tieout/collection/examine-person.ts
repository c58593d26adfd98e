/** A person examined over all their forms, of one issuer or of several. */
import { FactSet } from "../../facts/fact-set.ts";
import { evaluateAcross } from "../../metrics/evaluate-across.ts";
import { METRICS } from "../../metrics/registry.ts";
import type { Trade } from "../../model/collection-report.ts";
import type { FilingFigures } from "../examine.ts";
import { figuresOf, type ExaminedCollection } from "./examine-company.ts";
import { formsOf } from "./releases.ts";
import { tradeInputs, tradesOf } from "./trades.ts";

export interface ExaminedPerson extends ExaminedCollection { readonly trades: readonly Trade[] }

/** What the totals of a person are of: everything with one issuer. */
export const ALL_TRANSACTIONS = "all";

/** `filings` are the forms that name the person as the first reporting owner. */
export function examinePerson(filings: readonly FilingFigures[]): ExaminedPerson {
  const forms = formsOf(filings);
  const { trades, facts } = tradesOf(forms);
  const figures = figuresOf(facts);
  const companies = [...new Set(trades.map(({ company }) => company.slug))].toSorted();
  const metrics = evaluateAcross(METRICS, "insider-trades", companies.map((slug) => ({
    id: slug, periodId: ALL_TRANSACTIONS, figures: tradeInputs(trades.filter(({ company }) => company.slug === slug),
      figures),
  })));
  return { filings: forms, facts: new FactSet([]), aside: facts, metrics, ties: [], trades };
}
