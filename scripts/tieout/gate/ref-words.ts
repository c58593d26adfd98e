/** What a page may say of a figure in words: its label, its period, its formula, what a tie notes of it. */
import { shownAs } from "../../format/metric-words.ts";
import type { ReportTrace } from "../../model/report.ts";
import type { Place } from "../../model/fact.ts";
import { formulaOf } from "../formula.ts";
import type { GateContext } from "./context.ts";
import { parseRef } from "./figure-value.ts";
import type { FilingIndex } from "./filing-index.ts";

type Maybe = string | null | undefined;

/** `filing` is undefined on a page of none, where only metrics' definitions can be described. */
export function wordsOf(context: GateContext, filing: string | undefined, ref: string): ReadonlySet<string> {
  const ofFiling = context.words.get(filing ?? "") ?? new Map<string, ReadonlySet<string>>();
  const known = ofFiling.get(ref);
  if (known !== undefined) return known;
  const index = context.filings.get(filing ?? "");
  const texts = [...definitionWords(context, ref), ...(index === undefined ? [] : figureWords(index, ref))];
  const words = new Set(texts.filter((text): text is string => typeof text === "string").map(tidy));
  context.words.set(filing ?? "", ofFiling.set(ref, words));
  return words;
}

export const tidy = (text: string): string => (UNTIDY.test(text) ? text.replace(/\s+/g, " ").trim() : text);

const UNTIDY = /[^\S ]| {2}|^ | $/;

function definitionWords({ definitions }: GateContext, ref: string): Maybe[] {
  const metric = ref.startsWith("metric:") ? definitions.get(ref.slice("metric:".length).split("@")[0] ?? "") : undefined;
  return metric === undefined ? [] : [metric.title, metric.meaning, metric.formula, shownAs(metric)];
}

function figureWords(index: FilingIndex, ref: string): Maybe[] {
  const { kind, id } = parseRef(ref);
  switch (kind) {
    case "fact": return factWords(index, id);
    case "metric": return metricWords(index, id);
    case "tie": return tieWords(index, id);
    case "constant": return index.constants.has(id) ? [id] : [];
    default: return [];
  }
}

const titled = ({ periods }: FilingIndex, title: string, period: string): string =>
  `${title}, ${periods.get(period)?.label ?? period}`;

const placeWords = (place: Place | undefined): Maybe[] => (place === undefined ? [] : [`${place.part} › ${place.row}`]);

const formula = ({ facts }: FilingIndex, trace: ReportTrace | null | undefined): Maybe[] =>
  (trace ? [formulaOf(trace, (id) => facts.get(id)?.label ?? id)] : []);

function factWords(index: FilingIndex, id: string): Maybe[] {
  const fact = index.facts.get(id);
  if (fact === undefined) return [];
  const ties = index.tiesOf.get(`fact:${id}`) ?? [];
  return [
    fact.label, titled(index, fact.label, fact.period), ...placeWords(fact.place), ...formula(index, fact.trace),
    ...ties.flatMap(({ note, trace }) => [note, ...formula(index, trace)]),
  ];
}

function metricWords(index: FilingIndex, key: string): Maybe[] {
  const metric = index.metrics.get(key);
  return metric === undefined ? []
    : [metric.title, titled(index, metric.title, metric.period), metric.gap?.reason, ...formula(index, metric.trace)];
}

function tieWords(index: FilingIndex, id: string): Maybe[] {
  const tie = index.ties.get(id);
  return tie === undefined ? [] : [tie.title, tie.note, ...placeWords(tie.place), ...formula(index, tie.trace)];
}
