/**
 * The one door by which a figure gets onto a page. On a page it is a button that opens its explanation (a native
 * popover, so no script); on paper, and inside an explanation, the figure alone.
 */
import type { Shown } from "../model/report.ts";
import { attributes, element, escapeHtml } from "./html.ts";
import { lookup } from "../report/view/lookup.ts";
import { reportNamed } from "./reports.ts";
import type { Sheet } from "./sheet.ts";
import { waivedMark } from "./waived-mark.ts";

/**
 * The figure itself, with all that the gate needs to check it. `filing` is given where the page shows more than one
 * filing; elsewhere the page's own `data-filing` says it.
 */
export function bareFigure({ text, value, ref, style }: Shown, filing?: string): string {
  const account = { "data-ref": ref, "data-as": style, "data-filing": filing };
  if (value.length > LONGEST_VALUE) return element("span", account, escapeHtml(text));
  return `<data${attributes({ value, ...account })}>${escapeHtml(text)}</data>`;
}

/** A quotient that never ends has sixty digits, and a page hundreds of them; they stand in report.json. */
const LONGEST_VALUE = 24;

/**
 * The figure that has its address here: a computed one, or its size, which stands in its stead where the words say the
 * sign. Printed figures have the cell of their table; other suffixes are said of a figure beside them.
 */
function anchored(ref: string, { filing }: Sheet): string | undefined {
  const [, own, kind, id = ""] = /^((fact|metric):([^:]+))(?::size)?$/.exec(ref) ?? [];
  if (filing === undefined || own === undefined) return undefined;
  return kind === "metric" || lookup(reportNamed(filing)).facts.get(id)?.place === undefined ? own : undefined;
}

/** A closing parenthesis hangs over the edge, so that the digits of a column stay under each other. */
const classOf = (text: string): string => (text.endsWith(")") ? "fig negative" : "fig");

/** The figure as the page's medium shows it. */
export function figure(shown: Shown, sheet: Sheet, filing?: string): string {
  const opener = sheet.openerOf(shown.ref, filing);
  const name = opener === undefined ? "span" : "button";
  const anchor = filing === undefined ? anchored(shown.ref, sheet) : undefined;
  const id = anchor === undefined ? undefined : sheet.anchorOf(anchor);
  const isButton = opener === undefined ? {} : { type: "button", popovertarget: opener };
  const values = { id, class: classOf(shown.text), ...isButton };
  return element(name, values, bareFigure(shown, filing)) + waivedMark(shown.ref, sheet, filing);
}
