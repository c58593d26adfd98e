/**
 * The two-class method (ASC 260-10-45-60): earnings shared out between common stock and participating securities by
 * their shares, and other earnings shared out in the same proportion. Tried only for the concepts that it is about.
 */
import { parseDecimal, powerOfTen, type Decimal } from "../../../model/decimal.ts";
import { periodKey, type Period } from "../../../model/period.ts";
import type { Allocation, DraftRow, DraftTable } from "../assembly/draft.ts";
import { referenceTo } from "./infer-quotients.ts";

interface Placed { readonly table: DraftTable; readonly row: DraftRow }

interface Rule {
  readonly concept: string;
  readonly amount: string;
  /** Sign of the amount where the row prints its share the other way round. */
  readonly sign: "+" | "-";
  readonly part: string;
  readonly whole: readonly string[];
}

const BASIC_SHARES = "us-gaap:WeightedAverageNumberOfSharesOutstandingBasic";
const PREFERRED_SHARES = "us-gaap:IncrementalCommonSharesAttributableToConversionOfPreferredStock";
const COMMON_EARNINGS = "us-gaap:NetIncomeLossAvailableToCommonStockholdersBasic";
const EARNINGS = "us-gaap:NetIncomeLoss";

const RULES: readonly Rule[] = [
  {
    concept: "us-gaap:ParticipatingSecuritiesDistributedAndUndistributedEarningsLossBasic", amount: EARNINGS, sign: "-",
    part: PREFERRED_SHARES, whole: [BASIC_SHARES, PREFERRED_SHARES],
  },
  {
    concept: "issuer:NonGAAPNetIncomeAttributableToCommonStockholders", amount: "issuer:NonGAAPNetIncome", sign: "+",
    part: COMMON_EARNINGS, whole: [EARNINGS],
  },
  { concept: COMMON_EARNINGS, amount: EARNINGS, sign: "+", part: BASIC_SHARES, whole: [BASIC_SHARES, PREFERRED_SHARES] },
];

export function inferAllocations(tables: readonly DraftTable[]): void {
  for (const table of tables) {
    for (const row of table.rows) {
      const rule = RULES.find(({ concept }) => concept === row.concept);
      if (rule !== undefined && row.sum === undefined) row.allocation = allocationOf({ table, row }, rule, tables);
    }
  }
}

function allocationOf(at: Placed, rule: Rule, tables: readonly DraftTable[]): Allocation | undefined {
  const find = (concept: string): Placed | undefined => rowOf(concept, at, tables);
  const [amount, part] = [find(rule.amount), find(rule.part)];
  const whole = rule.whole.map(find);
  if (amount === undefined || part === undefined || whole.some((each) => each === undefined)) return undefined;
  const all = whole.flatMap((each) => each ?? []);
  const sign = at.row.negated ? rule.sign : rule.sign === "-" ? "+" : rule.sign;
  const fits = at.table.columns.every(({ period }, column) =>
    isShare(at.row.values[column], period, { at, amount, part, whole: all, sign }));
  if (!fits) return undefined;
  const name = (placed: Placed): string => referenceTo(placed, at.table);
  return { amount: `${sign}${name(amount)}`, part: name(part), whole: all.map(name) };
}

/** In the row's own table, else in the first that covers all its columns. */
function rowOf(concept: string, at: Placed, tables: readonly DraftTable[]): Placed | undefined {
  const covers = (table: DraftTable): boolean => at.table.columns.every(({ period }) => columnAt(table, period) >= 0);
  return [at.table, ...tables.filter((table) => table !== at.table && covers(table))]
    .flatMap((table) =>
      table.rows.filter((row) => row !== at.row && row.concept === concept).map((row) => ({ table, row })))[0];
}

const columnAt = ({ columns }: DraftTable, period: Period): number =>
  columns.findIndex((column) => periodKey(column.period) === periodKey(period));

interface Shared { readonly at: Placed; readonly amount: Placed; readonly part: Placed; readonly whole: readonly Placed[]; readonly sign: "+" | "-" }

/** Within one and a half units of the last place: the shares themselves are rounded. */
function isShare(value: DraftRow["values"][number], period: Period, { at, amount, part, whole, sign }: Shared): boolean {
  const [sum, share, ...of] = [amount, part, ...whole].map((placed) => amountAt(placed, period));
  if (typeof value !== "string" || sum === undefined || share === undefined || of.some((each) => each === undefined)) return false;
  const total = of.reduce<Decimal | undefined>((all, each) =>
    (all === undefined || each === undefined ? each : all.plus(each)), undefined);
  if (total === undefined || total.isZero()) return false;
  const recomputed = sum.times(share).div(total).times(sign === "-" ? -1 : 1);
  const ulp = powerOfTen(at.row.scale);
  return recomputed.minus(parseDecimal(value).times(ulp)).abs().lessThanOrEqualTo(ulp.times(3).div(2));
}

function amountAt({ table, row }: Placed, period: Period): Decimal | undefined {
  const value = row.values[columnAt(table, period)];
  return typeof value === "string" ? parseDecimal(value).times(powerOfTen(row.scale)) : undefined;
}
