/** The two kinds of Filing JSON, told apart by `kind`. */
import { z } from "zod";
import { slugOf } from "../lib/slug.ts";
import { earningsRelease } from "./earnings-release.ts";
import { ownership } from "./ownership.ts";

export const filing = z.discriminatedUnion("kind", [earningsRelease, ownership]);

export type Filing = z.infer<typeof filing>;

export const FILING_SCHEMAS = { "earnings-release": earningsRelease, ownership } as const;

/** Name of the company's folder: of its ticker; of its LEI or CIK where it has none. */
export function companySlug(filing: Filing): string {
  if (filing.kind === "ownership") return slugOf(filing.issuer.issuerTradingSymbol);
  const { ticker, lei, cik } = filing.issuer;
  return slugOf(ticker ?? lei ?? `cik${cik ?? ""}`);
}
