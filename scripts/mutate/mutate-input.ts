/** Every change of a Filing JSON, one at a time, put to the check and the ledger. */
import { isError } from "../lib/finding.ts";
import { FILING_SCHEMAS, type Filing } from "../model/filing.ts";
import type { PlainDate } from "../model/plain-date.ts";
import { UnitError } from "../model/quantity.ts";
import { GRADES, type Grade } from "../model/tie.ts";
import { checkReferences } from "../store/check-references.ts";
import { examineFiling, type Examined } from "../tieout/examine.ts";
import { buildLedger, compareLedgers, type Ledger } from "../tieout/ledger.ts";
import { filingChanges, type FilingChange, type Json } from "./filing-changes.ts";
import { chanceOf, sampleOf } from "./random.ts";

/**
 * stopped: the build fails. dropped: a tie has a worse grade than before. told: only the ledger shows that it
 * moved.
 */
export const OUTCOMES = ["stopped", "dropped", "told", "unseen"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface InputPlan { readonly filings: readonly Filing[]; readonly today: PlainDate; readonly seed: number;
  readonly sample?: number | undefined }

export interface InputRun {
  /** By kind of change. */
  readonly counts: ReadonlyMap<string, Readonly<Record<Outcome, number>>>;
  readonly unseen: readonly string[];
}

interface Before { readonly grades: ReadonlyMap<string, Grade>; readonly ledger: Ledger }

export function mutateInput({ filings, today, seed, sample = 0 }: InputPlan): InputRun {
  const counts = new Map<string, Record<Outcome, number>>();
  const unseen: string[] = [];
  for (const filing of filings) {
    const before = beforeOf(examineFiling(filing, today));
    for (const change of sampledChanges(filing, seed, sample)) {
      const outcome = outcomeOf(changed(filing, change), before, today);
      const count = counts.get(change.kind) ?? { stopped: 0, dropped: 0, told: 0, unseen: 0 };
      count[outcome] += 1;
      counts.set(change.kind, count);
      if (outcome === "unseen") unseen.push(`${filing.id}: ${change.kind}: ${change.told}`);
    }
  }
  return { counts, unseen };
}

function sampledChanges(filing: Filing, seed: number, sample: number): FilingChange[] {
  const chance = chanceOf(seed);
  const changes = filingChanges(filing, chance);
  const kinds = [...new Set(changes.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => sampleOf(changes.filter((one) => one.kind === kind), sample, chance));
}

const beforeOf = (examined: Examined): Before =>
  ({ grades: new Map(examined.ties.map(({ id, grade }) => [id, grade])), ledger: buildLedger(examined) });

function changed(filing: Filing, { apply }: FilingChange): Json {
  const copy = JSON.parse(JSON.stringify(filing)) as Json;
  apply(copy);
  return copy;
}

function outcomeOf(value: Json, before: Before, today: PlainDate): Outcome {
  const examined = examine(value, today);
  if (examined === undefined || examined.waiverProblems.length > 0) return "stopped";
  if (examined.ties.some(({ grade }) => grade === "untied")) return "stopped";
  if (examined.ties.some(({ id, grade }) => isWorse(grade, before.grades.get(id)))) return "dropped";
  return compareLedgers(before.ledger, buildLedger(examined)).length > 0 ? "told" : "unseen";
}

/** Undefined where the file itself is refused. */
function examine(value: Json, today: PlainDate): Examined | undefined {
  const parsed = FILING_SCHEMAS[value["kind"] as keyof typeof FILING_SCHEMAS].safeParse(value);
  if (!parsed.success || checkReferences(parsed.data, parsed.data.id).some(isError)) return undefined;
  try {
    return examineFiling(parsed.data, today);
  } catch (error) {
    // Amounts in different currencies cannot be added: the examination refuses, if not kindly.
    if (error instanceof RangeError || error instanceof UnitError) return undefined;
    throw error;
  }
}

const isWorse = (grade: Grade, before: Grade | undefined): boolean =>
  before !== undefined && GRADES.indexOf(grade) > GRADES.indexOf(before);
