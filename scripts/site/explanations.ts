/** The popovers at the end of a page: one for each figure that the page shows. */
import { remembering } from "../lib/memory.ts";
import { folderOf, isFilingReport, type Report } from "../model/report.ts";
import { explainerOf } from "../report/view/explainer.ts";
import { lookup } from "../report/view/lookup.ts";
import { pagePaths, relativePath } from "./paths.ts";
import { popover, type ExplanationLinks } from "./popover.ts";
import { reportNamed } from "./reports.ts";
import type { Opener, Sheet } from "./sheet.ts";
import { waivedReason } from "./waived-mark.ts";

/** Links of an explanation on the page at `url`; on the filing's own page a cell is an anchor. */
export function explanationLinks(report: Report, url: string): ExplanationLinks {
  const own = url.slice(1).replace(/(^|\/)$/, "$1index.html");
  const to = remembering(1_000, (path: string) => (path === own ? "" : relativePath(path, url)));
  const { facts } = lookup(report);
  const cell = (id: string): string | undefined => {
    const { place, origin } = facts.get(id) ?? {};
    if (place === undefined) return undefined;
    const { filing, fact } = origin ?? { filing: report.id, fact: id };
    return `${to(pagePaths.filing(filing))}#fact-${fact}`;
  };
  return {
    cell,
    reason: (ref) => waivedReason(report, ref),
    // Ties between filings have no page of their own: the restated ones stand on the company's.
    evidence: (id) => (isFilingReport(report) ? `${to(pagePaths.evidence(report.id))}#tie-${id}` : undefined),
    figure: (ref) => {
      const anchor = `#${ref.replace(":", "-")}`;
      if (ref.startsWith("tie:")) return `${to(pagePaths.evidence(report.id))}${anchor}`;
      // A fact that was taken out of a filing has its address there.
      const isTaken = facts.get(ref.replace(/^fact:/, ""))?.origin !== undefined;
      return (isTaken ? cell(ref.replace(/^fact:/, "")) : undefined) ?? `${to(`${folderOf(report)}/index.html`)}${anchor}`;
    },
    methodology: (id) => `${to(pagePaths.methodology)}#${id}`,
  };
}

interface Here {
  readonly url: string;
  readonly filing: string | undefined;
  readonly linksOf: (report: Report) => ExplanationLinks;
}

/** Throws for a figure that the Report cannot explain: nothing may stand on a page without its evidence. */
function explained(opener: Opener, here: Here): string {
  const { ref } = opener;
  const name = opener.filing ?? here.filing;
  if (name === undefined) throw new Error(`${here.url} shows ${ref} of no filing`);
  const report = reportNamed(name);
  const explanation = explainerOf(report).explain(ref);
  if (explanation === undefined) throw new Error(`${here.url} shows ${ref}, which ${report.id} cannot explain`);
  return popover(opener, explanation, here.linksOf(report));
}

export function explanations(sheet: Sheet, { url, filing }: Pick<Here, "url" | "filing">): string {
  const linksOf = remembering(100, (report: Report) => explanationLinks(report, url));
  return sheet.takeOpeners().map((opener) => explained(opener, { url, filing, linksOf })).join("");
}
