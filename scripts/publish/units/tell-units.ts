/** What a build tells of its units once all their products are there. */
import { dirname, join } from "node:path";
import { readLedgerState, type LedgerState } from "../ledger-files.ts";
import { PRODUCTS, type Store } from "../kept/product-store.ts";
import type { ReportData } from "./batch-reports.ts";
import type { UnitResult } from "./batch.ts";
import { isPrintPage, type Unit } from "./unit.ts";

export async function tellUnits(units: readonly Unit[], { store }: { readonly store: Store }): Promise<UnitResult[]> {
  const told: UnitResult[] = [];
  for (const unit of units) told.push(await tell(unit, store));
  return told;
}

async function tell(unit: Unit, store: Store): Promise<UnitResult> {
  const { front, warnings } = unit.product("report").data as ReportData;
  const { uses } = unit.product("gate").data as Pick<UnitResult, "uses">;
  const { count } = unit.product("charts").data as { count: number };
  const printed = unit.kept.get("handout")?.data as { pages: number } | undefined;
  const pages = Object.keys(unit.product("pages").files).filter((file) => file.endsWith(".html") && !isPrintPage(file));
  return {
    id: unit.id, kind: unit.kind, sha256: unit.filing?.sha256 ?? null, members: unit.collection?.members ?? [],
    front, warnings, pages, uses, charts: count,
    evidence: Object.values(unit.product("gate").files)[0] ?? "", printed: printed?.pages ?? 0,
    ledger: await ledgerOf(unit, store), made: PRODUCTS.filter((product) => unit.made.has(product)),
  };
}

/** Null for a report over several filings. */
export async function ledgerOf(unit: Unit, store: Store): Promise<LedgerState | null> {
  if (unit.filing === undefined) return null;
  const file = join(dirname(unit.filing.file), `${unit.id}.ties.json`);
  const kept = unit.product("report");
  return readLedgerState(file, kept.texts["ledger"] ?? "", async () => await store.text(kept, "ledger") ?? "");
}
