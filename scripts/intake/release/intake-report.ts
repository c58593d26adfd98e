/** What was made of a release, for a person and for a program: counts, and everything that was left, with its place. */
import type { EarningsRelease } from "../../model/earnings-release.ts";
import { toText } from "../../model/decimal.ts";
import type { SourcePlace } from "./document/block.ts";

export interface Located { readonly place: SourcePlace }

export interface TableLine extends Located {
  readonly id: string;
  readonly role: EarningsRelease["tables"][number]["role"];
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly cells: number;
  readonly totals: number;
  readonly verified: number;
}

export interface AsideLine extends Located { readonly reason: string; readonly figures: number }

export interface ClaimLine extends Located {
  readonly lexeme: string;
  readonly around: string;
  readonly outcome: "tied" | "stated" | "untied" | "not-a-claim";
  readonly measure?: string;
  readonly period?: string;
  /** What a change is measured against, where that is not the year before. */
  readonly against?: string;
  readonly why?: string;
  /** Measures that have the stated value; they are evidence, not what the figure was tied to. */
  readonly candidates?: readonly string[];
}

/** Something in the issuer's own document that does not tie. */
export interface SourceError extends Located {
  readonly tie: string;
  readonly title: string;
  readonly stated: string;
  readonly recomputed: string;
  /** Distance in units of the stated figure's last place, or {@link OTHER_PERIOD}. */
  readonly units: string;
}

/** The figure is that of another period than the words say. */
export const OTHER_PERIOD = "a period";

/** A computed column of the document (change, share of revenues) that its own figures do not give. */
export interface ComputedCheck extends Located {
  readonly label: string;
  readonly printed: string;
  readonly recomputed: string;
}

export interface IntakeReport {
  readonly format: string;
  readonly encoding: string;
  readonly tables: readonly TableLine[];
  readonly aside: readonly AsideLine[];
  readonly cells: number;
  readonly totals: number;
  readonly totalsVerified: number;
  readonly claims: readonly ClaimLine[];
  readonly claimsTied: number;
  readonly claimsStated: number;
  /** Stated ones that were read with a meaning which the facts do not bear out. */
  readonly claimsUnexplained: number;
  readonly computedChecked: number;
  readonly computedWrong: readonly ComputedCheck[];
  /** The farthest first. */
  readonly sourceErrors: readonly SourceError[];
  /** Fields that the document does not tell and that were filled in. */
  readonly assumed: readonly string[];
}

const at = ({ line, column }: SourcePlace): string => `${line}:${column}`;

export function formatReport(report: IntakeReport, shownAs: string): string {
  const { tables, aside, sourceErrors, claims } = report;
  const open = claims.filter(({ outcome }) => outcome === "stated");
  return [
    `${shownAs}: ${report.format}, ${report.encoding}`,
    `tables    ${tables.length}, cells ${report.cells}, totals verified ${report.totalsVerified} of ${report.totals}`,
    `claims    ${report.claimsTied} tied, ${report.claimsStated} stated (${report.claimsUnexplained} of them unexplained)`,
    `computed  ${report.computedChecked} comparisons checked, ${report.computedWrong.length} do not follow from their rows`,
    ...tables.map((table) => `  ${at(table.place)} ${table.role} "${table.title}": ${table.rows} rows, ${table.verified} of ${table.totals} totals`),
    ...aside.map((each) => `  ${at(each.place)} set aside: ${each.reason} (${each.figures} figures)`),
    ...sourceErrors.map((error) => `  ${at(error.place)} does not tie by ${error.units}: ${error.title}: ${error.stated}, recomputed ${error.recomputed}`),
    ...open.map((claim) => `  ${at(claim.place)} stated: ${claim.lexeme} (${claim.why ?? ""})${claim.candidates === undefined ? "" : `; has the value of ${claim.candidates.join(", ")}`}`),
    ...report.assumed.map((field) => `  assumed: ${field}`),
  ].join("\n");
}

export const decimalText = (value: Parameters<typeof toText>[0]): string => toText(value);
