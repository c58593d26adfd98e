/** What a figure opens: what it is, how it is made, what it rests on. A native popover, kept lean. */
import type { ExplainedInput, Explanation, Shown } from "../model/report.ts";
import type { Place } from "../model/fact.ts";
import { attributes, element, escapeHtml } from "./html.ts";
import { bareFigure } from "./figure.ts";
import { gradeWord } from "../report/view/grades.ts";
import { mayHoldNumeral } from "./say.ts";
import type { Opener } from "./sheet.ts";

/** Where the links of an explanation lead: the statement cell on this page or the filing's, and the evidence page. */
export interface ExplanationLinks {
  cell: (factId: string) => string | undefined;
  evidence: (tieId: string) => string;
  methodology: (metricId: string) => string;
}

const idOf = (ref: string): { kind: string; id: string } => {
  const [kind = "", id = ""] = ref.split(":");
  return { kind, id };
};

/** Words of ours around names of the filing: where they hold digits they say which figure they describe. */
const words = (text: string, ref: string): string =>
  (mayHoldNumeral(text) ? element("span", { "data-say": "name", "data-of": ref }, escapeHtml(text)) : escapeHtml(text));

interface Context { readonly links: ExplanationLinks; readonly filing: string | undefined }

function linked(shown: Shown, { links, filing }: Context): string {
  const { kind, id } = idOf(shown.ref);
  const href = kind === "fact" ? links.cell(id) : undefined;
  return href === undefined ? bareFigure(shown, filing) : element("a", { href }, bareFigure(shown, filing));
}

const inputRow = (input: ExplainedInput, context: Context): string =>
  `<tr><td>${escapeHtml(input.sign)}</td><th scope="row">${words(input.label, input.shown.ref)}</th>`
  + `<td>${linked(input.shown, context)}</td></tr>`;

const source = ({ part, row }: Place, ref: string): string =>
  `<p class="from">${words(`${part} › ${row}`, ref)}</p>`;

function interval({ full, low, high }: Explanation, { filing }: Context): string {
  const parts = [
    full === null ? "" : `<div><dt>Unrounded</dt><dd>${bareFigure(full, filing)}</dd></div>`,
    low === null || high === null || low.value === high.value ? ""
      : `<div><dt>Within rounding</dt><dd>${bareFigure(low, filing)} to ${bareFigure(high, filing)}</dd></div>`,
  ].join("");
  return parts === "" ? "" : `<dl>${parts}</dl>`;
}

function footer({ ref, ties: [tie] }: Explanation, { links }: Context): string {
  const { kind, id } = idOf(ref);
  const cell = kind === "fact" ? links.cell(id) : undefined;
  const items = [
    cell === undefined ? "" : element("a", { href: cell }, "In the filing"),
    tie === undefined ? "" : element("a", { href: links.evidence(tie) }, "Evidence"),
    kind === "metric" ? element("a", { href: links.methodology(id.split("@")[0] ?? id) }, "Method") : "",
  ].filter((item) => item !== "");
  return items.length === 0 ? "" : `<p class="more">${items.join(" ")}</p>`;
}

/** The explanation as a popover. It names its grade in words: colour carries nothing alone. */
export function popover({ id, filing }: Opener, explanation: Explanation, links: ExplanationLinks): string {
  const { ref, title, shown, meaning, formula, inputs, grade, place, note } = explanation;
  const context = { links, filing };
  const body = [
    `<p class="what">${words(title, ref)} <b>${bareFigure(shown, filing)}</b></p>`,
    grade === null ? "" : `<p class="grade ${grade}">${gradeWord(grade)}</p>`,
    meaning === null ? "" : `<p>${words(meaning, ref)}</p>`,
    formula === null ? "" : `<p class="formula">${words(formula, ref)}</p>`,
    inputs.length === 0 ? "" : `<table>${inputs.map((input) => inputRow(input, context)).join("")}</table>`,
    interval(explanation, context),
    place === null ? "" : source(place, ref),
    note === null ? "" : `<p class="note">${words(note, ref)}</p>`,
    footer(explanation, context),
  ].join("");
  return `<div${attributes({ id, popover: true })}>${body}</div>`;
}
