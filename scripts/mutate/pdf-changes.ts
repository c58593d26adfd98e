/**
 * Changes of a handout. A PDF's text lies in compressed streams of glyphs, so that it is not the bytes that are
 * changed but the text that was read from them, page by page: what is tested is the comparison, not the reader of
 * PDFs.
 */
import { findNumerals } from "../format/numerals.ts";
import { checkPdf, type Handout } from "../tieout/gate/check-pdf.ts";
import { applyEdits, numeralChanges, type Change } from "./change.ts";
import type { Chance } from "./random.ts";

export interface PageChange extends Change {
  /** Counted from 0. */
  readonly page: number;
  /** The margin that is changed, where it is not the page's text. */
  readonly margin?: number;
}

export function pdfChanges({ pdf }: Handout, chance: Chance): PageChange[] {
  return pdf.pages.flatMap(({ text, margins }, page): PageChange[] => [
    ...numeralChanges(text, 0, chance).map(({ kind, edit, told }) => ({ kind, edits: [edit], told, page })),
    ...swaps(text).map((change) => ({ ...change, page })),
    ...typed(text, chance).map((change) => ({ ...change, page })),
    ...margins.flatMap((words, margin) => numeralChanges(words, 0, chance)
      .map(({ kind, edit, told }) => ({ kind, edits: [edit], told, page, margin }))),
  ]);
}

/** A number is typed behind every twentieth word or so. */
const ENDS_A_CHANGE = 20;

/** Numerals beside each other trade places. */
function swaps(text: string): Change[] {
  const numerals = findNumerals(text);
  return numerals.flatMap((one, at): Change[] => {
    const other = numerals[at + 1];
    if (other === undefined || other.text === one.text) return [];
    const edits = [{ ...one, text: other.text }, { ...other, text: one.text }];
    return [{ kind: "swapped texts", edits, told: `»${one.text}« ⇄ »${other.text}«` }];
  });
}

function typed(text: string, chance: Chance): Change[] {
  const ends = [...text.matchAll(/(?<=\p{L}{3})(?=[ \n])/gu)].map(({ index }) => index);
  const picked = Array.from({ length: Math.ceil(ends.length / ENDS_A_CHANGE) }, () => chance.pick(ends));
  return picked.flatMap((at): Change[] => {
    if (at === undefined) return [];
    const before = text.slice(Math.max(0, at - 20), at);
    return [
      { kind: "typed digits", edits: [{ start: at, end: at, text: " 7" }], told: `»${before} 7«` },
      { kind: "typed number word", edits: [{ start: at, end: at, text: " seven" }], told: `»${before} seven«` },
    ];
  });
}

export function pdfObjects(handout: Handout, { page, margin, edits }: PageChange): boolean {
  const pages = handout.pdf.pages.map((one, at) => {
    if (at !== page) return one;
    if (margin === undefined) return { ...one, text: applyEdits(one.text, edits) };
    const margins = one.margins.map((words, index) => (index === margin ? applyEdits(words, edits) : words));
    return { ...one, margins };
  });
  return checkPdf({ ...handout, pdf: { ...handout.pdf, pages } }).findings.length > 0;
}
