/**
 * A finding: what is wrong, where, what was expected and how to mend it. Findings are collected, so that one run names
 * everything; {@link FindingsError} carries them up to the command line.
 */
import { compareTexts } from "./order.ts";

export interface FindingPlace {
  /** Path as the user would type it. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export interface Finding {
  /** kebab-case, stable: "row-does-not-add". Tests and documents refer to it. */
  readonly code: string;
  readonly place: FindingPlace;
  /** JSON pointer, table cell or page: the place in the subject's own words. */
  readonly subject?: string;
  readonly what: string;
  readonly expected?: string;
  readonly mend?: string;
  /** A warning is told and stops nothing; what is not marked so is an error. */
  readonly severity?: "warning";
}

export const isError = ({ severity }: Pick<Finding, "severity">): boolean => severity !== "warning";

export class FindingsError extends Error {
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[], options?: ErrorOptions) {
    super(findings.map(formatFinding).join("\n\n"), options);
    this.name = "FindingsError";
    this.findings = findings;
  }
}

/** Throws where one of them is an error; warnings are then told with the errors. */
export function throwErrors(findings: readonly Finding[]): void {
  if (findings.some(isError)) throw new FindingsError(findings);
}

export const formatPlace = ({ file, line, column }: FindingPlace): string =>
  [file, line, column].filter((part) => part !== undefined).join(":");

/** The text a person reads, one finding in up to five lines. */
export function formatFinding(finding: Finding): string {
  const line = (label: string, text: string | undefined): string[] => (text === undefined ? [] : [`  ${label}${text}`]);
  return [
    `${formatPlace(finding.place)}: ${isError(finding) ? "" : "warning: "}${finding.code}`,
    ...line("at        ", finding.subject),
    ...line("found     ", finding.what),
    ...line("expected  ", finding.expected),
    ...line("to mend   ", finding.mend),
  ].join("\n");
}

const byPlace = (a: Finding, b: Finding): number =>
  compareTexts(a.place.file, b.place.file) || (a.place.line ?? 0) - (b.place.line ?? 0)
  || (a.place.column ?? 0) - (b.place.column ?? 0) || compareTexts(a.code, b.code);

/** In the order of the files, lines and columns; the same whatever order they were found in. */
export const sortFindings = (findings: readonly Finding[]): Finding[] => findings.toSorted(byPlace);
