/**
 * A press release in, Filing JSON out, with a report of what was made of it. Every stage is a pure function of the one
 * before: document → tables → draft tables → prose → filing. Never throws for anything that is wrong with a document.
 */
import { createHash } from "node:crypto";
import type { Finding } from "../../lib/finding.ts";
import type { EarningsRelease } from "../../model/earnings-release.ts";
import { periodKey, type Period } from "../../model/period.ts";
import { examineFiling } from "../../tieout/examine.ts";
import { assembleTables } from "./assembly/assemble-tables.ts";
import { buildFiling, prefixOf, type FilingParts } from "./assembly/build-filing.ts";
import type { FiscalFrame } from "./assembly/column-groups.ts";
import type { DraftTable } from "./assembly/draft.ts";
import { findFiscal, type FoundFiscal } from "./assembly/fiscal.ts";
import { findIssuer, findPublished, type FoundIssuer, type IssuerOptions } from "./assembly/issuer.ts";
import { reportOf } from "./build-report.ts";
import type { TextBlock } from "./document/block.ts";
import { readDocument, type ReleaseDocument } from "./document/read-document.ts";
import { OTHER_PERIOD, type IntakeReport } from "./intake-report.ts";
import { buildClaims } from "./prose/claims.ts";
import { findGuidance } from "./prose/guidance.ts";
import { judgeClaims } from "./prose/judge-claims.ts";
import { Lexicon } from "./prose/lexicon.ts";
import { readProse } from "./prose/read-prose.ts";
import { registeredMeasures } from "./prose/registered-measures.ts";
import type { ReadingContext } from "./prose/scene.ts";
import { periodIdIn, reported } from "./prose/period-mentions.ts";
import { mainCurrency } from "./table/currency.ts";
import { readTables, type ReadTables } from "./table/read-tables.ts";

export interface ReleaseOptions extends IssuerOptions {
  /** Id of the filing; from ticker, fiscal year and quarter if left out. */
  readonly id?: string;
  readonly currency?: string;
  readonly url?: string;
  readonly accession?: string;
}

export interface ReleaseIntake {
  /** Absent where the document holds no financial tables or could not be read. */
  readonly filing?: EarningsRelease;
  readonly findings: readonly Finding[];
  readonly report?: IntakeReport;
}

export function intakeRelease(bytes: Uint8Array, shownAs: string, options: ReleaseOptions = {}): ReleaseIntake {
  const document = readDocument(bytes);
  if ("unreadable" in document) {
    return { findings: [{
      code: `release-${document.unreadable}`, place: { file: shownAs }, what: document.what,
      expected: "a press release as HTML, Markdown or plain text", mend: "give the exhibit itself (EX-99.1), as filed",
    }] };
  }
  const currency = options.currency ?? mainCurrency(document.blocks);
  const tables = readTables(document.blocks, currency);
  const fiscal = findFiscal(document.blocks, tables.tables);
  if (tables.tables.length === 0 || fiscal === undefined) return { findings: [noTables(tables, shownAs)] };
  return assemble({ document, tables, fiscal, currency, bytes, shownAs, options });
}

function noTables({ tables, aside }: ReadTables, file: string): Finding {
  const first = aside[0];
  const reasons = [...new Set(aside.map(({ reason }) => reason))].join("; ");
  return {
    code: tables.length === 0 ? "release-without-financial-tables" : "release-without-periods",
    place: { file, ...(first ? first.place : {}) },
    what: aside.length === 0 ? "a document without tables of figures" : `${aside.length} tables, none of them financial: ${reasons}`,
    expected: "at least one table of amounts under the periods they are for",
    mend: "give the exhibit that holds the statements (often EX-99.1 or EX-99.2 of the same filing)",
  };
}

export interface Assembling {
  readonly document: ReleaseDocument;
  readonly tables: ReadTables;
  readonly fiscal: FoundFiscal;
  readonly currency: string;
  readonly bytes: Uint8Array;
  readonly shownAs: string;
  readonly options: ReleaseOptions;
}

