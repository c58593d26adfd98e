/** The keys that products are kept under: each names exactly what its product is made of. */
import { digestOf } from "../kept/digest.ts";
import type { PlannedCollection } from "../plan/plan-collections.ts";
import type { Inputs } from "./inputs.ts";
import { isPrintPage, type PlannedFiling, type Unit } from "./unit.ts";

export interface KeySetting {
  readonly inputs: Inputs;
  readonly today: string;
  /** Hash of the style sheets and fonts that handouts are printed with. */
  readonly assets: string;
  readonly browser: string;
  readonly hasHandouts: boolean;
}

/** The day of the build matters to a filing only where one of its waivers expires. */
export const reportKey = ({ file, sha256, card }: PlannedFiling, { inputs, today }: KeySetting): string => digestOf(
  "report", inputs.version, inputs.code.report, inputs.language, file, sha256, card.expiries.map((day) => day < today));

/** `members`: report keys of the filings that it rests on. */
export const collectionKey = (
  { id, kind, subjects, title }: PlannedCollection, members: readonly string[], { inputs }: KeySetting,
): string => digestOf("collection", inputs.version, inputs.code.report, inputs.language, id, kind, subjects, title, members);

export const chartsKey = (unit: Unit, { inputs }: KeySetting): string =>
  digestOf("charts", inputs.code.charts, inputs.language, inputs.design, unit.reportHash);

export const downloadsKey = (unit: Unit, { inputs }: KeySetting): string => digestOf(
  "downloads", inputs.code.downloads, inputs.language, inputs.site, inputs.design, unit.reportHash, chartsHash(unit));

export interface PageSetting {
  /** Words of the unit, with the hashes of the templates that they include; null where there are none. */
  readonly words: readonly [text: string, templates: unknown] | null;
  /** Comparisons that its pages link to, and for reports over several filings the reports behind it. */
  readonly related: readonly unknown[];
}

export const pagesKey = (unit: Unit, { words, related }: PageSetting, { inputs }: KeySetting): string => digestOf(
  "pages", inputs.version, inputs.code.pages, inputs.language, inputs.site, inputs.templates[unit.kind], unit.reportHash,
  chartsHash(unit), words, related);

/** The pages to print must be known. */
export function handoutKey(unit: Unit, { inputs, assets, browser }: KeySetting): string {
  const pages = Object.entries(unit.product("pages").files).filter(([file]) => isPrintPage(file));
  return digestOf("handout", inputs.code.handout, browser, assets, pages, unit.product("charts").files,
    unit.filing?.sha256, unit.filing?.card.published, unit.filing?.file);
}

/** All other products must be known; `behind` are hashes of the reports that its pages take figures from. */
export const gateKey = (unit: Unit, behind: readonly string[], { inputs, hasHandouts }: KeySetting): string => digestOf(
  "gate", inputs.code.gate, inputs.language, unit.reportHash, behind, hasHandouts, unit.files);

const chartsHash = (unit: Unit): unknown => unit.product("charts").texts["charts"];
