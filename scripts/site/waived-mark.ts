/** The mark beside a figure that does not tie: a sign and a word, and the way to the reason on the same page. */
import { wordParts, words } from "../lib/words.ts";
import { isFilingReport, type Report } from "../model/report.ts";
import { lookup } from "../report/view/lookup.ts";
import { waivedNote, type WaivedNote } from "../report/view/waived.ts";
import { attributes, escapeHtml } from "./html.ts";
import { reportNamed } from "./reports.ts";
import type { Sheet } from "./sheet.ts";
import { sayDate, sayLabel } from "./say.ts";

/** The style sheet puts a diamond before the word: not every font has the sign. */
export const waivedWord = (): string => words("waived.mark");

/** A figure that was taken from a filing is as good there as here. */
function noteOn(report: Report, ref: string): WaivedNote | undefined {
  if (isFilingReport(report)) return waivedNote(report, ref);
  const origin = lookup(report).facts.get(ref.replace(/^fact:([^:]+).*$/, "$1"))?.origin;
  return origin === undefined ? undefined : waivedNote(reportNamed(origin.filing), `fact:${origin.fact}`);
}

/** The mark as a link, or nothing. The page's list of reasons learns that it has to explain the figure. */
export function waivedMark(ref: string, sheet: Sheet, filing?: string): string {
  const id = filing ?? sheet.filing;
  const note = id === undefined ? undefined : noteOn(reportNamed(id), ref);
  if (note === undefined) return "";
  sheet.waived.set(note.anchor, note);
  return ` <a${attributes({ class: "waived-mark", href: `#${note.anchor}` })}>${escapeHtml(waivedWord())}`
    + `<span class="unseen">${escapeHtml(words("waived.why"))}</span></a>`;
}

/** The reason in a popover. */
export function waivedReason(report: Report, ref: string): string {
  const note = noteOn(report, ref);
  return note === undefined ? ""
    : `<p${attributes({ class: "note", "data-filing": note.filing })}>${reasonOf(note)}</p>`;
}

const reasonOf = ({ waiver, pointer }: WaivedNote): string => wordParts("waived.reason", {
  reason: sayLabel(waiver.reason, `${pointer}/reason`), author: sayLabel(waiver.author, `${pointer}/author`),
  date: sayDate(waiver.date), expires: sayDate(waiver.expires),
}).join("");
