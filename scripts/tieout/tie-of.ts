/** Puts a tie together from a stated fact and what it is recomputed as. */
import type { Fact } from "../model/fact.ts";
import { Missing, type Quantity } from "../model/quantity.ts";
import type { Grade, Tie, TieKind, Verdict } from "../model/tie.ts";
import { gradeOf } from "./grade.ts";

interface FactTie {
  id: string;
  kind: TieKind;
  title: string;
  fact: Fact;
  /** The stated figure where it is not simply the fact's (a row printed with the opposite sign). */
  stated?: Quantity;
  recomputed: Quantity;
  /** Where the kind has a rule of its own (duplicates). */
  grade?: Grade;
  /** What an untied one is called; "does-not-add" if left out. */
  failure?: Verdict;
  note?: string;
}

export function tieOf({ fact, stated = fact.quantity, recomputed, failure = "does-not-add", ...named }: FactTie): Tie {
  const grade = named.grade ?? gradeOf(stated, fact.decimals, recomputed);
  return {
    id: named.id, kind: named.kind, title: named.title, grade, verdict: grade === "untied" ? failure : "ties", stated, lexeme: fact.lexeme ?? "–", recomputed, residual: residualOf(stated, recomputed),
    place: fact.place, fact: fact.id, metric: undefined, note: named.note,
  };
}

interface StatedTie {
  id: string;
  kind: TieKind;
  title: string;
  fact: Fact;
  note: string;
  /** "not-recomputable" if left out. */
  verdict?: Verdict;
}

/** The issuer's word: nothing in the filing recomputes it. */
export function statedTie({ fact, verdict = "not-recomputable", ...named }: StatedTie): Tie {
  return {
    id: named.id, kind: named.kind, title: named.title, grade: "stated", verdict, stated: fact.quantity,
    lexeme: fact.lexeme ?? "–", recomputed: undefined, residual: undefined, place: fact.place, fact: fact.id,
    metric: undefined, note: named.note,
  };
}

/** A figure that is wrong in itself, whatever it might be recomputed as. */
export const failedTie = (named: StatedTie): Tie =>
  ({ ...statedTie({ verdict: "does-not-add", ...named }), grade: "untied" });

export function residualOf(stated: Quantity, recomputed: Quantity): Quantity | undefined {
  const difference = stated.unit === recomputed.unit ? stated.minus(recomputed) : undefined;
  return difference === undefined || difference instanceof Missing ? undefined : difference;
}
