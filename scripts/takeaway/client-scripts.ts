/** The site's scripts, compiled with the project's code: one for the pages of charts, one for the search. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { codeFolder } from "../lib/project.ts";

export const SCRIPT_NAMES = ["interactive.js", "search.js"] as const;
export type ScriptName = (typeof SCRIPT_NAMES)[number];

/** Minified; the same text for the same packages. */
export const clientScript = async (name: ScriptName): Promise<string> => readFile(join(await codeFolder(), name), "utf8");
