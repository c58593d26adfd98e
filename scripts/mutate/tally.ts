/** How often the gate objected, by kind of change and of file, and what survived. */
export interface Survivor { readonly file: string; readonly kind: string; readonly told: string }

export interface Count { tried: number; caught: number; possible: number }

export class Tally {
  readonly counts = new Map<string, Count>();
  readonly survivors: Survivor[] = [];

  /** `possible`: how many such changes there are, of which `tried` were a sample. */
  plan(kind: string, possible: number): void {
    const count = this.#of(kind);
    count.possible += possible;
  }

  tell(survivor: Survivor, isCaught: boolean): void {
    const count = this.#of(survivor.kind);
    count.tried += 1;
    if (isCaught) count.caught += 1;
    else this.survivors.push(survivor);
  }

  #of(kind: string): Count {
    const known = this.counts.get(kind) ?? { tried: 0, caught: 0, possible: 0 };
    this.counts.set(kind, known);
    return known;
  }
}

const SHOWN = 60;

export function tallyText(title: string, { counts, survivors }: Tally): string {
  const rows = [...counts].map(([kind, { tried, caught, possible }]) =>
    [kind, `${caught} of ${tried}`, tried === 0 ? "" : `${rate(caught, tried)} %`, tried < possible ? `sample of ${possible}` : ""]);
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) => `  ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ")}`.trimEnd());
  const left = survivors.slice(0, SHOWN).map(({ file, kind, told }) => `  ${file}: ${kind}: ${told}`);
  return [
    title, ...lines,
    ...(survivors.length === 0 ? ["  nothing survived"] : [`  ${survivors.length} survived:`, ...left]),
    ...(survivors.length > SHOWN ? [`  … and ${survivors.length - SHOWN} more`] : []),
  ].join("\n");
}

/** Never rounded up to a hundred. */
const rate = (caught: number, tried: number): string => (Math.floor((caught * 1000) / tried) / 10).toFixed(1);
