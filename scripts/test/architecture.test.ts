/** The table of rooms (README, "Rooms") as a law: imports run downward only, and each package has one owner. */
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { listFiles } from "../lib/files.ts";
import { PROJECT } from "./example-filings.ts";

const SCRIPTS = join(PROJECT, "scripts");

/** Room → rooms it may import. A room may always import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  model: ["lib"],
  format: ["model", "lib"],
  store: ["model", "lib"],
  facts: ["model", "lib"],
  metrics: ["model", "lib"],
  tieout: ["model", "facts", "metrics", "format", "lib"],
  charts: ["model", "format", "lib"],
  report: ["model", "facts", "metrics", "tieout", "charts", "format", "lib"],
  site: ["model", "report", "format", "store", "lib"],
  takeaway: ["model", "metrics", "report", "charts", "format", "lib"],
  print: ["lib"],
  intake: ["model", "store", "tieout", "facts", "metrics", "format", "lib"],
  verify: ["lib"],
  fiction: ["intake", "model", "store", "lib"],
  workflow: ["lib"],
};

/** Rooms that put the others together. */
const ABOVE_ALL = new Set(["publish", "mutate", "bench", "test", "cli", "cli.ts", "start.mjs"]);

/** Package → the rooms (or one file) that may import it; tests may import any. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  "decimal.js": ["model/decimal.ts"],
  "temporal-polyfill": ["model/plain-date.ts"],
  zod: ["model", "store", "charts/design.ts", "intake", "publish/site-files.ts"],
  "@humanwhocodes/momoa": ["store"],
  parse5: ["tieout/gate", "verify", "intake", "mutate"],
  saxes: ["intake", "tieout/gate/workbook"],
  "vega-embed": ["takeaway/interactive/client.ts"],
  "vega-interpreter": ["takeaway/interactive/client.ts"],
  "@resvg/resvg-js": ["takeaway/card/render-card.ts"],
  "@fontsource/ibm-plex-sans": ["takeaway/card/render-card.ts"],
  esbuild: ["lib/compile.mjs"],
  fflate: ["takeaway/workbook", "tieout/gate/workbook"],
  "pdfjs-dist": ["tieout/gate", "bench"],
  vega: ["charts/render.ts"],
  "vega-lite": ["charts/render.ts"],
  "@11ty/eleventy": ["site"],
  "@11ty/eleventy-dev-server": ["publish/dev.ts"],
  nunjucks: ["site"],
  "markdown-it": ["site"],
  puppeteer: ["print"],
  "@sparticuz/chromium": ["print"],
  commander: ["cli", "cli.ts"],
  "intl-messageformat": ["lib/words.ts"],
};

interface Import { readonly from: string; readonly to: string }

const files = (await listFiles(SCRIPTS)).filter((file) => /\.(?:ts|mjs)$/.test(file) && !file.endsWith(".d.ts"));

/** Names of modules in import and export statements, dynamic imports and require.resolve. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(SCRIPTS, file), "utf8");
  const forms = [/\bfrom "([^"\n]+)";$/gm, /^import "([^"\n]+)";$/gm, /\bimport\("([^"\n]+)"\)/g, /(?:resolve|\))\("([@\w][^"\n]*)"\)/g];
  return forms.flatMap((form) => [...text.matchAll(form)]).map((match) => ({ from: file, to: match[1] ?? "" }));
}

const imports = files.flatMap(importsOf);
const roomOf = (file: string): string => file.split("/")[0] ?? "";
const isTest = ({ from }: Import): boolean => from.startsWith("test/");

function targetRoom({ from, to }: Import): string {
  return roomOf(relative(SCRIPTS, join(SCRIPTS, dirname(from), to)));
}

function packageOf(name: string): string {
  const [scope = "", rest] = name.split("/");
  return scope.startsWith("@") && rest !== undefined ? `${scope}/${rest}` : scope;
}

describe("the rooms", () => {
  it("are found", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(300);
  });

  it("import downward only", () => {
    const upward = imports.filter((one) => one.to.startsWith(".")).filter((one) => {
      const [room, target] = [roomOf(one.from), targetRoom(one)];
      return !ABOVE_ALL.has(room) && room !== target && !(MAY_IMPORT[room] ?? []).includes(target);
    });
    expect(upward.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it("have no room outside the table", () => {
    const rooms = new Set(files.map(roomOf));
    expect([...rooms].filter((room) => !(room in MAY_IMPORT) && !ABOVE_ALL.has(room))).toEqual([]);
  });

  it("leave each package to its owner", () => {
    const strays = imports.filter((one) => !isTest(one) && !one.to.startsWith(".") && !one.to.startsWith("node:"))
      .filter(({ from, to }) => !(OWNERS[packageOf(to)] ?? []).some((owner) => from === owner || from.startsWith(`${owner}/`)));
    expect(strays.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });
});
