/** Which filings have words of their own, and which get the default words. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** `content`: the folder that `--content` names; its words lie in `filings/<id>.md`. */
export const wordsFile = (content: string, id: string): string => join(content, "filings", `${id}.md`);

/**
 * The words without their front matter, at the lines where they stand; undefined for a filing that nobody has written
 * about. Eleventy never sees the front matter: it could move the page elsewhere.
 */
export function writtenWords(content: string, id: string): string | undefined {
  const file = wordsFile(content, id);
  if (!existsSync(file)) return undefined;
  return readFileSync(file, "utf8").replace(/^---\r?\n[\s\S]*?---\r?\n/, (matter) => matter.replace(/[^\n]/g, ""));
}

export const defaultWords = (templates: string): string => readFileSync(join(templates, "default-words.md"), "utf8");
