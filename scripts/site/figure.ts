/**
 * The one door by which a figure gets onto a page. On a page it is a button that opens its explanation (a native
 * popover, so no script); on paper, and inside an explanation, the figure alone.
 */
import type { Shown } from "../model/report.ts";
import { attributes, escapeHtml } from "./html.ts";
import type { Sheet } from "./sheet.ts";

/**
 * The figure itself, with all that the gate needs to check it. `filing` is given where the page shows more than one
 * filing; elsewhere the page's own `data-filing` says it.
 */
export function bareFigure({ text, value, ref, style }: Shown, filing?: string): string {
  const values = { value, "data-ref": ref, "data-as": style, "data-filing": filing };
  return `<data${attributes(values)}>${escapeHtml(text)}</data>`;
}

/** The figure as the page's medium shows it. */
export function figure(shown: Shown, sheet: Sheet, filing?: string): string {
  const opener = sheet.openerOf(shown.ref, filing);
  if (opener === undefined) return bareFigure(shown, filing);
  return `<button${attributes({ class: "fig", popovertarget: opener })}>${bareFigure(shown, filing)}</button>`;
}
