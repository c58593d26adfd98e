/** The report of an intake: counts per table, every numeral of the prose, what does not tie and by how much. */
import { powerOfTen } from "../../model/decimal.ts";
import { parseLexeme } from "../../model/lexeme.ts";
import type { Tie } from "../../model/tie.ts";
import type { Examined } from "../../tieout/examine.ts";
import { totalsOf } from "./arithmetic/total-rows.ts";
import { effectivePeriod } from "./assembly/settle-concepts.ts";
import { periodKey } from "../../model/period.ts";
import type { DraftRow, DraftTable } from "./assembly/draft.ts";
import type { FoundIssuer } from "./assembly/issuer.ts";
import { checkComputed } from "./check-computed.ts";
import type { SourcePlace } from "./document/block.ts";
import type { Assembling } from "./intake-release.ts";
import { OTHER_PERIOD, decimalText, type ClaimLine, type IntakeReport, type SourceError, type TableLine } from "./intake-report.ts";
import type { PlacedClaim } from "./prose/claims.ts";
import { candidatesFor, type JudgedClaims } from "./prose/judge-claims.ts";

interface Reporting {
  readonly input: Assembling;
  readonly drafts: readonly DraftTable[];
  readonly judged: JudgedClaims;
  readonly examined: Examined;
  readonly issuer: FoundIssuer;
}

