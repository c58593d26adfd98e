/** What the user says of a document beside its source, checked before anything is read. */
import { z } from "zod";
import { FindingsError } from "../lib/finding.ts";
import { idText, lei, plainDate, text } from "../model/filing-parts.ts";
import type { ReleaseOptions } from "./release/intake-release.ts";

/** As they come from the command line. */
export interface Given {
  readonly id?: string;
  readonly cik?: string;
  readonly lei?: string;
  readonly name?: string;
  readonly ticker?: string;
  readonly exchange?: string;
  readonly published?: string;
  readonly currency?: string;
}

const CHECKS: Readonly<Record<keyof Given, z.ZodType<string>>> = {
  id: idText, lei, name: text, exchange: text, published: plainDate,
  cik: z.string().regex(/^\d{1,10}$/, { error: "expected a CIK of up to ten digits" }),
  ticker: z.string().regex(/^[A-Za-z0-9]{1,8}(?:[.-][A-Za-z0-9]{1,4})?$/, { error: "expected a ticker such as \"AAPL\" or \"BRK.B\"" }),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: "expected an ISO 4217 code, such as \"USD\"" }),
};

export interface Said extends ReleaseOptions { readonly lei?: string }

/** Throws a FindingsError with everything that is wrong. A CIK gets its leading zeros. */
export function checkGiven(given: Given): Said {
  const findings = (Object.keys(CHECKS) as (keyof Given)[]).flatMap((name) => {
    const value = given[name];
    const parsed = value === undefined ? undefined : CHECKS[name].safeParse(value);
    if (value === undefined || parsed?.success !== false) return [];
    return [{
      code: "intake-option", place: { file: `--${name}` }, what: JSON.stringify(value),
      expected: (parsed.error.issues[0]?.message ?? "").replace(/^expected /, ""),
    }];
  });
  if (findings.length > 0) throw new FindingsError(findings);
  const { id, lei: code, name, ticker, exchange, published, currency } = given;
  return {
    ...(id !== undefined && { id }), ...(code !== undefined && { lei: code }), ...(name !== undefined && { name }),
    ...(ticker !== undefined && { ticker }), ...(exchange !== undefined && { exchange }),
    ...(published !== undefined && { published }), ...(currency !== undefined && { currency }),
    ...(given.cik !== undefined && { cik: given.cik.padStart(10, "0") }),
  };
}
