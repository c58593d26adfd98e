/** Figures that do not tie and are published all the same, by a waiver: which they are, and why. */
import { parseDecimal } from "../../model/decimal.ts";
import { longStyle } from "../../format/choose-style.ts";
import { show } from "../../format/style.ts";
import type { Waiver } from "../../model/filing-parts.ts";
import { isFilingReport, type Report, type ReportTie, type Shown, type Style } from "../../model/report.ts";

export interface WaivedNote {
  /** Id of the note on a page. */
  readonly anchor: string;
  readonly filing: string;
  readonly tie: string;
  readonly title: string;
  readonly stated: Shown;
  readonly recomputed: Shown | null;
  /** Stated less recomputed. */
  readonly residual: Shown | null;
  readonly waiver: Waiver;
  /** JSON pointer of the waiver in the Filing JSON. */
  readonly pointer: string;
}

interface Waived { readonly notes: readonly WaivedNote[]; readonly byRef: ReadonlyMap<string, WaivedNote> }

const known = new WeakMap<Report, Waived>();

function waivedOf(report: Report): Waived {
  const made = known.get(report) ?? buildWaived(report);
  known.set(report, made);
  return made;
}

function buildWaived(report: Report): Waived {
  const byRef = new Map<string, WaivedNote>();
  const notes = report.ties.filter(({ grade }) => grade === "waived").flatMap((tie) => {
    const note = noteOf(report, tie);
    for (const ref of note === undefined ? [] : refsOf(tie)) byRef.set(ref, byRef.get(ref) ?? note as WaivedNote);
    return note ?? [];
  });
  return { notes, byRef };
}

const refsOf = ({ id, fact, metric }: ReportTie): string[] => [
  `tie:${id}`, ...(fact === null ? [] : [`fact:${fact}`]), ...(metric === null ? [] : [`metric:${metric}`]),
];

function noteOf(report: Report, tie: ReportTie): WaivedNote | undefined {
  const { id } = report;
  const waivers: readonly Waiver[] = isFilingReport(report) ? report.filing.waivers ?? [] : [];
  const at = waivers.findIndex((waiver) => waiver.tie === tie.id);
  const waiver = waivers[at];
  if (waiver === undefined) return undefined;
  const inFull = (value: string | null, part: string): Shown | null => (value === null ? null
    : show(parseDecimal(value), fullStyle(tie, value), `tie:${tie.id}:${part}`));
  return {
    anchor: `waived-${id}-${tie.id}`, filing: id, tie: tie.id, title: tie.title,
    stated: inFull(tie.stated, "stated") ?? tie.statedShown, recomputed: inFull(tie.recomputed, "recomputed"),
    residual: inFull(tie.residual, "residual"), waiver, pointer: `/waivers/${at}`,
  };
}

/** All digits and the unit, since the note stands far from the table that says what its figures are in. */
const fullStyle = ({ unit, statedShown, recomputedShown }: ReportTie, value: string): Style =>
  (statedShown.style.startsWith("percent:") ? (recomputedShown ?? statedShown).style
    : longStyle({ value: parseDecimal(value), unit }));

/** All waived ties of a filing, in the order of its ties. */
export const waivedNotes = (report: Report): readonly WaivedNote[] => waivedOf(report).notes;

/** The note on the figure of `ref` ("fact:<id>", with or without what is said of it behind), if it is a waived one. */
export const waivedNote = (report: Report, ref: string): WaivedNote | undefined =>
  waivedOf(report).byRef.get(ref.replace(/:(?:concept|size|stated)$/, ""));
