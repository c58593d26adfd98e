/**
 * The evidence page's filters: radio buttons that CSS alone acts on. A browser without `:has()` shows no buttons and
 * every row; so does paper.
 */
import { words } from "../lib/words.ts";
import { GRADES, TIE_KINDS } from "../model/tie.ts";
import { cssString } from "./css-string.ts";

const chosen = (id: string): string => `.evidence-page:has(#show-${id}:checked)`;

const kindRule = (kind: string): string => `${chosen(`kind-${kind}`)} .kind:not([data-kind="${kind}"]) { display: none; }`;

/** A kind without a figure of the grade is left out, unless it was asked for: then it says that it has none. */
function gradeRules(grade: string): string[] {
  const lacking = `.kind:not(:has([data-grade="${grade}"]))`;
  return [
    `${chosen(`grade-${grade}`)} .evidence tbody tr[data-grade]:not([data-grade="${grade}"]) { display: none; }`,
    `${chosen(`grade-${grade}`)} ${lacking} .scroll { display: none; }`,
    `${chosen(`grade-${grade}`)} ${lacking} .none { display: block; }`,
    `${chosen(`grade-${grade}`)}:has(#show-kind-all:checked) ${lacking} { display: none; }`,
  ];
}

/** On a phone a row's cells stand below each other, each behind the name of its column. */
const columnRules = (): string[] => ["stated", "recomputed", "range", "grade"].map((column, at) =>
  `.kind .evidence td:nth-child(${at + 2})::before { content: ${cssString(words(`column.${column}`))}; }`);

export const filterRules = (): string => [
  ".filters, .kind .none { display: none; }",
  "@supports selector(:has(*)) {",
  "@media screen {", ".filters { display: grid; }",
  ...TIE_KINDS.map(kindRule), ...GRADES.flatMap(gradeRules),
  "}", "}",
  "@media screen and (max-width: 40rem) {", ...columnRules(), "}",
].join("\n");
