/**
 * The style that writes a stated figure as its issuer wrote it: basis points as percentage points, "2.5x" as 2.5, and
 * "1.2 million" of no currency as 1,200,000, since a bare number has no word for its scale.
 */
import type { Lexeme } from "../model/lexeme.ts";
import type { Style } from "../model/report.ts";
import { styleOf } from "./style.ts";

/** Percentage points show hundredths as whole numbers. */
const POINT_SHIFT = 2;

export function lexemeStyle({ kind, scale, places, decimals, unit }: Lexeme): Style {
  if (kind === "points") return styleOf({ kind, scale, places: decimals - POINT_SHIFT, unit: "" });
  if (kind === "number") return styleOf({ kind, scale: 0, places: Math.max(0, places - scale), unit: "" });
  return styleOf({ kind: kind === "multiple" ? "number" : kind, scale, places, unit: kind === "money" ? unit ?? "" : "" });
}
