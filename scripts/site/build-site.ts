/** Runs Eleventy over the reports: HTML, CSS, fonts, feed and sitemap into a folder. */
import { createRequire } from "node:module";
import { FindingsError } from "../lib/finding.ts";
import { provideSiteInput, type SiteInput } from "./input.ts";
import { withWordsFolder } from "./words-pages.ts";

interface EleventyRun { write(): Promise<unknown>; disableLogger(): void }
type EleventyClass = new (input: string, output: string, options: Record<string, unknown>) => EleventyRun;

/** Templates of the pages; the words may lie elsewhere. */
const PAGES = "content";

/**
 * Renders the whole site into `output`, a path relative to the project's root, which must be the working directory.
 * Rejects with the first error of a template, or with a FindingsError that names every mistake in the words.
 */
export async function buildSite(input: SiteInput, output: string): Promise<void> {
  provideSiteInput(input);
  const run = new (await eleventyClass())(PAGES, output, {
    configPath: ".eleventy.js", quietMode: true, source: "script", runMode: "build",
  });
  run.disableLogger();
  await run.write().catch((error: unknown) => {
    // Eleventy loads the plugin by itself, so that its FindingsError may be another module's.
    if (!(error instanceof Error) || error.name === FindingsError.name) throw error;
    throw new Error(withWordsFolder(error.message, input.folders.content), { cause: error });
  });
}

/** Eleventy ships no types, so it is asked for by a name that the compiler does not look up. */
async function eleventyClass(): Promise<EleventyClass> {
  const entry = createRequire(import.meta.url).resolve("@11ty/eleventy");
  const { default: Eleventy } = await import(entry) as { default: EleventyClass };
  return Eleventy;
}
