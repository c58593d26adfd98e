/** Runs Eleventy over the reports: HTML, CSS, fonts, feed and sitemap into a folder. */
import { join, relative } from "node:path";
import { FindingsError } from "../lib/finding.ts";
import { codeFolder } from "../lib/project.ts";
import { provideSiteInput, type SiteInput } from "./input.ts";
import { withWordsFolder } from "./words-pages.ts";

/** Templates of the pages; the words may lie elsewhere. */
const PAGES = "content";

/**
 * Renders the whole site into `output`, a path relative to the project's root, which must be the working directory.
 * Rejects with the first error of a template, or with a FindingsError that names every mistake in the words.
 */
export async function buildSite(input: SiteInput, output: string): Promise<void> {
  provideSiteInput(input);
  // Eleventy would put a hook into Node's loader, for a run that follows a change to its configuration in one process.
  process.env["ELEVENTY_SKIP_ESM_RESOLVER"] ??= "1";
  const run = new (await import("@11ty/eleventy")).default(PAGES, output, {
    configPath: relative(process.cwd(), join(await codeFolder(), "eleventy.mjs")), quietMode: true, source: "script", runMode: "build",
  });
  run.disableLogger();
  await run.write().catch((error: unknown) => {
    // Eleventy loads the plugin by itself, so that its FindingsError may be another module's.
    if (!(error instanceof Error) || error.name === FindingsError.name) throw error;
    throw new Error(withWordsFolder(error.message, input.folders.content), { cause: error });
  });
}
