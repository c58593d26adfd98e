/** What a figure opens: what it is, how it is made, what it rests on. A native popover, kept lean. */
import { wordParts, words } from "../lib/words.ts";
import type { ExplainedInput, Explanation, Shown } from "../model/report.ts";
import type { Place } from "../model/fact.ts";
import { attributes, element, escapeHtml } from "./html.ts";
import { bareFigure } from "./figure.ts";
import { gradeWord } from "../report/view/grades.ts";
import { sayOf } from "./say.ts";
import type { Opener } from "./sheet.ts";

/** Where the links of an explanation lead: the statement cell on this page or the filing's, and the evidence page. */
export interface ExplanationLinks {
  cell: (factId: string) => string | undefined;
  evidence: (tieId: string) => string | undefined;
  /** Why a waived figure is published all the same; empty for any other. */
  reason: (ref: string) => string;
  methodology: (metricId: string) => string;
  /** The figure's own address, which does not change from build to build. */
  figure: (ref: string) => string;
}

const idOf = (ref: string): { kind: string; id: string } => {
  const [kind = "", id = ""] = ref.split(":");
  return { kind, id };
};

interface Context { readonly links: ExplanationLinks; readonly filing: string | undefined }

function linked(shown: Shown, { links, filing }: Context): string {
  const { kind, id } = idOf(shown.ref);
  const href = kind === "fact" ? links.cell(id) : undefined;
  return href === undefined ? bareFigure(shown, filing) : element("a", { href }, bareFigure(shown, filing));
}

const inputRow = (input: ExplainedInput, context: Context): string =>
  `<tr><td>${escapeHtml(input.sign)}</td><th scope="row">${sayOf(input.label, input.shown.ref, context.filing)}</th>`
  + `<td>${linked(input.shown, context)}</td></tr>`;

const source = ({ part, row }: Place, ref: string, filing: string | undefined): string =>
  `<p class="from">${sayOf(`${part} › ${row}`, ref, filing)}</p>`;

/** "from to": both ends are HTML. */
const range = (low: string, high: string): string => wordParts("figure.range", { low, high }).join("");

function interval({ full, low, high }: Explanation, { filing }: Context): string {
  const parts = [
    full === null ? "" : `<div><dt>${escapeHtml(words("popover.unrounded"))}</dt><dd>${bareFigure(full, filing)}</dd></div>`,
    low === null || high === null || low.value === high.value ? ""
      : `<div><dt>${escapeHtml(words("popover.within-rounding"))}</dt><dd>${range(bareFigure(low, filing), bareFigure(high, filing))}</dd></div>`,
  ].join("");
  return parts === "" ? "" : `<dl>${parts}</dl>`;
}

function footer({ ref, ties: [tie] }: Explanation, { links }: Context): string {
  const { kind, id } = idOf(ref);
  const cell = kind === "fact" ? links.cell(id) : undefined;
  const evidence = tie === undefined ? undefined : links.evidence(tie);
  const own = links.figure(ref);
  const items = [
    cell === undefined || cell === own ? "" : element("a", { href: cell }, escapeHtml(words("popover.in-the-filing"))),
    evidence === undefined ? "" : element("a", { href: evidence }, escapeHtml(words("popover.evidence"))),
    kind === "metric" ? element("a", { href: links.methodology(id.split("@")[0] ?? id) }, escapeHtml(words("popover.method"))) : "",
    element("a", { href: own }, escapeHtml(words("popover.link"))),
  ].filter((item) => item !== "");
  return items.length === 0 ? "" : `<p class="more">${items.join(" ")}</p>`;
}

/** The explanation as a popover. It names its grade in words: colour carries nothing alone. */
export function popover({ id, filing }: Opener, explanation: Explanation, links: ExplanationLinks): string {
  const { ref, title, shown, meaning, formula, inputs, grade, place, note } = explanation;
  const context = { links, filing };
  const reason = links.reason(ref);
  const said = (text: string): string => sayOf(text, ref, filing);
  const body = [
    `<p class="what">${said(title)} <b>${bareFigure(shown, filing)}</b></p>`,
    grade === null ? "" : `<p class="grade ${grade}">${escapeHtml(gradeWord(grade))}</p>`,
    meaning === null ? "" : `<p>${said(meaning)}</p>`,
    formula === null ? "" : `<p class="formula">${said(formula)}</p>`,
    inputs.length === 0 ? "" : `<table><tbody>${inputs.map((input) => inputRow(input, context)).join("")}</tbody></table>`,
    interval(explanation, context),
    place === null ? "" : source(place, ref, filing),
    reason,
    note === null || reason !== "" ? "" : `<p class="note">${said(note)}</p>`,
    footer(explanation, context),
  ].join("");
  return `<div${attributes({ id, popover: true })}>${body}</div>`;
}
