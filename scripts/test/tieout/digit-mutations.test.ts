/**
 * Changes one digit at a time of every derived cell and every claim of the example release. The check must stop, or,
 * where the change stays within rounding, a tie must drop a grade; a figure that is the issuer's word alone must show
 * in the ledger. Nothing may pass unseen.
 */
import { describe, expect, it } from "vitest";
import { earningsRelease, type EarningsRelease } from "../../model/earnings-release.ts";
import type { Ownership } from "../../model/ownership.ts";
import { GRADES, type Grade, type Tie } from "../../model/tie.ts";
import { examineFiling } from "../../tieout/examine.ts";
import { buildLedger, compareLedgers } from "../../tieout/ledger.ts";
import { TODAY, examineForm4, examineRelease, readForm4, readRelease } from "../example-filings.ts";

type Outcome = "stopped" | "dropped a grade" | "told by the ledger" | "passed unseen";

const before = examineRelease();
const gradesBefore = new Map(before.ties.map(({ id, grade }) => [id, grade]));
const ledgerBefore = buildLedger(before);
const RANK: readonly Grade[] = GRADES;

const isWorse = ({ id, grade }: Tie): boolean => RANK.indexOf(grade) > RANK.indexOf(gradesBefore.get(id) ?? "untied");

/** Does the tie name the cell, as the tied figure or among its inputs? */
const names = (tie: Tie, id: string): boolean => JSON.stringify([tie.fact, tie.id, tie.recomputed?.trace]).includes(id);

function outcomeOf(filing: EarningsRelease, cell: string): Outcome {
  const after = examineFiling(filing, TODAY);
  const worse = after.ties.filter(isWorse);
  if (worse.some((tie) => tie.grade === "untied" && names(tie, cell))) return "stopped";
  if (worse.some((tie) => names(tie, cell))) return "dropped a grade";
  return compareLedgers(ledgerBefore, buildLedger(after)).length > 0 ? "told by the ledger" : "passed unseen";
}

/** Every position of a digit, changed to the next digit (9 → 8, so that no leading zero arises). */
function changedDigits(text: string): string[] {
  return [...text].flatMap((digit, at) => {
    if (!/\d/.test(digit)) return [];
    const other = digit === "9" ? "8" : String.fromCharCode(digit.charCodeAt(0) + 1);
    return [text.slice(0, at) + other + text.slice(at + 1)];
  });
}

interface Mutation { readonly cell: string; readonly text: string; readonly filing: EarningsRelease }

function* cellMutations(): Generator<Mutation> {
  for (const { place, id, value } of derivedCells(readRelease())) {
    for (const text of changedDigits(value)) {
      const filing = readRelease();
      const [table = 0, row = 0, column = 0] = place;
      filing.tables[table]?.rows[row]?.values?.splice(column, 1, text);
      yield { cell: id, text, filing };
    }
  }
}

interface DerivedCell { readonly place: readonly number[]; readonly id: string; readonly value: string }

function derivedCells({ tables }: EarningsRelease): DerivedCell[] {
  return tables.flatMap((table, t) => table.rows.flatMap((row, r) => {
    if ((row.sum ?? row.quotient ?? row.allocation) === undefined) return [];
    return (row.values ?? []).map((value, c) =>
      ({ place: [t, r, c], id: `${table.id}.${row.id}.${table.columns[c] ?? ""}`, value: value ?? "" }));
  }));
}

function* claimMutations(): Generator<Mutation> {
  for (const [at, claim] of readRelease().claims.entries()) {
    for (const text of changedDigits(claim.lexeme)) {
      const filing = readRelease();
      filing.claims.splice(at, 1, { ...claim, lexeme: text });
      yield { cell: `claim.${claim.id}`, text, filing: earningsRelease.parse(filing) };
    }
  }
}

