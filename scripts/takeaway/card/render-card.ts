/** SVG → PNG, with the site's own type and no font of the machine, so that every machine draws the same. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { unpackWoff } from "./woff.ts";

const WEIGHTS = ["400", "500", "600"];

export interface CardRenderer { render(svg: string): Buffer; close(): Promise<void> }

/** The renderer wants fonts as files; they are unpacked into a folder of its own until it is closed. */
export async function openCardRenderer(): Promise<CardRenderer> {
  const folder = await mkdtemp(join(tmpdir(), "tieout-fonts-"));
  const source = dirname(createRequire(import.meta.url).resolve("@fontsource/ibm-plex-sans/package.json"));
  const fontFiles = await Promise.all(WEIGHTS.map(async (weight) => {
    const file = join(folder, `${weight}.ttf`);
    await writeFile(file, unpackWoff(await readFile(join(source, "files", `ibm-plex-sans-latin-${weight}-normal.woff`))));
    return file;
  }));
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: "IBM Plex Sans" };
  return {
    render: (svg) => new Resvg(svg, { font }).render().asPng(),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