export function reportOf(reporting: Reporting): IntakeReport {
  const { input, drafts, judged, examined, issuer } = reporting;
  const tables = tableLines(drafts, examined);
  const ties = new Map(examined.ties.map((tie) => [tie.id, tie]));
  const claims = judged.claims.map((placed) => claimLine(placed, ties.get(`claim.${placed.claim.id}`), examined));
  const computed = checkComputed(input.tables.tables);
  const count = (outcome: ClaimLine["outcome"]): number => claims.filter((line) => line.outcome === outcome).length;
  return {
    format: input.document.format, encoding: input.document.encoding, tables, aside: input.tables.aside
      .map(({ place, reason, figures }) => ({ place, reason, figures })),
    cells: sum(tables.map(({ cells }) => cells)), totals: sum(tables
      .map(({ totals }) => totals)), totalsVerified: sum(tables.map(({ verified }) => verified)),
    claims, claimsTied: count("tied"), claimsStated: count("stated"), claimsUnexplained: judged.unexplained,
    computedChecked: computed.checked, computedWrong: computed.wrong,
    sourceErrors: sourceErrors(reporting), assumed: assumed(input, issuer),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

function assumed({ fiscal }: Assembling, { unknown, issuer }: FoundIssuer): string[] {
  const fields = unknown.map((field) => `issuer.${field} is ${JSON.stringify(issuer[field])}: the document does not tell`);
  return fiscal.assumed ? [...fields, "fiscal quarters are taken for calendar quarters: no table names a day"] : fields;
}

/**
 * A total is verified by a sum that ties in every column (its own, or one that it goes into), or by the same figure
 * elsewhere that agrees.
 */
function tableLines(drafts: readonly DraftTable[], { ties }: Examined): TableLine[] {
  const untied = new Set(ties.filter(({ grade }) => grade === "untied").map(({ fact }) => fact));
  const repeated = repeatedFacts(drafts);
  return drafts.map((table): TableLine => {
    const rows = table.rows.filter(({ kind }) => kind !== "heading");
    const totals = totalsOf(table);
    const facts = ({ id }: DraftRow): string[] => table.columns.map((column) => `${table.id}.${id}.${column.id}`);
    const addsUp = (row: DraftRow): boolean => row.sum !== undefined && !facts(row).some((fact) => untied.has(fact));
    const parts = new Set(rows.filter(addsUp).flatMap(({ sum: of }) => (of ?? []).map((part) => part.slice(1))));
    const isVerified = (row: DraftRow): boolean => addsUp(row)
      || (row.sum === undefined && !facts(row).some((fact) => untied.has(fact))
        && (parts.has(row.id) || facts(row).every((fact) => repeated.has(fact))));
    return {
      place: table.place, id: table.id, role: table.role, title: table.title, rows: rows.length,
      columns: table.columns.map(({ id }) => id),
      cells: sum(rows.map(({ values }) => values.filter((value) => value !== undefined).length)),
      totals: totals.length, verified: totals.filter(isVerified).length,
    };
  });
}

function repeatedFacts(drafts: readonly DraftTable[]): Set<string> {
  const groups = new Map<string, string[]>();
  const cells = drafts.flatMap((table) => table.rows.flatMap((row) =>
    table.columns.map((column) => ({ table, row, column }))));
  for (const { table, row, column } of cells) {
    if (row.concept === undefined) continue;
    const key = `${row.concept}|${periodKey(effectivePeriod(column.period, row.balance))}`;
    const facts = groups.get(key) ?? [];
    facts.push(`${table.id}.${row.id}.${column.id}`);
    groups.set(key, facts);
  }
  return new Set([...groups.values()].filter((facts) => facts.length > 1).flat());
}

function claimLine({ claim, source, why }: PlacedClaim, tie: Tie | undefined, examined: Examined): ClaimLine {
  const outcome = why !== undefined || tie === undefined || tie.grade === "stated" ? "stated" : tie.grade === "untied" ? "untied" : "tied";
  const candidates = outcome === "stated" ? candidatesFor(claim, examined) : [];
  return {
    place: source.place, lexeme: claim.lexeme, around: source.around, outcome,
    measure: claim.measure, period: claim.period, ...(claim.against !== undefined && { against: claim.against }),
    ...(why !== undefined && { why }), ...(candidates.length > 0 && { candidates }),
  };
}

function sourceErrors({ examined, drafts, judged }: Reporting): SourceError[] {
  const stated = new Set(judged.claims.flatMap(({ claim, why }) => (why === undefined ? [] : [`claim.${claim.id}`])));
  const misdated = judged.misdated.map(({ placed: { claim, source }, fact }) => ({
    place: source.place, tie: `claim.${claim.id}`, title: `${fact.label}, ${claim.period}`, stated: claim.lexeme,
    recomputed: `that of ${fact.periodId}; the filing has none for ${claim.period}`, units: OTHER_PERIOD,
  }));
  const places = placesOf(drafts, judged);
  const errors = examined.ties.filter(({ grade, id }) => grade === "untied" && !stated.has(id)).map((tie) =>
    ({ error: errorOf(tie, places.get(tie.kind === "claim" ? tie.id : tie.fact) ?? START), far: distance(tie) }));
  const told = new Set(errors.map(({ error }) => error.tie));
  return [...errors.toSorted((a, b) => b.far.comparedTo(a.far)).map(({ error }) => error),
    ...misdated.filter(({ tie }) => !told.has(tie))];
}

type Places = ReadonlyMap<string | undefined, SourcePlace>;
const START: SourcePlace = { line: 1, column: 1 };

/** Of claims, and of the facts that tables print. */
function placesOf(drafts: readonly DraftTable[], { claims }: JudgedClaims): Places {
  const places = new Map<string | undefined, SourcePlace>();
  for (const { claim: { id }, source } of claims) places.set(`claim.${id}`, source.place);
  for (const table of drafts) {
    for (const row of table.rows) {
      table.columns.forEach(({ id }, column) => {
        places.set(`${table.id}.${row.id}.${id}`, row.places[column] ?? row.place);
      });
    }
  }
  return places;
}

function distance(tie: Tie): ReturnType<typeof powerOfTen> {
  const places = placesStated(tie);
  const residual = tie.residual?.value.abs() ?? powerOfTen(-places);
  return residual.times(powerOfTen(places));
}

/** Decimals of the stated figure: of the claim's lexeme, or of the width that its interval has. */
function placesStated({ lexeme, kind, stated }: Tie): number {
  const parsed = kind === "claim" ? parseLexeme(lexeme) : undefined;
  if (parsed !== undefined) return parsed.decimals;
  const width = stated.interval.high.minus(stated.interval.low);
  return width.isZero() ? 0 : -Math.round(Math.log10(width.toNumber()));
}

const PLACES_TOLD = 6;

const errorOf = (tie: Tie, place: SourcePlace): SourceError => ({
  place, tie: tie.id, title: tie.title, stated: tie.lexeme, recomputed: tie.recomputed === undefined ? "unknown"
    : decimalText(tie.recomputed.value.toDecimalPlaces(PLACES_TOLD)),
  units: `${decimalText(distance(tie).toDecimalPlaces(1))} units`,
});
