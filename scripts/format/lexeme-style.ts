/** The style that writes a stated figure as its issuer wrote it. */
import type { Lexeme } from "../model/lexeme.ts";
import type { Style } from "../model/report.ts";
import { styleOf } from "./style.ts";

export function lexemeStyle({ kind, scale, places, unit }: Lexeme): Style {
  return styleOf({ kind, scale, places, unit: kind === "money" ? unit ?? "" : "" });
}
