/** Rows of forms as a list by year, newest first. */
import { words } from "../../lib/words.ts";
import type { CompanyReport, PersonReport, Trade } from "../../model/collection-report.ts";
import type { Shown } from "../../model/report.ts";
import { countShown } from "../../charts/label.ts";
import { lookup } from "./lookup.ts";
import { filedPrice } from "./prose-figure.ts";
import { codeWords } from "./transaction-codes.ts";

export interface TradeLine {
  readonly filing: string;
  readonly row: string;
  readonly pointer: string;
  readonly owner: Trade["owner"];
  readonly company: Trade["company"];
  readonly title: string;
  readonly date: string;
  /** "S", or "" for a holding. */
  readonly code: string;
  readonly words: string;
  readonly indirect: boolean;
  readonly superseded: boolean;
  readonly shares: Shown | null;
  readonly price: Shown | null;
  readonly after: Shown | null;
}

/** `to` is the newest day of the year's lines, which names the year. */
export interface TradeYear {
  readonly year: string;
  readonly from: string;
  readonly to: string;
  readonly lines: readonly TradeLine[];
}

export interface TradeList {
  /** The newest years; never a part of one. */
  readonly years: readonly TradeYear[];
  /** Older ones stand on a page of their own. */
  readonly hasMore: boolean;
}

/** Rows beyond which a report's own page begins no older year. */
const ROWS_SHOWN = 60;

export function newestTrades(report: CompanyReport | PersonReport): TradeList {
  const all = tradesByYear(report);
  const years: TradeYear[] = [];
  let rows = 0;
  for (const year of all) {
    if (years.length > 0 && rows + year.lines.length > ROWS_SHOWN) break;
    years.push(year);
    rows += year.lines.length;
  }
  return { years, hasMore: years.length < all.length };
}

export function tradesByYear(report: CompanyReport | PersonReport): TradeYear[] {
  const years = new Map<string, TradeLine[]>();
  report.trades.forEach((trade, at) => {
    const year = trade.date.slice(0, "YYYY".length);
    years.set(year, [...years.get(year) ?? [], lineOf(report, trade, at)]);
  });
  return [...years].map(([year, lines]) => ({ year, lines, from: lines.at(-1)?.date ?? "", to: lines[0]?.date ?? "" }));
}

function lineOf(report: CompanyReport | PersonReport, trade: Trade, at: number): TradeLine {
  const { facts } = lookup(report);
  const count = (id: string | null): Shown | null => {
    const fact = facts.get(id ?? "");
    return fact === undefined ? null : countShown(fact);
  };
  const price = facts.get(trade.price ?? "");
  return {
    filing: trade.filing, row: trade.row, pointer: `/trades/${at}`, owner: trade.owner, company: trade.company,
      title: trade.title,
    date: trade.date, code: trade.code ?? "", words: trade.code === null ? words("trade.holding")
      : codeWords(trade.code),
    indirect: trade.ownership === "I", superseded: trade.superseded,
    shares: count(trade.shares), price: price === undefined ? null : filedPrice(price), after: count(trade.after),
  };
}
