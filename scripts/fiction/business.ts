/**
 * A business, quarter by quarter: what it plans and meets (the Plan) becomes what it earns, owns and owes. Each quarter
 * starts from the balances of the one before, and its cash flows explain the difference, so that every statement drawn
 * from the books agrees with every other. All amounts are whole thousands.
 */
import { permille } from "./integers.ts";

/** Pay in stock, by the function that it is a cost of. */
export interface StockPay { readonly cost: bigint; readonly research: bigint; readonly sales: bigint;
  readonly general: bigint }

/**
 * One quarter as management and market make it. Costs are those paid in money, before pay in stock and
 * depreciation.
 */
export interface Plan {
  readonly products: bigint;
  readonly services: bigint;
  /** Cost of revenue, research, sales and general expense. */
  readonly cost: bigint;
  readonly research: bigint;
  readonly sales: bigint;
  readonly general: bigint;
  readonly restructuring: bigint;
  readonly stockPay: StockPay;
  /** Part of the cost of revenue. */
  readonly depreciation: bigint;
  readonly amortization: bigint;
  readonly other: bigint;
  /** Of a thousand of revenue: the parts of two regions; the third has the rest. */
  readonly americas: bigint;
  readonly europe: bigint;
  /** Of a thousand of income before taxes; a loss brings a benefit at the same rate. */
  readonly taxRate: bigint;
  /** Of a thousand of the cash and the debt at the quarter's start. */
  readonly interestOnCash: bigint;
  readonly interestOnDebt: bigint;
  /** Balances at the quarter's end that the business steers. */
  readonly receivables: bigint;
  readonly inventories: bigint;
  readonly prepaid: bigint;
  readonly payables: bigint;
  readonly accrued: bigint;
  readonly deferred: bigint;
  readonly capitalSpending: bigint;
  readonly borrowed: bigint;
  readonly repaid: bigint;
  readonly repurchased: bigint;
  readonly optionProceeds: bigint;
  readonly withheldTaxes: bigint;
  /** Exchange rates on cash and on goodwill. */
  readonly translationOfCash: bigint;
  readonly translationOfGoodwill: bigint;
  /** Thousands of shares: net change over the quarter, and those that options and units would add. */
  readonly sharesAdded: bigint;
  readonly dilutive: bigint;
}

export interface Balances {
  readonly cash: bigint;
  readonly receivables: bigint;
  readonly inventories: bigint;
  readonly prepaid: bigint;
  readonly property: bigint;
  readonly goodwill: bigint;
  readonly intangibles: bigint;
  readonly otherAssets: bigint;
  readonly payables: bigint;
  readonly accrued: bigint;
  readonly deferred: bigint;
  readonly debt: bigint;
  readonly otherLiabilities: bigint;
  readonly commonStock: bigint;
  readonly paidIn: bigint;
  readonly otherComprehensive: bigint;
  readonly retained: bigint;
  readonly shares: bigint;
}

/** Amounts of a period; those of a longer period are the sums of its quarters'. */
export interface Flows {
  readonly products: bigint;
  readonly services: bigint;
  readonly cost: bigint;
  readonly research: bigint;
  readonly sales: bigint;
  readonly general: bigint;
  readonly amortization: bigint;
  readonly restructuring: bigint;
  readonly interestIncome: bigint;
  readonly interestExpense: bigint;
  readonly other: bigint;
  readonly tax: bigint;
  readonly americas: bigint;
  readonly europe: bigint;
  /** Income taxes on what non-GAAP measures leave out. */
  readonly taxOnAdjustments: bigint;
  readonly payInCost: bigint;
  readonly payInResearch: bigint;
  readonly payInSales: bigint;
  readonly payInGeneral: bigint;
  readonly depreciation: bigint;
  readonly receivablesUp: bigint;
  readonly inventoriesUp: bigint;
  readonly prepaidUp: bigint;
  readonly payablesUp: bigint;
  readonly accruedUp: bigint;
  readonly deferredUp: bigint;
  readonly capitalSpending: bigint;
  readonly borrowed: bigint;
  readonly repaid: bigint;
  readonly repurchased: bigint;
  readonly optionProceeds: bigint;
  readonly withheldTaxes: bigint;
  readonly translationOfCash: bigint;
  readonly translationOfGoodwill: bigint;
}

/** Weighted average shares, in thousands. */
export interface Shares { readonly basic: bigint; readonly dilutive: bigint }

export interface Quarter { readonly flows: Flows; readonly shares: Shares; readonly opening: Balances;
  readonly closing: Balances }

export const revenue = (flows: Flows): bigint => flows.products + flows.services;
export const grossProfit = (flows: Flows): bigint => revenue(flows) - flows.cost;
export const operatingExpenses = ({ research, sales, general, amortization, restructuring }: Flows): bigint =>
  research + sales + general + amortization + restructuring;
export const operatingIncome = (flows: Flows): bigint => grossProfit(flows) - operatingExpenses(flows);
export const otherIncome = ({ interestIncome, interestExpense, other }: Flows): bigint =>
  interestIncome - interestExpense + other;
