/** Rows of Forms 3, 4 and 5 as one list, and what they add up to. */
import { collectFact, collectedId } from "../../facts/collected-fact.ts";
import { holdingKey, type OwnershipRow } from "../../model/holding-key.ts";
import { compareTexts } from "../../lib/order.ts";
import { slugOf } from "../../lib/slug.ts";
import type { Trade } from "../../model/collection-report.ts";
import type { Fact } from "../../model/fact.ts";
import { Missing, sumOf, type Figure } from "../../model/quantity.ts";
import type { AcrossInputs } from "../../model/metric.ts";
import type { ExaminedForm } from "./releases.ts";

export interface Traded { readonly trades: readonly Trade[]; readonly facts: readonly Fact[] }

/** A person's folder: the name, and the CIK, which alone tells two of one name apart. */
export const personSlug = (name: string, cik: string | undefined): string =>
  [slugOf(name), ...(cik === undefined ? [] : [cik.replace(/^0+/, "")])].join("-");

/** Newest transaction first. `forms` newest first. */
export function tradesOf(forms: readonly ExaminedForm[]): Traded {
  const rows = forms.flatMap((form) => rowsOf(form, isSuperseded(form, forms)));
  const trades = rows.map(({ trade }) => trade).toSorted((a, b) => compareTexts(b.date, a.date));
  return { trades, facts: rows.flatMap(({ facts }) => facts) };
}

/** An amendment of the same person's form for the same day is filed later and tells it anew. */
function isSuperseded({ filing }: ExaminedForm, forms: readonly ExaminedForm[]): boolean {
  return forms.some(({ filing: other }) => other.id !== filing.id && other.documentType.endsWith("/A")
    && other.source.published >= filing.source.published && other.periodOfReport === filing.periodOfReport
    && !filing.documentType.endsWith("/A") && ownersOf(other) === ownersOf(filing));
}

/** Whose form it is, and about which issuer. */
export const ownersOf = ({ reportingOwner, issuer }: Pick<ExaminedForm["filing"], "reportingOwner" | "issuer">): string => [issuer.issuerCik,
  ...reportingOwner.map(({ reportingOwnerId: { rptOwnerCik, rptOwnerName } }) => rptOwnerCik ?? rptOwnerName).toSorted()].join(" ");

interface TradeRow { readonly trade: Trade; readonly facts: readonly Fact[] }

function rowsOf(form: ExaminedForm, superseded: boolean): TradeRow[] {
  const { nonDerivativeTable, derivativeTable } = form.filing;
  const of = (rows: readonly OwnershipRow[], name: string): TradeRow[] =>
    rows.map((row, at) => tradeRow(form, { row, id: `${name}.${at + 1}`, superseded }));
  return [
    ...of(nonDerivativeTable.nonDerivativeTransaction, "nonDerivative"),
    ...of(nonDerivativeTable.nonDerivativeHolding, "nonDerivativeHolding"),
    ...of(derivativeTable.derivativeTransaction, "derivative"),
    ...of(derivativeTable.derivativeHolding, "derivativeHolding"),
  ];
}

const FIGURES = { shares: "transactionShares", price: "transactionPricePerShare", after: "sharesOwnedFollowingTransaction" };

function tradeRow(
  form: ExaminedForm, { row, id, superseded }: { row: OwnershipRow; id: string; superseded: boolean },
): TradeRow {
  const { filing, facts } = form;
  const found = Object.values(FIGURES).map((field) => facts.byId(`${id}.${field}`));
  const idOf = (fact: Fact | undefined): string | null => (fact === undefined ? null : collectedId(fact.id, filing.id));
  const [shares, price, after] = found.map(idOf);
  const [owner] = filing.reportingOwner;
  const { rptOwnerName = "", rptOwnerCik } = owner?.reportingOwnerId ?? {};
  const { issuerName, issuerTradingSymbol } = filing.issuer;
  const trade: Trade = {
    filing: filing.id, row: id, superseded,
    owner: { name: rptOwnerName, slug: personSlug(rptOwnerName, rptOwnerCik) },
    company: { name: issuerName, slug: slugOf(issuerTradingSymbol) },
    date: ("transactionDate" in row ? row.transactionDate.value : undefined) ?? filing.periodOfReport,
    code: "transactionCoding" in row ? row.transactionCoding?.transactionCode ?? null : null,
    acquired: "transactionAmounts" in row ? row.transactionAmounts.transactionAcquiredDisposedCode.value === "A" : null,
    title: row.securityTitle.value ?? "", ownership: row.ownershipNature.directOrIndirectOwnership.value ?? "D",
    holding: holdingKey(row), shares: shares ?? null, price: price ?? null, after: after ?? null,
  };
  return { trade, facts: found.flatMap((fact) => (fact === undefined ? []
    : [collectFact(fact, { filing: filing.id, periodId: fact.periodId, period: fact.period })])) };
}

const TABLE_ONE = /^nonDerivative\./;

/** Purchases and sales of shares themselves, as inputs of metrics; rows that an amendment tells again are left out. */
export function tradeInputs(trades: readonly Trade[], figureOf: (id: string) => Figure): AcrossInputs {
  const of = (code: string): Trade[] => trades.filter((trade) =>
    trade.code === code && !trade.superseded && TABLE_ONE.test(trade.row) && trade.shares !== null);
  const sharesIn = (trade: Trade): Figure => figureOf(trade.shares ?? "");
  const value = (trade: Trade): Figure => (trade.price === null
    ? new Missing("not-reported", "a form gives no price") : sharesIn(trade).times(figureOf(trade.price)));
  const [purchases, sales] = [of("P"), of("S")];
  return {
    bought: total(purchases.map(sharesIn)), sold: total(sales.map(sharesIn)),
    cost: total(purchases.map(value)), proceeds: total(sales.map(value)),
  };
}

const total = (parts: readonly Figure[]): Figure =>
  (parts.length === 0 ? new Missing("not-reported", "there was no such transaction") : sumOf(parts));
