/** What did the insider hold before and after each transaction? */
import { words, wordsFor } from "../lib/words.ts";
import { fractionDigits, parseDecimal, type Decimal } from "../model/decimal.ts";
import { holdingKey } from "../model/holding-key.ts";
import type { DerivativeTransaction, NonDerivativeTransaction } from "../model/ownership.ts";
import type { OwnershipReport, ReportFact } from "../model/report.ts";
import { chartOf, headOf, type ChartDefinition, type Label } from "./chart.ts";
import { factById } from "./figures.ts";
import { nameLabel, wordsLabel } from "./label.ts";
import { computeWalk, walkGroupsBody, type WalkFigure, type WalkGroup, type WalkItem } from "./walk.ts";

/** More transactions than this are a list, not a picture. */
const MOST_TRANSACTIONS = 12;
/** Up to this many transactions of a class, the holding between them is shown as well. */
const FEW_TRANSACTIONS = 3;

const ID = "holding";

export const holding: ChartDefinition = {
  id: ID,
  build: (report, setting) => {
    if (report.kind !== "ownership") return undefined;
    const trades = tradesOf(report);
    const walks = classesOf(trades).flatMap((group) => walkOf(report, group) ?? []);
    if (walks.length === 0 || trades.length > MOST_TRANSACTIONS) return undefined;
    return chartOf(headOf(ID, { note: words("chart.holding.note") }), walkGroupsBody(walks, setting), setting.size);
  },
};

interface Trade {
  readonly table: "nonDerivative" | "derivative";
  /** Equal for rows on one holding. */
  readonly of: string;
  readonly security: string;
  /** JSON pointer of the security's title. */
  readonly pointer: string;
  readonly indirect: boolean;
  readonly code: string;
  readonly shares: ReportFact | undefined;
  /** Undefined also where the form does not say whether they were acquired or disposed of. */
  readonly change: Decimal | undefined;
  readonly after: ReportFact | undefined;
}

function tradesOf(report: OwnershipReport): Trade[] {
  const { nonDerivativeTable, derivativeTable } = report.filing;
  return [
    ...nonDerivativeTable.nonDerivativeTransaction.map((row, at) =>
      tradeOf(report, row, { table: "nonDerivative", at })),
    ...derivativeTable.derivativeTransaction.map((row, at) => tradeOf(report, row, { table: "derivative", at })),
  ];
}

type Transaction = NonDerivativeTransaction | DerivativeTransaction;
interface RowAt { readonly table: "nonDerivative" | "derivative"; readonly at: number }

function tradeOf(report: OwnershipReport, row: Transaction, { table, at }: RowAt): Trade {
  const id = `${table}.${at + 1}`;
  const security = row.securityTitle.value ?? "";
  const { directOrIndirectOwnership: direct } = row.ownershipNature;
  const shares = factById(report, `${id}.transactionShares`);
  const size = shares === undefined ? undefined : parseDecimal(shares.value);
  const code = row.transactionAmounts.transactionAcquiredDisposedCode.value;
  return {
    table, security, pointer: `/${table}Table/${table}Transaction/${at}/securityTitle/value`,
    of: `${table} ${holdingKey(row)}`,
    indirect: direct.value === "I", code: row.transactionCoding.transactionCode ?? "", shares,
    change: code === "D" ? size?.negated() : code === "A" ? size : undefined,
    after: factById(report, `${id}.sharesOwnedFollowingTransaction`),
  };
}

const classesOf = (trades: readonly Trade[]): Trade[][] =>
  [...new Set(trades.map(({ of }) => of))].map((of) => trades.filter((trade) => trade.of === of));

const figure = (fact: ReportFact): WalkFigure =>
  ({ value: fact.value, style: `number:0:${fractionDigits(fact.value)}`, ref: fact.shown.ref });

/** Undefined where a figure is missing or the rows do not follow from one another. */
function walkOf(report: OwnershipReport, trades: readonly Trade[]): WalkGroup | undefined {
  const [first] = trades;
  if (first?.after === undefined || first.change === undefined) return undefined;
  const before = parseDecimal(first.after.value).minus(first.change);
  const items: WalkItem[] = openingItems(report, first, before);
  let level = before;
  for (const [index, trade] of trades.entries()) {
    if (trade.shares === undefined || trade.change === undefined || trade.after === undefined) return undefined;
    level = level.plus(trade.change);
    if (!level.equals(parseDecimal(trade.after.value))) return undefined;
    items.push(stepOf(trade, trade.shares, trade.change));
    const last = index === trades.length - 1;
    const name = words(last ? "chart.held-after" : "chart.held-then");
    if (last || trades.length <= FEW_TRANSACTIONS) items.push(held(name, figure(trade.after)));
  }
  return { heading: headingOf(first), steps: computeWalk(items, before) };
}

const held = (name: string, shown: WalkFigure): WalkItem =>
  ({ kind: "total", name: wordsLabel(name), figure: shown, amount: parseDecimal(shown.value), tone: "gaap" });

const stepOf = ({ code, table }: Trade, shares: ReportFact, change: Decimal): WalkItem =>
  ({ kind: "step", name: wordsLabel(deedOf(code, table, change)), figure: figure(shares), amount: change });

/** The holding before is a metric of Table I; where it is not given, the walk begins with the first transaction. */
function openingItems(report: OwnershipReport, { table }: Trade, before: Decimal): WalkItem[] {
  const metric = report.metrics.find(({ id }) => id === "opening-holding");
  const value = metric?.value ?? undefined;
  if (table !== "nonDerivative" || metric === undefined || value === undefined) return [];
  if (!parseDecimal(value).equals(before)) return [];
  return [held(words("chart.held-before"), { value, style: `number:0:${fractionDigits(value)}`, ref: `metric:${metric.key}` })];
}

function headingOf({ security, pointer, indirect }: Trade): Label[] {
  return [nameLabel(security, pointer), ...(indirect ? [wordsLabel(words("chart.held-indirectly"))] : [])];
}

/** Transaction codes of Form 4, General Instruction 8, as deeds. */
function deedOf(code: string, table: Trade["table"], change: Decimal): string {
  if (code === "M" && table === "derivative") return words("deed.M-option");
  if (code === "G" && !change.isNegative()) return words("deed.G-received");
  return wordsFor(`deed.${code}`) ?? words(change.isNegative() ? "deed.disposed" : "deed.acquired");
}
