/** A small staged folder for the tests: files given as text, the handouts' font among them. */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const FONT = createRequire(import.meta.url)
  .resolve("@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2");

const CSS = `
  @font-face { font-family: Plex; src: url(plex.woff2) format("woff2"); }
  @page { size: Letter; margin: 20mm; }
  @page { @bottom-right { content: "Page " counter(page) " of " counter(pages); } }
  body, h1, h2, h3, th { font-family: Plex; font-weight: 400; }
`;

export interface StagedSite {
  /** The staged folder. */
  readonly root: string;
  /** Where a test puts its PDFs, outside the staged folder. */
  readonly out: string;
  remove(): Promise<void>;
}

/** Files by their path below the staged folder; "assets/print.css" and its font are always there. */
export async function stageSite(files: Readonly<Record<string, string>>): Promise<StagedSite> {
  const folder = await mkdtemp(join(tmpdir(), "tieout-print-test-"));
  const root = join(folder, "stage");
  await mkdir(join(root, "assets"), { recursive: true });
  await copyFile(FONT, join(root, "assets", "plex.woff2"));
  for (const [path, content] of Object.entries({ "assets/print.css": CSS, ...files })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return { root, out: join(folder, "out"), remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A page with the print style sheet around the given body. */
export const pageOf = (body: string, head = ""): string => `<!doctype html>
<html lang="en-US"><head><meta charset="utf-8"><title>of the page</title>
<link rel="stylesheet" href="/assets/print.css">${head}</head><body>${body}</body></html>`;
