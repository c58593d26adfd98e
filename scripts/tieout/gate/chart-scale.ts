/**
 * A chart says once what its bare numbers are counted in: those of one unit stand in one scale. Nought looks the same
 * in each, and would else bear another's.
 */
import { parseStyle } from "../../format/style.ts";
import type { KnownFigure } from "./figure-value.ts";
import type { Reading } from "./reading.ts";

export interface Styled { readonly figure: KnownFigure; readonly style: string; readonly text: string }

export function checkScales(figures: readonly Styled[], reading: Reading): void {
  const scales = new Map<string, number>();
  for (const { figure: { unit, value }, style, text } of figures) {
    if (unit === null || value === null) continue;
    const { kind, scale } = parseStyle(style);
    if (kind !== "table" && kind !== "number") continue;
    const first = scales.get(unit) ?? scale;
    scales.set(unit, first);
    if (scale !== first) {
      reading.complain({
        code: "scale-differs", what: `»${text}« is shown as "${style}"`, expected: `10^${first}, as the other figures in ${unit}`,
        mend: "let the chart count all its figures in one scale",
      });
    }
  }
}
