/** What touches a figure: a sign, a digit or a unit typed right beside it changes what it says. */
import type { Reading } from "./reading.ts";
import { textAround } from "./reading.ts";

/** A piece of text, and whether the element it stands in accounts for it. */
export interface Piece { readonly text: string; readonly account: "figure" | "said" | undefined }

const BEFORE = /[\p{N}.,$€£¥\-\u2212\u2013+±~≈<>≤≥/×]$/u;
const AFTER = /^(?:[%‰°]|[.,]?\p{N}|\s?(?:bps|basis points?|percentage points?|pp|[kKmMbB]n?|x)\b)/u;

export function checkEdges(pieces: readonly Piece[], text: string, reading: Reading): void {
  let start = 0;
  for (const piece of pieces) {
    const end = start + piece.text.length;
    if (piece.account === "figure") checkEdge(text, { start, end }, reading);
    start = end;
  }
}

function checkEdge(text: string, { start, end }: { start: number; end: number }, reading: Reading): void {
  const touching = BEFORE.exec(text.slice(0, start))?.[0] ?? bracketed(text, start, end)
    ?? AFTER.exec(text.slice(end))?.[0];
  if (touching === undefined) return;
  reading.complain({
    code: "figure-is-altered-from-outside", what: `»${touching}« touches the figure »${text.slice(start, end)}«`,
    around: textAround(text, start, end), expected: "a figure with its sign and unit within it, and a space beside it",
    mend: "let the figure's style say its sign and unit",
  });
}

/** A bare number in brackets reads as a negative one. */
function bracketed(text: string, start: number, end: number): string | undefined {
  const isBare = /^[\p{N}.,]+$/u.test(text.slice(start, end));
  return isBare && text[start - 1] === "(" && text[end] === ")" ? "( )" : undefined;
}
