/** The one script of the site's chart pages, bundled when the site is built. */
import { join } from "node:path";
import { build } from "esbuild";

/** Minified; the same text for the same packages. Throws with esbuild's messages where it cannot be bundled. */
export async function bundleInteractive(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "client.ts")], bundle: true, minify: true, write: false, format: "iife",
    target: "es2022", charset: "ascii", legalComments: "none", logLevel: "silent", platform: "browser",
  });
  return outputFiles[0]?.text ?? "";
}
