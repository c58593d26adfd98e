/** "$26.0 million and $85.3 million, respectively": figures shared out among periods or measures in their order. */
import { resolveRelative, type PeriodMention } from "./period-mentions.ts";
import type { Period } from "../../../model/period.ts";
import type { Mention } from "./lexicon.ts";
import type { Numeral } from "./numerals.ts";
import type { Scene, Span } from "./scene.ts";

export interface Allotted {
  readonly period?: Period;
  readonly against?: Period;
  readonly mention?: Mention;
  /** The run of figures that the words around go for. */
  readonly run: readonly Numeral[];
}

type Share = Omit<Allotted, "run">;

const AND = /^\s*(?:,|and|,\s*and|or)\s*(?:the\s+)?$/i;

/** Runs of things that only commas and "and" part. */
function runsOf<T extends Span>(items: readonly T[], text: string): T[][] {
  const runs: T[][] = [];
  for (const item of items) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && AND.test(text.slice(last.end, item.start))) runs.at(-1)?.push(item);
    else runs.push([item]);
  }
  return runs.filter(({ length }) => length > 1);
}

/** What each figure of a run stands for. Empty in a sentence without "respectively". */
export function allotted(scene: Scene): ReadonlyMap<Numeral, Allotted> {
  const found = new Map<Numeral, Allotted>();
  if (!/\brespectively\b/i.test(scene.text)) return found;
  const periods = runsOf(scene.periods.filter(({ adverb }) => !adverb), scene.text);
  const mentions = runsOf(scene.mentions, scene.text);
  for (const run of runsOf(scene.figures, scene.text)) {
    if (new Set(run.map(({ kind }) => kind)).size > 1) continue;
    const shares = byPeriods(run, periods, scene) ?? byMeasures(run, mentions);
    run.forEach((figure, at) => {
      const share = shares?.[at];
      if (share !== undefined) found.set(figure, { ...share, run });
    });
  }
  return found;
}

function byPeriods(run: readonly Numeral[], lists: readonly PeriodMention[][], scene: Scene): Share[] | undefined {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const fitting = lists.filter(({ length }) => length === run.length);
  const startOf = (list: readonly PeriodMention[]): number => list[0]?.start ?? 0;
  const after = fitting.find((each) => startOf(each) >= last.end && nothingBetween(scene, last.end, startOf(each)));
  const spread = scene.periods.filter(({ adverb, end }) => !adverb && end <= first.start);
  const list = after ?? fitting.findLast((each) => (each.at(-1)?.end ?? 0) <= first.start)
    ?? (spread.length === run.length ? spread : undefined);
  if (list === undefined) return undefined;
  const turned = scene.turns.some(({ start, end }) => start >= last.end && end <= (list[0]?.start ?? 0));
  const relative = scene.periods.find(({ start, relative: is }) => is !== undefined && start >= last.end
    && nothingBetween(scene, last.end, start));
  const listed = list.at(-1)?.end ?? 0;
  const isBase = after === undefined && scene.turns.some(({ end }) => end <= first.start && end > listed);
  return list.map((mention) => {
    const period = mention.period ?? resolveRelative(mention, scene.base.period, scene.context.known);
    if (period === undefined) return {};
    if (turned) return { against: period };
    if (!isBase || relative === undefined) return { period };
    const earlier = resolveRelative(relative, period, scene.context.known);
    return earlier === undefined ? {} : { period: earlier };
  });
}

const nothingBetween = ({ figures }: Scene, from: number, to: number): boolean =>
  !figures.some(({ start }) => start >= from && start < to);

function byMeasures(run: readonly Numeral[], lists: readonly Mention[][]): Share[] | undefined {
  const start = run[0]?.start ?? 0;
  const list = lists.findLast((each) => each.length === run.length && (each.at(-1)?.end ?? 0) <= start);
  return list?.map((mention) => ({ mention }));
}
