/** What the last step of a build goes by, and what it comes to. */
import type { GradeCounts } from "../model/report.ts";

/** Path below the stage → SHA-256, of style sheets and fonts. */
export type Assets = Readonly<Record<string, string>>;

export interface SiteResult {
  /** Of the site's own. */
  readonly pages: number;
  readonly ties: GradeCounts;
}
