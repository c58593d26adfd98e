/** What the gate notes while it reads one file: findings, uses of the allow-list, numerals accounted for. */
import type { Finding } from "../../lib/finding.ts";

/** A numeral that is no figure, and why it may stand. */
export interface AllowListUse {
  readonly file: string;
  readonly kind: string;
  readonly text: string;
  readonly reason: string;
}

export interface Complaint {
  readonly code: string;
  readonly what: string;
  readonly expected?: string | undefined;
  readonly mend?: string | undefined;
  /** The text around the numeral, or the element that it stands in. */
  readonly around?: string | undefined;
}

export class Reading {
  readonly file: string;
  readonly findings: Finding[] = [];
  readonly uses: AllowListUse[] = [];
  /** Numerals read, tied or not. */
  counted = 0;
  readonly #known = new Set<string>();
  readonly #allowed = new Map<string, Map<string, string>>();

  constructor(file: string) {
    this.file = file;
  }

  /** The same complaint about the same place is told once. */
  complain({ code, what, expected, mend, around }: Complaint): void {
    const key = [code, what, expected, around].join("\u0000");
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.findings.push({
      code, place: { file: this.file }, what,
      ...(around === undefined ? {} : { subject: around }),
      ...(expected === undefined ? {} : { expected }),
      ...(mend === undefined ? {} : { mend }),
    });
  }

  /** A page says the same thing many times; each is noted once. */
  allow(kind: string, text: string, reason: string): void {
    const ofKind = this.#allowed.get(kind) ?? new Map<string, string>();
    if (ofKind.get(text) === reason) return;
    this.#allowed.set(kind, ofKind.set(text, reason));
    this.uses.push({ file: this.file, kind, text, reason });
  }
}

const WIDTH = 40;

/** The numeral between marks, with the words before and after it. */
export function textAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - WIDTH), start).replace(/\s+/g, " ");
  const after = text.slice(end, end + WIDTH).replace(/\s+/g, " ");
  return `…${before}»${text.slice(start, end)}«${after}…`;
}
