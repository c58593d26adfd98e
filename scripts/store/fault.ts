/**
 * A fault: a finding before it has a line and a column. Checks name the place by JSON pointer only; the reader turns
 * the pointer into file:line:column, and only when there is a fault to report.
 */
export interface Fault {
  /** kebab-case, stable: "unknown-row". */
  readonly code: string;
  /** JSON pointer (RFC 6901) to the offending value, or to the nearest thing above it that exists. */
  readonly pointer: string;
  /** True where the name of the field is at fault, not its value. */
  readonly atKey?: boolean;
  readonly what: string;
  /** JSON pointer to the thing of the same name that came first; its line and column are added to `what`. */
  readonly first?: string;
  readonly expected?: string;
  readonly mend?: string;
  /** As in a finding: a warning does not keep the filing from being read. */
  readonly severity?: "warning";
}

/** JSON as a person would write it in a sentence: `"a", "b" or "c"`; long lists are cut. */
export function listWords(words: readonly string[], limit = 8): string {
  const quoted = words.map((word) => JSON.stringify(word));
  if (quoted.length > limit) return `${quoted.slice(0, limit).join(", ")} and ${quoted.length - limit} more`;
  const [last = "nothing", ...others] = quoted.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(", ")} or ${last}`;
}
