/** What the prose of a release states, as an issuer would write it. */
import type { Claim } from "../model/earnings-release.ts";
import { dilutedShares, periodOf, type Books } from "./books.ts";
import { grossProfit, netIncome, operatingCash, revenue, type Flows } from "./business.ts";
import type { GaapIssuer } from "./gaap-release.ts";
import { decimalText, shareOf } from "./integers.ts";
import { nonGaapEps, nonGaapNetIncome } from "./non-gaap.ts";
import { rangeId } from "./periods.ts";
import { perShare } from "./statement.ts";

const SYMBOLS: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£" };

export const moneySymbol = (unit: string): string => SYMBOLS[unit] ?? "";

/** A negative figure in parentheses: "$(5.2) million". */
const inParentheses = (text: string): string => (text.startsWith("-") ? `(${text.slice(1)})` : text);

export const millionsText = (thousands: bigint, unit: string): string =>
  `${moneySymbol(unit)}${inParentheses(decimalText(thousands, { from: 3, places: 1 }))} million`;

/** now ÷ before − 1, in whole percent. */
export const growthText = (now: bigint, before: bigint): string =>
  `${inParentheses(decimalText(shareOf(now - before, 100n, before), { from: 0, places: 0 }))}%`;

export const percentText = (part: bigint, whole: bigint): string =>
  `${inParentheses(decimalText(shareOf(part, 1000n, whole), { from: 1, places: 1 }))}%`;

const directionOf = (now: bigint, before: bigint): Pick<Claim, "direction"> =>
  (now === before ? {} : { direction: now > before ? "increased" : "decreased" });

interface When { readonly year: number; readonly quarter: number }

interface Stated { readonly now: Flows; readonly before: Flows; readonly period: string; readonly unit: string;
  readonly prefix: string }

function stated({ now, before, period, unit, prefix }: Stated): Claim[] {
  const money = (id: string, measure: string, read: (flows: Flows) => bigint): Claim =>
    ({ id, section: "lead", measure, period, lexeme: millionsText(read(now), unit) });
  const grown = (id: string, measure: string, read: (flows: Flows) => bigint): Claim[] => (read(before) <= 0n ? [] : [{
    id, section: "headline", measure, period, lexeme: growthText(read(now), read(before)), ...directionOf(read(now), read(before)),
  }]);
  return [
    ...grown("revenue-growth", "revenue-growth", revenue),
    money("revenues", "us-gaap:Revenues", revenue),
    { id: "gross-margin", section: "lead", measure: "gross-margin", period, lexeme: percentText(grossProfit(now), revenue(now)) },
    money("net-income", "us-gaap:NetIncomeLoss", netIncome),
    money("non-gaap-net-income", `${prefix}:NonGAAPNetIncome`, nonGaapNetIncome),
  ];
}

export function claimsOf(issuer: GaapIssuer, books: Books, { year, quarter }: When): Claim[] {
  const range = [quarter, quarter] as const;
  const [now, before] = [periodOf(books, year, range), periodOf(books, year - 1, range)];
  const period = rangeId(year, range);
  const { prefix } = issuer.issuer;
  const { unit } = issuer.money;
  const symbol = moneySymbol(unit);
  const toDate = periodOf(books, year, [1, quarter]);
  return [
    ...stated({ now: now.flows, before: before.flows, period, unit, prefix }),
    { id: "gaap-eps", section: "lead", measure: "us-gaap:EarningsPerShareDiluted", period, lexeme: `${symbol}${inParentheses(perShare(netIncome(now.flows), dilutedShares(now)))}` },
    { id: "non-gaap-eps", section: "lead", measure: `${prefix}:NonGAAPEarningsPerShareDiluted`, period, lexeme: `${symbol}${inParentheses(nonGaapEps(now))}` },
    { id: "operating-cash-flow", section: "cash", measure: "operating-cash-flow", period: rangeId(year, [1, quarter]), lexeme: millionsText(operatingCash(toDate.flows), unit) },
  ];
}
