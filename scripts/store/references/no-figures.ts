/** A release without a figure, as a Filing JSON that is still to be filled in. It ties, since it says nothing. */
import type { EarningsRelease } from "../../model/earnings-release.ts";
import type { Fault } from "../fault.ts";

export function checkFigures({ tables, guidance, claims }: EarningsRelease): Fault[] {
  const values = tables.flatMap(({ rows }) => rows.flatMap((row) => row.values ?? []));
  if (values.some((value) => value !== null) || guidance.length > 0 || claims.length > 0) return [];
  return [{
    code: "no-figures", pointer: "/tables", severity: "warning", what: "not one figure stands in the filing",
    expected: "rows with values, as printed", mend: "give the rows their values, or keep the file elsewhere until then",
  }];
}
