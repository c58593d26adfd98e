/** A document's bytes → Filing JSON, by what the document is: ownership XML, xBRL-JSON, or a press release. */
import { sha256Of } from "../lib/files.ts";
import { FindingsError, type Finding, type FindingPlace } from "../lib/finding.ts";
import type { EarningsRelease } from "../model/earnings-release.ts";
import type { Filing } from "../model/filing.ts";
import type { Tie } from "../model/tie.ts";
import { exhibitOf } from "./exhibit.ts";
import type { Said } from "./intake-options.ts";
import { ownershipPlaces } from "./ownership-places.ts";
import { readOwnership } from "./ownership/read-ownership.ts";
import { JSON_ELSEWHERE, OTHER_JSON, kindOfBytes, kindOfJson, strangeFinding, type DocumentKind } from "./recognise.ts";
import { UNKNOWN_CIK } from "./release/assembly/issuer.ts";
import { intakeRelease } from "./release/intake-release.ts";
import type { IntakeReport } from "./release/intake-report.ts";
import type { SourceDocument } from "./source-document.ts";
import { parseJsonBytes, type JsonValue } from "./xbrl/json-text.ts";
import { toFilingJson } from "./xbrl/oim-filing.ts";
import { oimPlaces } from "./xbrl/oim-places.ts";
import { readOimValue } from "./xbrl/read-oim.ts";

export interface Reading {
  readonly kind: DocumentKind;
  /** Absent where the document could not be read. */
  readonly filing?: Filing;
  readonly findings: readonly Finding[];
  /** What a release's reader tells of its tables and prose. */
  readonly release?: IntakeReport;
  /** What was noticed that is no fault. */
  readonly notes: readonly string[];
  /** Where in the document the stated figure of a tie stands. */
  placeOf(tie: Tie): FindingPlace;
}

/** Never throws for anything that is wrong with the document. */
export function readSource(document: SourceDocument, said: Said): Reading {
  const { source, bytes } = document;
  const kind = kindOfBytes(bytes);
  if (typeof kind === "object") return unread(source, "release", [strangeFinding(kind, source)]);
  try {
    if (kind === "json") return jsonReading(document, said);
    if (kind === "ownership" || isFormIn(document)) return ownershipReading(document);
    return releaseReading(document, said);
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return unread(source, kind === "json" ? "xbrl-json" : "release", error.findings);
  }
}

const unread = (source: string, kind: DocumentKind, findings: readonly Finding[]): Reading =>
  ({ kind, findings, notes: [], placeOf: () => ({ file: source }) });

/** A submission of an ownership form is read whole: its header says when it was filed. */
const isFormIn = ({ bytes }: SourceDocument): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("<ownershipDocument");

function ownershipReading({ source, bytes, accession, url }: SourceDocument): Reading {
  const { filing: read, findings, notes } = readOwnership(bytes, source);
  const filing = read && { ...read, source: { ...read.source, ...defined({ accession, url }) } };
  const list = (what: string, names: readonly string[]): string[] =>
    (names.length === 0 ? [] : [`${what}: ${names.join(", ")}`]);
  return {
    kind: "ownership", findings, ...(filing && { filing }), placeOf: ownershipPlaces(bytes, source),
    notes: [`${notes.elements} elements and ${notes.footnoteReferences} footnote references read`, 
      ...list("footnotes without a reference", notes.unusedFootnotes), ...list("withheld", notes.withheld)],
  };
}

function releaseReading(document: SourceDocument, said: Said): Reading {
  const { source, bytes, issuer = {}, accession, url } = document;
  const options = { ...issuer, ...defined({ accession, url }), ...said };
  const { filing: read, findings, report } = intakeRelease(bytes, source, options);
  const filing = read && withSource(read, document, said);
  const places = new Map(report?.sourceErrors.map(({ tie, place }) => [tie, place]));
  return {
    kind: "release", ...(filing && { filing }), ...(report && { release: report }), notes: (report?.assumed ?? []).map(withOption),
    findings: findings.filter(({ code }) => code !== TIED_LATER),
    placeOf: ({ id }) => ({ file: source, ...places.get(id) }),
  };
}

/** What was assumed of the issuer can be said by an option. */
const withOption = (note: string): string => {
  const field = /^issuer\.(?<field>cik|name|ticker|exchange) /.exec(note)?.groups?.["field"];
  return field === undefined ? note : `${note}; --${field} says it`;
};

/** The reader's finding for a figure that does not tie; the command says it of every kind of document. */
const TIED_LATER = "does-not-tie";

function withSource(filing: EarningsRelease, document: SourceDocument, { lei }: Said): EarningsRelease {
  const { cik, ...issuer } = filing.issuer;
  const isKnown = cik !== undefined && (cik !== UNKNOWN_CIK || lei === undefined);
  return {
    ...filing, issuer: { ...(isKnown && { cik }), ...(lei !== undefined && { lei }), ...issuer },
    source: {
      ...filing.source, document: exhibitOf(document, filing.source.document),
      ...(document.sha256 !== undefined && { sha256: document.sha256 }),
    },
  };
}

function jsonReading(document: SourceDocument, said: Said): Reading {
  const { source, bytes } = document;
  const root = parseJsonBytes(bytes, source);
  const kind = kindOfJson(root);
  if (kind === undefined) return unread(source, "xbrl-json", [strangeFinding(OTHER_JSON, source)]);
  if (kind === "xbrl-json") return oimReading(root, document, said);
  const isElsewhere = kind === "companyfacts" || kind === "filing-json";
  return unread(source, kind, isElsewhere ? [strangeFinding(JSON_ELSEWHERE[kind], source)] : []);
}

function oimReading(root: JsonValue, document: SourceDocument, said: Said): Reading {
  const { source: file, bytes, issuer: known = {}, accession, url } = document;
  const { report, findings: noticed } = readOimValue(root, file);
  const { id, published, cik, lei, name, ticker, exchange } = said;
  const issuer = defined({ ...known, ...defined({ cik, lei, name, ticker, exchange }) });
  const source = { document: "xBRL-JSON", ...defined({ published, accession, url, sha256: sha256Of(bytes) }) };
  const { filing, findings, left } = toFilingJson(report, { file, issuer, source, ...defined({ id }) });
  const reasons = [...new Set(left.map(({ reason }) => reason))].toSorted();
  const notes = reasons.map((reason) => `${left.filter((one) => one.reason === reason).length} facts stand in no table: ${reason}`);
  return {
    kind: "xbrl-json", findings: [...noticed, ...findings], ...(filing && { filing }), notes,
    placeOf: filing === undefined ? () => ({ file }) : oimPlaces({ report, filing, bytes, file }),
  };
}

/** Without the members that are undefined. */
type Defined<T> = { [K in keyof T]?: string };

function defined<T extends Record<string, string | undefined>>(members: T): Defined<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>;
}
