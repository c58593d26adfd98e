/** What `npm run intake` says of a document, and the code it ends with. */
import { formatFinding } from "../lib/finding.ts";
import { GRADES } from "../model/tie.ts";
import type { IntakeResult } from "./intake.ts";

export function intakeText(results: readonly IntakeResult[]): string {
  return results.map((result) => [
    result.told,
    ...(result.written === null ? [] : [`written   ${result.written}`, `ties      ${gradeText(result)}`]),
    ...result.findings.map(formatFinding),
  ].filter((part) => part !== "").join("\n")).join("\n\n");
}

const gradeText = ({ ties }: IntakeResult): string => GRADES.map((grade) => `${ties[grade] ?? 0} ${grade}`).join(", ");

/** 0: all ties; 3: read, with findings; 2: something could not be read. */
export function intakeExitCode(results: readonly IntakeResult[]): 0 | 2 | 3 {
  if (results.some(({ outcome }) => outcome === "could-not-read")) return 2;
  return results.some(({ outcome }) => outcome === "has-findings") ? 3 : 0;
}
