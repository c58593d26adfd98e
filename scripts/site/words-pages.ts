/**
 * Words files become pages; filings without one get the default words. Words may lie in any folder, so all of them are
 * handed to Eleventy as virtual templates; those that it would find by itself are ignored.
 */
import type { EleventyConfig } from "./eleventy.ts";
import { siteInput } from "./input.ts";
import { defaultWords, writtenWords } from "./words-files.ts";

/** Where Eleventy thinks the words are: below content/filings, whose data file gives them layout and address. */
const PLACE = "filings/words";
const ON_DISK = "content/filings/*.md";
const TEMPLATES = "templates";

export function addWords(config: EleventyConfig): void {
  config.ignores.add(ON_DISK);
  const { reports, folders } = siteInput();
  const words = defaultWords(TEMPLATES);
  for (const { id } of reports) {
    config.addTemplate(`${PLACE}/${id}.md`, writtenWords(folders.content, id) ?? words, { filing: id });
  }
}

/** An error of Eleventy's names its own idea of the place; the author looks for the file. */
export const withWordsFolder = (message: string, content: string): string =>
  message.replaceAll(`./content/${PLACE}/`, `${content}/filings/`);
