/** What does not tie, as findings that name the cell, the figures and the formula. */
import type { Finding, FindingPlace } from "../lib/finding.ts";
import { toText } from "../model/decimal.ts";
import type { Quantity } from "../model/quantity.ts";
import type { ReportTrace } from "../model/report.ts";
import type { Tie } from "../model/tie.ts";
import type { Examined } from "./examine.ts";
import { formulaOf, leavesOf } from "./formula.ts";
import { traceToJson } from "./trace.ts";

const CODES: Readonly<Record<Tie["kind"], string>> = {
  sum: "does-not-add", quotient: "does-not-divide", allocation: "does-not-allocate", duplicate: "duplicates-disagree",
  balance: "does-not-balance", "roll-forward": "does-not-roll-forward", claim: "claim-does-not-tie",
  guidance: "guidance-does-not-tie", holdings: "holding-does-not-roll-forward", value: "value-does-not-tie",
  digits: "excess-digits", "across-filings": "filings-disagree",
};

/** Every untied figure and every waiver that does not hold, each at its place in the file. */
export function tieFindings(examined: Examined, place: (pointer: string) => FindingPlace): Finding[] {
  const untied = examined.ties.filter(({ grade }) => grade === "untied").map((tie) => findingOf(examined, tie, place));
  const waivers = examined.waiverProblems.map(({ waiver, what, mend }) => ({
    code: "waiver-does-not-hold", place: place(`/waivers/${waiver}`), what, mend,
  }));
  return [...untied, ...waivers];
}

function findingOf(examined: Examined, tie: Tie, place: (pointer: string) => FindingPlace): Finding {
  const { part, row, column } = tie.place;
  return {
    code: CODES[tie.kind],
    place: place(tie.place.pointer),
    subject: `${part} › ${[row, column].filter((text) => text !== "").join(" › ")} (tie ${tie.id})`,
    what: `${tie.title} is stated as ${tie.lexeme}${tie.note === undefined ? "" : `; ${tie.note}`}`,
    ...(tie.recomputed === undefined ? {} : { expected: expectation(examined, tie, tie.recomputed) }),
    mend: "compare the figure and its inputs with the document; if the document itself is wrong, add a waiver",
  };
}

function expectation(examined: Examined, tie: Tie, recomputed: Quantity): string {
  const trace = traceToJson(recomputed);
  const figures = leavesOf(trace).map(({ sign, leaf }) => `${sign} ${leaf.value}`.trim()).join(" ");
  const { low, high } = recomputed.interval;
  return [
    `${formulaOf(trace, nameFacts(examined, trace))} = ${figures} = ${brief(recomputed)} ${recomputed.unit}`,
    `(between ${short(toText(low))} and ${short(toText(high))}); stated less recomputed is ${residualText(tie)}`,
  ].join(" ");
}

const residualText = ({ residual }: Tie): string => (residual === undefined ? "unknown" : brief(residual));
const brief = (quantity: Quantity): string => short(toText(quantity.value));

/** Ten digits behind the point are enough to read. */
const short = (text: string): string => text.replace(/(\.\d{10})\d+$/, "$1…");

/** Fact id → its label in the filing, with the period where the formula spans more than one. */
function nameFacts({ facts }: Examined, trace: ReportTrace): (id: string) => string {
  const known = new Map([...facts.facts, ...facts.derived].map((fact) => [fact.id, fact]));
  const used = leavesOf(trace).flatMap(({ leaf }) => (leaf.op === "fact" ? [known.get(leaf.fact)?.periodId] : []));
  const spans = new Set(used).size > 1;
  return (id) => {
    const fact = known.get(id);
    if (fact === undefined) return id;
    return spans ? `${fact.label} (${fact.periodId})` : fact.label;
  };
}
