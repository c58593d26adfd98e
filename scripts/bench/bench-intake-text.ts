/** The figures of `npm run bench:intake`, for a terminal. */
import type { IntakeBench, KindBench } from "./bench-intake.ts";

export function intakeBenchText({ runs, memoryPeakBytes, kinds }: IntakeBench): string {
  if (kinds.length === 0) return "no document that could be read";
  return [
    `median of ${runs} runs; at most ${(memoryPeakBytes / 1e6).toFixed(0)} MB of memory`, ...kinds.flatMap(kindLines),
  ].join("\n");
}

function kindLines(bench: KindBench): string[] {
  const { kind, documents, bytes, unread, ms, msPerDocument, msPerMegabyte, slowest, withoutLoss } = bench;
  const { cells, totals, totalsVerified, claims, notTying, findings } = bench;
  const line = (label: string, text: string): string => `  ${label.padEnd(14)}${text}`;
  const told = claims.tied + claims.stated + claims.untied;
  return [
    `${kind}: ${documents} documents, ${(bytes / 1e6).toFixed(2)} MB, ${unread} not read`,
    line("time", `${ms.toFixed(0)} ms; ${msPerDocument} ms a document, ${msPerMegabyte} ms a MB`),
    line("slowest", `${slowest.ms} ms  ${slowest.source}`),
    ...(withoutLoss === null ? [] : [line("without loss", `${withoutLoss} of ${documents - unread}`)]),
    line("figures", String(cells)),
    ...(totals === 0 ? [] : [line("totals", `${totalsVerified} of ${totals} verified (${share(totalsVerified, totals)})`)]),
    ...(told === 0 ? [] : [line("claims", `${claims.tied} of ${told} tie (${share(claims.tied, told)}), ${claims.stated} stated `
      + `(${claims.unexplained} unexplained), ${claims.untied} do not tie`)]),
    line("findings", `${findings}; ${notTying} figures do not tie`),
  ];
}

const share = (part: number, whole: number): string => `${(100 * part / whole).toFixed(1)} %`;
