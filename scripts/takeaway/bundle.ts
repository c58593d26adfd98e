/** The site's scripts, bundled when the site is built: one for the pages of charts, one for the search. */
import { join } from "node:path";
import { build } from "esbuild";
import { PROJECT } from "../lib/project.ts";

const SCRIPTS = { "interactive.js": "interactive/client.ts", "search.js": "search/client.ts" } as const;

export type ScriptName = keyof typeof SCRIPTS;
export const SCRIPT_NAMES = Object.keys(SCRIPTS) as ScriptName[];

/** Minified; the same text for the same packages. Throws with esbuild's messages where it cannot be bundled. */
export async function bundleScript(name: ScriptName): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(PROJECT, "scripts", "takeaway", SCRIPTS[name])], bundle: true, minify: true, write: false, format: "iife",
    target: "es2022", charset: "ascii", legalComments: "none", logLevel: "silent", platform: "browser",
  });
  return outputFiles[0]?.text ?? "";
}
