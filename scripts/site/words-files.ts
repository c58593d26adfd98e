/** Which filings have words of their own, and which get the default words. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** `content`: the folder that `--content` names; its words lie in `filings/<id>.md`. */
export const wordsFile = (content: string, id: string): string => join(content, "filings", `${id}.md`);

/** Undefined for a filing that nobody has written about. */
export function writtenWords(content: string, id: string): string | undefined {
  const file = wordsFile(content, id);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

export const defaultWords = (templates: string): string => readFileSync(join(templates, "default-words.md"), "utf8");
