/** What a figure opens: what it is, how it is made, what it rests on. A native popover, kept lean. */
import type { ExplainedInput, Explanation, Shown } from "../model/report.ts";
import type { Place } from "../model/fact.ts";
import { attributes, element, escapeHtml } from "./html.ts";
import { bareFigure } from "./figure.ts";
import { gradeWord } from "../report/view/grades.ts";
import { sayLabel } from "./say.ts";

/** Where the links of an explanation lead: the statement cell on this page or the filing's, and the evidence page. */
export interface ExplanationLinks {
  cell: (factId: string) => string | undefined;
  evidence: (tieId: string) => string;
  methodology: (metricId: string) => string;
}

const idOf = (ref: string): { kind: string; id: string } => {
  const at = ref.indexOf(":");
  return { kind: ref.slice(0, at), id: ref.slice(at + 1) };
};

function linked(shown: Shown, links: ExplanationLinks): string {
  const { kind, id } = idOf(shown.ref);
  const href = kind === "fact" ? links.cell(id) : undefined;
  return href === undefined ? bareFigure(shown) : element("a", { href }, bareFigure(shown));
}

const inputRow = (input: ExplainedInput, links: ExplanationLinks): string =>
  `<tr><td>${escapeHtml(input.sign)}</td><th scope="row">${words(input.label)}</th>`
  + `<td>${linked(input.shown, links)}</td></tr>`;

const words = (text: string): string => element("span", { "data-say": /\d/.test(text) ? "name" : undefined }, escapeHtml(text));

function source(place: Place): string {
  const column = place.column === "" ? "" : `, ${element("span", { "data-say": "fiscal-label" }, escapeHtml(place.column))}`;
  return `<p class="from">${sayLabel(place.part, place.pointer)} › ${sayLabel(place.row, place.pointer)}${column}</p>`;
}

function interval({ full, low, high }: Explanation): string {
  const parts = [
    full === null ? "" : `<div><dt>Unrounded</dt><dd>${bareFigure(full)}</dd></div>`,
    low === null || high === null ? ""
      : `<div><dt>Stands for</dt><dd>${bareFigure(low)} to ${bareFigure(high)}</dd></div>`,
  ].join("");
  return parts === "" ? "" : `<dl>${parts}</dl>`;
}

function footer(explanation: Explanation, links: ExplanationLinks): string {
  const { kind, id } = idOf(explanation.ref);
  const metric = kind === "metric" ? id.split("@")[0] : undefined;
  const cell = kind === "fact" ? links.cell(id) : undefined;
  const [tie] = explanation.ties;
  const items = [
    cell === undefined ? "" : element("a", { href: cell }, "Cell"),
    tie === undefined ? "" : element("a", { href: links.evidence(tie) }, "Evidence"),
    metric === undefined ? "" : element("a", { href: links.methodology(metric) }, "Method"),
  ].filter((item) => item !== "");
  return items.length === 0 ? "" : `<p class="more">${items.join(" ")}</p>`;
}

/** The explanation as a popover. It names its grade in words: colour carries nothing alone. */
export function popover(id: string, explanation: Explanation, links: ExplanationLinks): string {
  const { title, shown, meaning, formula, inputs, grade, place, note } = explanation;
  const body = [
    `<p class="what">${words(title)} <b>${bareFigure(shown)}</b></p>`,
    grade === null ? "" : `<p class="grade ${grade}">${gradeWord(grade)}</p>`,
    meaning === null ? "" : `<p>${escapeHtml(meaning)}</p>`,
    formula === null ? "" : `<p class="formula">${words(formula)}</p>`,
    inputs.length === 0 ? "" : `<table>${inputs.map((input) => inputRow(input, links)).join("")}</table>`,
    interval(explanation),
    place === null ? "" : source(place),
    note === null ? "" : `<p class="note">${words(note)}</p>`,
    footer(explanation, links),
  ].join("");
  return `<div${attributes({ id, popover: true })}>${body}</div>`;
}