function tally(mutations: Iterable<Mutation>): Map<Outcome, string[]> {
  const outcomes = new Map<Outcome, string[]>();
  for (const { cell, text, filing } of mutations) {
    const outcome = outcomeOf(filing, cell);
    outcomes.set(outcome, [...outcomes.get(outcome) ?? [], `${cell} = ${text}`]);
  }
  return outcomes;
}

function told(what: string, outcomes: Map<Outcome, string[]>): string {
  const counts = [...outcomes].map(([outcome, cells]) => `${cells.length} ${outcome}`).toSorted();
  return `${what}: ${counts.join(", ")}, ${outcomes.get("passed unseen")?.length ?? 0} passed unseen`;
}

const form4Before = examineForm4();
const form4Ledger = buildLedger(form4Before);

/** Every number of the form that another number recomputes or binds: each with its digits changed one at a time. */
function* formMutations(): Generator<{ cell: string; text: string; form: Ownership }> {
  const tied = new Set(form4Before.ties.filter(({ grade }) => grade !== "stated").map(({ fact }) => fact));
  for (const { id, lexeme, place } of form4Before.facts.facts) {
    if (!tied.has(id)) continue;
    for (const text of changedDigits(lexeme ?? "")) {
      const form = readForm4();
      setAt(form, place.pointer.split("/").slice(1), text);
      yield { cell: id, text, form };
    }
  }
}

function setAt(target: unknown, [key = "", ...rest]: readonly string[], value: string): void {
  const record = target as Record<string, unknown>;
  if (rest.length === 0) record[key] = value;
  else setAt(record[key], rest, value);
}

function formOutcome(form: Ownership, cell: string): Outcome {
  const after = examineFiling(form, TODAY);
  const grades = new Map(form4Before.ties.map(({ id, grade }) => [id, grade]));
  const worse = after.ties.filter(({ id, grade }) => RANK.indexOf(grade) > RANK.indexOf(grades.get(id) ?? "untied"));
  if (worse.some((tie) => tie.grade === "untied" && names(tie, cell))) return "stopped";
  if (worse.length > 0) return "dropped a grade";
  return compareLedgers(form4Ledger, buildLedger(after)).length > 0 ? "told by the ledger" : "passed unseen";
}

describe("one changed digit", () => {
  it("of a bound figure of the Form 4 never passes unseen", () => {
    const outcomes = new Map<Outcome, string[]>();
    for (const { cell, text, form } of formMutations()) {
      const outcome = formOutcome(form, cell);
      outcomes.set(outcome, [...outcomes.get(outcome) ?? [], `${cell} = ${text}`]);
    }
    process.stdout.write(`${told("Form 4", outcomes)}\n`);
    expect(outcomes.get("passed unseen") ?? []).toEqual([]);
    expect(outcomes.get("stopped")?.length).toBeGreaterThan(15);
    const onlyTold = (outcomes.get("told by the ledger") ?? []).map((text) => text.split(" = ")[0]);
    expect(new Set(onlyTold)).toEqual(new Set(["nonDerivative.2.transactionPricePerShare"]));
  });

  it("of a derived cell never passes unseen", { timeout: 300_000 }, () => {
    const outcomes = tally(cellMutations());
    process.stdout.write(`${told("derived cells", outcomes)}\n`);
    expect(outcomes.get("passed unseen") ?? []).toEqual([]);
    expect(outcomes.get("told by the ledger") ?? []).toEqual([]);
    expect(outcomes.get("stopped")?.length).toBeGreaterThan(400);
  });

  it("of a claim never passes unseen", { timeout: 300_000 }, () => {
    const outcomes = tally(claimMutations());
    process.stdout.write(`${told("claims", outcomes)}\n`);
    expect(outcomes.get("passed unseen") ?? []).toEqual([]);
    const stated = new Set(before.ties.filter(({ grade }) => grade === "stated").map(({ id }) => id));
    const onlyTold = (outcomes.get("told by the ledger") ?? []).map((text) => text.split(" = ")[0] ?? "");
    expect(onlyTold.filter((id) => !stated.has(id))).toEqual([]);
  });
});
