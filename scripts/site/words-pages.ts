/** Words files become pages; filings without one get the default words, as if such a file existed. */
import type { EleventyConfig } from "./eleventy.ts";
import { siteInput } from "./input.ts";
import { defaultWords, writtenFilings } from "./words-files.ts";

const WORDS_FOLDER = "content/filings";
const TEMPLATES = "templates";

/** A build of some of the filings (a shard, a test) leaves the words of the others alone. */
export function skipOtherWords(config: EleventyConfig): void {
  const here = new Set(siteInput().reports.map(({ id }) => id));
  for (const id of writtenFilings(WORDS_FOLDER).filter((name) => !here.has(name))) {
    config.ignores.add(`${WORDS_FOLDER}/${id}.md`);
  }
}

export function addDefaultWords(config: EleventyConfig): void {
  const written = new Set(writtenFilings(WORDS_FOLDER));
  const words = defaultWords(TEMPLATES);
  for (const { id } of siteInput().reports) {
    if (!written.has(id)) config.addTemplate(`filings/${id}.md`, words, { filing: id });
  }
}
