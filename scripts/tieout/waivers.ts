/** Waivers as code: each accepts one failing tie by exactly its residual, until a day. Anything else voids it. */
import { words } from "../lib/words.ts";
import { parseDecimal } from "../model/decimal.ts";
import type { Waiver } from "../model/filing-parts.ts";
import type { PlainDate } from "../model/plain-date.ts";
import type { Tie } from "../model/tie.ts";

export interface WaiverProblem { readonly waiver: number; readonly what: string; readonly mend: string }

export interface Waived { readonly ties: Tie[]; readonly problems: WaiverProblem[] }

export function applyWaivers(ties: readonly Tie[], waivers: readonly Waiver[], today: PlainDate): Waived {
  const problems: WaiverProblem[] = [];
  const accepted = new Map<string, Waiver>();
  waivers.forEach((waiver, index) => {
    const problem = problemOf(waiver, ties, today);
    if (problem === undefined) accepted.set(waiver.tie, waiver);
    else problems.push({ waiver: index, ...problem });
  });
  return { problems, ties: ties.map((tie) => waive(tie, accepted.get(tie.id))) };
}

function waive(tie: Tie, waiver: Waiver | undefined): Tie {
  if (waiver === undefined) return tie;
  return { ...tie, grade: "waived", note: words("tie.note.waived", {
    reason: waiver.reason, author: waiver.author, date: waiver.date, expires: waiver.expires,
  }) };
}

function problemOf(waiver: Waiver, ties: readonly Tie[], today: PlainDate): Omit<WaiverProblem, "waiver"> | undefined {
  const tie = ties.find(({ id }) => id === waiver.tie);
  if (tie === undefined) return { what: `there is no tie ${waiver.tie}`, mend: "name a tie of this filing, or remove the waiver" };
  if (tie.grade !== "untied") return { what: `${waiver.tie} ties (${tie.grade})`, mend: "remove the waiver: it is not needed" };
  if (waiver.expires < today) {
    return { what: `the waiver of ${waiver.tie} expired on ${waiver.expires}`, mend: "correct the figure, or renew the waiver" };
  }
  const residual = tie.residual?.value;
  if (residual === undefined || !residual.equals(parseDecimal(waiver.residual))) {
    return {
      what: `the waiver accepts a residual of ${waiver.residual}, but ${waiver.tie} leaves ${residual?.toFixed() ?? "none"}`,
      mend: "look at the figure again; a changed residual voids the waiver",
    };
  }
  return undefined;
}
