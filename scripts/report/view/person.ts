/** A person over all their forms: roles, totals with each issuer, holdings, every row. */
import type { CollectedFiling, PersonReport, PersonRole } from "../../model/collection-report.ts";
import type { Shown } from "../../model/report.ts";
import { lookup } from "./lookup.ts";
import { newestTrades, tradesByYear, type TradeLine, type TradeList } from "./trades.ts";

interface Total { readonly title: string; readonly key: string; readonly shown: Shown }

export interface PersonTotals {
  readonly role: PersonRole;
  readonly pointer: string;
  readonly totals: readonly Total[];
}

export interface PersonView {
  readonly id: string;
  readonly person: PersonReport["person"];
  readonly roles: readonly PersonTotals[];
  /** The newest row of each holding. */
  readonly holdings: readonly TradeLine[];
  readonly trades: TradeList | null;
  readonly filings: readonly CollectedFiling[];
}

const TOTALS = ["shares-bought", "shares-sold", "net-shares-bought", "purchase-cost", "sale-proceeds"];

export function personView(report: PersonReport): PersonView {
  const { metrics } = lookup(report);
  return {
    id: report.id, person: report.person, filings: report.filings,
    roles: report.roles.map((role, at) => ({
      role, pointer: `/roles/${at}`, totals: TOTALS.flatMap((id) => {
        const metric = metrics.get(`${id}@${role.issuer.slug}`);
        return metric?.shown ? [{ title: metric.title, key: metric.key, shown: metric.shown }] : [];
      }),
    })),
    trades: report.trades.length === 0 ? null : newestTrades(report),
    holdings: newestHoldings(report, tradesByYear(report).flatMap(({ lines }) => lines)),
  };
}

/** `lines` newest first: the first of each class and form of ownership that says what is held. */
function newestHoldings({ trades }: PersonReport, lines: readonly TradeLine[]): TradeLine[] {
  const byHolding = new Map<string, TradeLine>();
  lines.forEach((line, at) => {
    const key = `${line.company.slug} ${trades[at]?.holding ?? ""}`;
    if (line.after !== null && !line.superseded && !byHolding.has(key)) byHolding.set(key, line);
  });
  return [...byHolding.values()];
}
