/** What the last build of a preview came to, told by the build's process to the one that serves the pages. */
import type { Finding } from "../lib/finding.ts";
import type { GradeCounts } from "../model/report.ts";
import type { BuildSummary } from "./build.ts";

export type PreviewStatus =
  | { readonly outcome: "building" }
  | { readonly outcome: "published"; readonly filings: number; readonly ties: GradeCounts; readonly moved: readonly string[] }
  | { readonly outcome: "refused"; readonly findings: readonly Finding[] }
  /** A defect in code or templates: the text that a terminal would show. */
  | { readonly outcome: "broken"; readonly text: string };

export const publishedStatus = ({ filings, ties, moved }: BuildSummary): PreviewStatus =>
  ({ outcome: "published", filings, ties, moved });

/** Does nothing for a build that no preview started. */
export function tellPreview(status: PreviewStatus): void {
  process.send?.(status);
}
