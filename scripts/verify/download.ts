/** A download of a filing beside its evidence, and how the two are told apart. */
import type { Copy } from "./copy.ts";
import type { FilingCopy } from "./filing-copy.ts";
import { firstDifference } from "./same-json.ts";
import type { Shape } from "./shape.ts";
import type { Tally } from "./tally.ts";

export interface Download {
  readonly filing: FilingCopy;
  readonly evidence: Shape;
  readonly copy: Copy;
  readonly tally: Tally;
}

interface Pair { readonly found: unknown; readonly expected: unknown; readonly at: string }

export function differ({ filing, tally }: Download, name: string, pair: Pair): void {
  const difference = firstDifference(pair.found, pair.expected);
  if (difference === undefined) return;
  tally.refuse(filing.folder + name, {
    code: "download-disagrees", subject: `${pair.at}${difference.pointer}`, what: difference.found,
    expected: `${difference.expected}, as evidence.json has it`,
  });
}

export type Row = Record<string, unknown>;
export const rowsOf = (shape: Shape): Row[] => shape.list().map((item) => Object.fromEntries(item.entries()
  .map(([key, value]) => [key, value.value])));
