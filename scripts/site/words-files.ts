/** Which filings have words of their own, and which get the default words. */
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

/** Ids of the filings that `content/filings/<id>.md` exists for. */
export function writtenFilings(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map(({ name }) => basename(name, ".md")).toSorted();
}

export const defaultWords = (templates: string): string => readFileSync(join(templates, "default-words.md"), "utf8");