export const incomeBeforeTax = (flows: Flows): bigint => operatingIncome(flows) + otherIncome(flows);
export const netIncome = (flows: Flows): bigint => incomeBeforeTax(flows) - flows.tax;
export const stockPayOf = ({ payInCost, payInResearch, payInSales, payInGeneral }: Flows): bigint =>
  payInCost + payInResearch + payInSales + payInGeneral;
export const comprehensive = ({ translationOfCash, translationOfGoodwill }: Flows): bigint =>
  translationOfCash + translationOfGoodwill;

export const operatingCash = (flows: Flows): bigint => netIncome(flows) + flows.depreciation + flows.amortization
  + stockPayOf(flows) - flows.receivablesUp - flows.inventoriesUp - flows.prepaidUp + flows.payablesUp + flows.accruedUp
  + flows.deferredUp;
export const investingCash = ({ capitalSpending }: Flows): bigint => -capitalSpending;
export const financingCash = ({ borrowed, repaid, repurchased, optionProceeds, withheldTaxes }: Flows): bigint =>
  borrowed - repaid - repurchased + optionProceeds - withheldTaxes;
export const changeInCash = (flows: Flows): bigint =>
  operatingCash(flows) + investingCash(flows) + financingCash(flows) + flows.translationOfCash;

function earned(plan: Plan, before: Balances): Omit<Flows, "tax"> {
  const { stockPay, amortization, restructuring } = plan;
  const sold = plan.products + plan.services;
  const pay = stockPay.cost + stockPay.research + stockPay.sales + stockPay.general;
  return {
    americas: permille(sold, plan.americas), europe: permille(sold, plan.europe),
    taxOnAdjustments: permille(pay + amortization + restructuring, plan.taxRate),
    products: plan.products, services: plan.services, cost: plan.cost + plan.depreciation + stockPay.cost,
    research: plan.research + stockPay.research, sales: plan.sales + stockPay.sales,
    general: plan.general + stockPay.general, amortization, restructuring,
    interestIncome: permille(before.cash, plan.interestOnCash), interestExpense: permille(before.debt,
      plan.interestOnDebt),
    other: plan.other, payInCost: stockPay.cost, payInResearch: stockPay.research, payInSales: stockPay.sales,
    payInGeneral: stockPay.general, depreciation: plan.depreciation,
    receivablesUp: plan.receivables - before.receivables, inventoriesUp: plan.inventories - before.inventories,
    prepaidUp: plan.prepaid - before.prepaid, payablesUp: plan.payables - before.payables,
    accruedUp: plan.accrued - before.accrued, deferredUp: plan.deferred - before.deferred,
    capitalSpending: plan.capitalSpending, borrowed: plan.borrowed, repaid: plan.repaid, repurchased: plan.repurchased,
    optionProceeds: plan.optionProceeds, withheldTaxes: plan.withheldTaxes,
    translationOfCash: plan.translationOfCash, translationOfGoodwill: plan.translationOfGoodwill,
  };
}

function closed(before: Balances, flows: Flows, sharesAdded: bigint): Balances {
  return {
    cash: before.cash + changeInCash(flows), receivables: before.receivables + flows.receivablesUp,
    inventories: before.inventories + flows.inventoriesUp, prepaid: before.prepaid + flows.prepaidUp,
    property: before.property + flows.capitalSpending - flows.depreciation,
    goodwill: before.goodwill + flows.translationOfGoodwill, intangibles: before.intangibles - flows.amortization,
    otherAssets: before.otherAssets, payables: before.payables + flows.payablesUp,
    accrued: before.accrued + flows.accruedUp, deferred: before.deferred + flows.deferredUp,
    debt: before.debt + flows.borrowed - flows.repaid, otherLiabilities: before.otherLiabilities,
    commonStock: before.commonStock,
    paidIn: before.paidIn + stockPayOf(flows) + flows.optionProceeds - flows.withheldTaxes - flows.repurchased,
    otherComprehensive: before.otherComprehensive + comprehensive(flows),
    retained: before.retained + netIncome(flows), shares: before.shares + sharesAdded,
  };
}

/** The quarter that follows from `before` when the plan comes to pass. */
export function runQuarter(before: Balances, plan: Plan): Quarter {
  const untaxed = { ...earned(plan, before), tax: 0n };
  const flows = { ...untaxed, tax: permille(incomeBeforeTax(untaxed), plan.taxRate) };
  const closing = closed(before, flows, plan.sharesAdded);
  const shares = { basic: (before.shares + closing.shares) / 2n, dilutive: plan.dilutive };
  return { flows, shares, opening: before, closing };
}

export const currentAssets = ({ cash, receivables, inventories, prepaid }: Balances): bigint =>
  cash + receivables + inventories + prepaid;
export const assets = (at: Balances): bigint =>
  currentAssets(at) + at.property + at.goodwill + at.intangibles + at.otherAssets;
export const currentLiabilities = ({ payables, accrued, deferred }: Balances): bigint => payables + accrued + deferred;
export const liabilities = (at: Balances): bigint => currentLiabilities(at) + at.debt + at.otherLiabilities;
export const equity = ({ commonStock, paidIn, otherComprehensive, retained }: Balances): bigint =>
  commonStock + paidIn + otherComprehensive + retained;
