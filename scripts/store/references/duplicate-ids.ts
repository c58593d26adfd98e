/** Ids that should name one thing and name two. */
import type { Filing } from "../../model/filing.ts";
import type { EarningsRelease } from "../../model/earnings-release.ts";
import type { Fault } from "../fault.ts";
import { toPointer, type Path } from "../pointer.ts";

interface Series { readonly ids: readonly string[]; readonly noun: string; pathOf(at: number): Path }

export function checkDuplicateIds(filing: Filing): Fault[] {
  const series = filing.kind === "ownership" ? [footnoteSeries(filing.footnotes, [])] : seriesOf(filing);
  const waivers: Series = {
    ids: filing.waivers.map(({ tie }) => tie), noun: "waiver of the tie", pathOf: (at) => ["waivers", at, "tie"],
  };
  return [...series, waivers].flatMap(duplicatesIn);
}

function seriesOf({ tables, guidance, claims }: EarningsRelease): Series[] {
  const ids = (things: readonly { id: string }[]): string[] => things.map(({ id }) => id);
  return [
    { ids: ids(tables), noun: "table", pathOf: (at) => ["tables", at, "id"] },
    { ids: ids(guidance), noun: "guidance", pathOf: (at) => ["guidance", at, "id"] },
    { ids: ids(claims), noun: "claim", pathOf: (at) => ["claims", at, "id"] },
    ...tables.flatMap(({ columns, rows, footnotes = [] }, table): Series[] => [
      { ids: columns, noun: "column", pathOf: (at) => ["tables", table, "columns", at] },
      { ids: ids(rows), noun: "row", pathOf: (at) => ["tables", table, "rows", at, "id"] },
      footnoteSeries(footnotes, ["tables", table]),
    ]),
  ];
}

const footnoteSeries = (footnotes: readonly { id: string }[], above: Path): Series => ({
  ids: footnotes.map(({ id }) => id), noun: "footnote", pathOf: (at) => [...above, "footnotes", at, "id"],
});

function duplicatesIn({ ids, noun, pathOf }: Series): Fault[] {
  const firsts = new Map(ids.map((id, at) => [id, at] as const).toReversed());
  return ids.flatMap((id, at) => {
    const first = firsts.get(id) ?? at;
    return first === at ? [] : [{
      code: "duplicate-id", pointer: toPointer(...pathOf(at)),
      what: `a second ${noun} ${JSON.stringify(id)}`, first: toPointer(...pathOf(first)),
      expected: "each once", mend: "give one of the two another id, or remove it",
    }];
  });
}
