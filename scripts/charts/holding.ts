/** What did the insider hold before and after each transaction? */
import { fractionDigits, parseDecimal, type Decimal } from "../model/decimal.ts";
import type { DerivativeTransaction, NonDerivativeTransaction } from "../model/ownership.ts";
import type { OwnershipReport, ReportFact } from "../model/report.ts";
import { chartOf, type ChartDefinition, type Label } from "./chart.ts";
import { factById } from "./figures.ts";
import { nameLabel, wordsLabel } from "./label.ts";
import { computeWalk, walkGroupsBody, type WalkFigure, type WalkGroup, type WalkItem } from "./walk.ts";

/** More transactions than this are a list, not a picture. */
const MOST_TRANSACTIONS = 12;
/** Up to this many transactions of a class, the holding between them is shown as well. */
const FEW_TRANSACTIONS = 3;

const HEAD = {
  id: "holding",
  title: "The holding before and after",
  description: "A walk from top to bottom for each class of securities: what was held before, what each transaction "
    + "added or took away, and what was held after it.",
  note: "Number of securities",
};

export const holding: ChartDefinition = {
  id: HEAD.id,
  build: (report, setting) => {
    if (report.kind !== "ownership") return undefined;
    const trades = tradesOf(report);
    const walks = classesOf(trades).flatMap((group) => walkOf(report, group) ?? []);
    if (walks.length === 0 || trades.length > MOST_TRANSACTIONS) return undefined;
    return chartOf(HEAD, walkGroupsBody(walks, setting), setting.size);
  },
};

interface Trade {
  readonly table: "nonDerivative" | "derivative";
  /** Security, direct or indirect, and nature: what has a holding of its own. */
  readonly of: string;
  readonly security: string;
  readonly indirect: boolean;
  readonly code: string;
  readonly shares: ReportFact | undefined;
  readonly change: Decimal | undefined;
  readonly after: ReportFact | undefined;
}

function tradesOf(report: OwnershipReport): Trade[] {
  const { nonDerivativeTable, derivativeTable } = report.filing;
  return [
    ...nonDerivativeTable.nonDerivativeTransaction.map((row, at) => tradeOf(report, row, `nonDerivative.${at + 1}`)),
    ...derivativeTable.derivativeTransaction.map((row, at) => tradeOf(report, row, `derivative.${at + 1}`)),
  ];
}

function tradeOf(report: OwnershipReport, row: NonDerivativeTransaction | DerivativeTransaction, id: string): Trade {
  const security = row.securityTitle.value ?? "";
  const { directOrIndirectOwnership: direct, natureOfOwnership: nature } = row.ownershipNature;
  const shares = factById(report, `${id}.transactionShares`);
  const size = shares === undefined ? undefined : parseDecimal(shares.value);
  const acquired = row.transactionAmounts.transactionAcquiredDisposedCode.value === "A";
  return {
    table: id.startsWith("derivative") ? "derivative" : "nonDerivative", security,
    of: [id.split(".")[0], security, direct.value, nature?.value, termsOf(row)].join("|"),
    indirect: direct.value === "I", code: row.transactionCoding.transactionCode, shares,
    change: acquired ? size : size?.negated(), after: factById(report, `${id}.sharesOwnedFollowingTransaction`),
  };
}

/** Options of different terms are different holdings. */
const termsOf = (row: NonDerivativeTransaction | DerivativeTransaction): string =>
  "underlyingSecurity" in row ? [row.conversionOrExercisePrice?.value, row.expirationDate?.value].join("|") : "";

const classesOf = (trades: readonly Trade[]): Trade[][] =>
  [...new Set(trades.map(({ of }) => of))].map((of) => trades.filter((trade) => trade.of === of));

const figure = (fact: ReportFact): WalkFigure =>
  ({ value: fact.value, style: `number:0:${fractionDigits(fact.value)}`, ref: fact.shown.ref });

/** Undefined where a figure is missing or the rows do not follow from one another. */
function walkOf(report: OwnershipReport, trades: readonly Trade[]): WalkGroup | undefined {
  const [first] = trades;
  if (first?.after === undefined || first.change === undefined) return undefined;
  let level = parseDecimal(first.after.value).minus(first.change);
  const items: WalkItem[] = openingItems(report, first, level);
  for (const [index, { shares, change, after, code, table }] of trades.entries()) {
    if (shares === undefined || change === undefined || after === undefined) return undefined;
    level = level.plus(change);
    if (!level.equals(parseDecimal(after.value))) return undefined;
    items.push({ kind: "step", name: wordsLabel(deedOf(code, table, change)), figure: figure(shares), amount: change });
    const last = index === trades.length - 1;
    if (last || trades.length <= FEW_TRANSACTIONS) {
      items.push({ kind: "total", name: wordsLabel(last ? "Held after" : "Held then"), figure: figure(after), amount: level,
        tone: "gaap" });
    }
  }
  return { heading: headingOf(first), steps: computeWalk(items, level) };
}
