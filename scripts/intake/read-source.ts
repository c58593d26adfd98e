/** A document's bytes → Filing JSON, by what the document is: ownership XML, xBRL-JSON, or a press release. */
import { FindingsError, formatFinding, type Finding } from "../lib/finding.ts";
import type { Filing } from "../model/filing.ts";
import { readOwnership } from "./ownership/read-ownership.ts";
import { intakeRelease, type ReleaseOptions } from "./release/intake-release.ts";
import { formatReport, type IntakeReport } from "./release/intake-report.ts";
import { toFilingJson } from "./xbrl/oim-filing.ts";
import { readOim } from "./xbrl/read-oim.ts";

export type DocumentKind = "ownership" | "xbrl-json" | "release";

export interface Reading {
  readonly kind: DocumentKind;
  /** Absent where the document could not be read. */
  readonly filing?: Filing;
  readonly findings: readonly Finding[];
  readonly report?: IntakeReport;
  /** What was made of it, for a person. */
  readonly told: string;
}

/** Enough of the beginning to tell what a document is. */
const HEAD_BYTES = 4096;

export function kindOf(bytes: Uint8Array): DocumentKind {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString("latin1");
  if (/<(?:ownershipDocument|SEC-DOCUMENT|\?xml)/i.test(head) && /ownershipDocument|<TYPE>[345](?:\/A)?\s/i.test(head)) {
    return "ownership";
  }
  return /^\s*(?:\u00ef\u00bb\u00bf)?\s*\{/.test(head) ? "xbrl-json" : "release";
}

/** Never throws for anything that is wrong with the document. */
export function readSource(bytes: Uint8Array, shownAs: string, options: ReleaseOptions): Reading {
  const kind = kindOf(bytes);
  if (kind === "ownership") return ownershipReading(bytes, shownAs);
  if (kind === "xbrl-json") return oimReading(bytes, shownAs, options);
  const { filing, findings, report } = intakeRelease(bytes, shownAs, options);
  const told = report === undefined ? "" : formatReport(report, shownAs);
  return { kind, findings, told, ...(filing && { filing }), ...(report && { report }) };
}

function ownershipReading(bytes: Uint8Array, shownAs: string): Reading {
  const { filing, findings, notes } = readOwnership(bytes, shownAs);
  const told = `${shownAs}: Form ${filing?.documentType ?? "?"}, ${notes.elements} elements and `
    + `${notes.footnoteReferences} footnote references read`;
  return { kind: "ownership", findings, told, ...(filing && { filing }) };
}

function oimReading(bytes: Uint8Array, shownAs: string, options: ReleaseOptions): Reading {
  try {
    const { report, findings: noticed } = readOim(bytes, shownAs);
    const { id, published, cik, name, ticker, exchange } = options;
    const issuer = defined({ cik, name, ticker, exchange });
    const source = { document: "xBRL-JSON", ...defined({ published }) };
    const { filing, findings, left } = toFilingJson(report, { file: shownAs, issuer, source, ...defined({ id }) });
    const told = `${shownAs}: xBRL-JSON, ${report.facts.length} facts read, ${left.length} left out of tables`;
    return { kind: "xbrl-json", findings: [...noticed, ...findings], told, ...(filing && { filing }) };
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return { kind: "xbrl-json", findings: error.findings, told: error.findings.map(formatFinding).join("\n\n") };
  }
}

/** Without the members that are undefined. */
type Defined<T> = { [K in keyof T]?: string };

function defined<T extends Record<string, string | undefined>>(members: T): Defined<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>;
}
