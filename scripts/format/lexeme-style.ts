/** The style that writes a stated figure as its issuer wrote it: basis points as percentage points, "2.5x" as 2.5. */
import type { Lexeme } from "../model/lexeme.ts";
import type { Style } from "../model/report.ts";
import { styleOf } from "./style.ts";

/** Percentage points show hundredths as whole numbers. */
const POINT_SHIFT = 2;

export function lexemeStyle({ kind, scale, places, decimals, unit }: Lexeme): Style {
  if (kind === "points") return styleOf({ kind, scale, places: decimals - POINT_SHIFT, unit: "" });
  return styleOf({ kind: kind === "multiple" ? "number" : kind, scale, places, unit: kind === "money" ? unit ?? "" : "" });
}
