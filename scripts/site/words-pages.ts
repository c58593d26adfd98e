/**
 * Words files become pages; filings without one get the default words. Words may lie in any folder, so all of them are
 * handed to Eleventy as virtual templates; those that it would find by itself are ignored.
 */
import type { EleventyConfig } from "./eleventy.ts";
import { siteInput } from "./input.ts";
import { folderOf } from "../model/report.ts";
import { readCompareFiles } from "./compare-files.ts";
import { filingReports, inScope, reportsOfKind } from "./reports.ts";
import { defaultWords, writtenWords } from "./words-files.ts";

/** Where Eleventy thinks the words are: below content/filings, whose data file gives them layout and address. */
const PLACE = "filings/words";
const ON_DISK = "content/filings/*.md";
const TEMPLATES = "templates";

/** Templates that a run with the other scope has no use for. */
const PAGES_OF_REPORTS = ["content/reports/**"];
const PAGES_OF_THE_SITE = ["content/*.njk", "content/*.md", "content/*.html", "content/lists/**"];

export function addWords(config: EleventyConfig): void {
  config.ignores.add(ON_DISK);
  for (const pages of siteInput().scope === "site" ? PAGES_OF_REPORTS : PAGES_OF_THE_SITE) config.ignores.add(pages);
  const { folders } = siteInput();
  const words = defaultWords(TEMPLATES);
  for (const { id } of inScope(filingReports())) {
    config.addTemplate(`${PLACE}/${id}.md`, writtenWords(folders.content, id) ?? words, { filing: id });
  }
  addComparisons(config);
}

/** A comparison has the words that somebody wrote for it, or none. */
function addComparisons(config: EleventyConfig): void {
  config.ignores.add("content/compare/*.md");
  const written = new Map(readCompareFiles(siteInput().folders.content).map((file) => [`comparison:${file.name}`, file.words]));
  for (const report of inScope(reportsOfKind("comparison"))) {
    const folder = folderOf(report);
    config.addTemplate(`${folder}.md`, written.get(report.id) ?? "", { filing: report.id, layout: "comparison.njk", permalink: `${folder}/index.html` });
  }
}

/** An error of Eleventy's names its own idea of the place; the author looks for the file. */
export const withWordsFolder = (message: string, content: string): string =>
  message.replaceAll(`./content/${PLACE}/`, `${content}/filings/`);