function assemble(input: Assembling): ReleaseIntake {
  const { document, tables, fiscal: found, currency, options } = input;
  const fiscal = { year: found.calendar.fiscalYear, quarter: found.calendar.quarter, yearEnd: found.yearEnd };
  const frame: FiscalFrame = { calendar: found.calendar, fiscal };
  const drafts = assembleTables(tables.tables, frame);
  if (drafts.length === 0) return { findings: [noTables({ tables: [], aside: tables.aside }, input.shownAs)] };
  const issuer = findIssuer(document.blocks, options);
  const lexicon = new Lexicon(drafts);
  const texts = proseBlocks(input);
  const guidance = findGuidance(texts, lexicon, frame);
  const built = buildClaims(readProse(texts, readingContext(drafts, lexicon, frame)), guidance.guidance, frame);
  const periods = new Map<string, Period>([...reportedPeriod(frame), ...guidance.periods, ...built.periods]);
  const parts = { ...headOf(input, { frame, issuer }), currency, tables: drafts, periods,
    guidance: guidance.guidance };
  const today = "9999-12-31";
  const first = buildFiling({ ...parts, claims: built.claims.map(({ claim }) => claim) });
  const examined = examineFiling(first, today);
  const judged = judgeClaims(built.claims, examined);
  const filing = buildFiling({ ...parts, claims: judged.claims.map(({ claim }) => claim) });
  const report = reportOf({ input, drafts, judged, examined, issuer });
  return { filing, report, findings: findingsOf(report, input.shownAs) };
}

type Head = Pick<FilingParts, "id" | "issuer" | "source" | "fiscal">;
interface HeadParts { readonly frame: FiscalFrame; readonly issuer: FoundIssuer }

function headOf({ document, bytes, options }: Assembling, { frame, issuer }: HeadParts): Head {
  const { fiscal, calendar } = frame;
  const period = reported(frame, 3);
  return {
    id: options.id ?? `${prefixOf(issuer.issuer.ticker ?? "")}-${fiscal.year}-q${fiscal.quarter}`,
    issuer: issuer.issuer,
    source: {
      document: document.exhibit ?? "EX-99.1", published: options.published ?? findPublished(document.blocks, calendar.quarterEnd) ?? calendar.quarterEnd,
      ...(options.accession && { accession: options.accession }), ...(options.url && { url: options.url }),
      sha256: createHash("sha256").update(bytes).digest("hex"),
    },
    fiscal: { ...fiscal, period: period === undefined ? calendar.quarterEnd : periodIdIn(period, frame) },
  };
}

function reportedPeriod(frame: FiscalFrame): [string, Period][] {
  const period = reported(frame, 3);
  return period === undefined ? [] : [[periodIdIn(period, frame), period]];
}

/** Text blocks that are no captions of tables. */
function proseBlocks({ document, tables }: Assembling): TextBlock[] {
  const captions = new Set<number>();
  for (const { block, caption } of tables.tables) {
    for (let at = block - 1; at >= 0; at -= 1) {
      const each = document.blocks[at];
      if (each === undefined || each.kind === "grid" || caption.place === undefined || each.place.line < caption.place.line
        || (each.place.line === caption.place.line && each.place.column < caption.place.column)) break;
      captions.add(at);
    }
  }
  return document.blocks.flatMap((block, at) => (block.kind === "grid" || (captions.has(at) && at > 8) ? [] : [block]));
}

function readingContext(drafts: readonly DraftTable[], lexicon: Lexicon, frame: FiscalFrame): ReadingContext {
  const known = drafts.flatMap(({ columns }) => columns.map(({ period }) => period));
  return { lexicon, frame, known, ...registeredMeasures(), values: printedValues(drafts) };
}

function printedValues(drafts: readonly DraftTable[]): Map<string, string> {
  const values = new Map<string, string>();
  for (const { rows, columns } of drafts) for (const { concept, scale,
    values: row } of rows) row.forEach((value, at) => {
    const period = columns[at]?.period;
    if (concept !== undefined && period !== undefined && typeof value === "string") values.set(`${concept}|${periodKey(period)}`, `${value}e${scale}`);
  });
  return values;
}

/** What does not tie in the issuer's own document. */
function findingsOf(report: IntakeReport, file: string): Finding[] {
  return report.sourceErrors.map(({ place, tie, title, stated, recomputed, units }) => ({
    code: "does-not-tie", place: { file, ...place }, subject: tie,
    what: `${title} is stated as ${stated}, off by ${units}${units === OTHER_PERIOD ? "" : " in its last place"}`, expected: recomputed,
    mend: "compare with the filed document; if it says so, add a waiver to the filing",
  }));
}
