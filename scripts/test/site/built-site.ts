/** A whole site in a temporary folder, as parsed pages. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parse, type DefaultTreeAdapterTypes } from "parse5";
import { listFiles } from "../../lib/files.ts";
import { METRICS } from "../../metrics/registry.ts";
import { isFilingReport, type Report } from "../../model/report.ts";
import type { RenderedChart } from "../../site/input.ts";
import { collect } from "../collect.ts";
import { examineFiling } from "../../tieout/examine.ts";
import { Draughtsman } from "../../publish/units/make-charts.ts";
import { siteAssets } from "../../site/assets.ts";
import { stageFile } from "../../publish/units/stage-file.ts";
import { mayHoldNumeral } from "../../site/say.ts";
import { buildSite } from "../../site/build-site.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

export interface BuiltSite {
  readonly folder: string;
  readonly files: readonly string[];
  readonly read: (file: string) => Promise<string>;
  readonly page: (file: string) => Promise<Element>;
  readonly drop: () => Promise<void>;
}

export async function builtSite(given: readonly Report[], content = "content"): Promise<BuiltSite> {
  const reports = withCollections(given);
  const folder = await mkdtemp(join(tmpdir(), "tieout-site-"));
  const draughtsman = await Draughtsman.of("data");
  const charts = new Map<string, readonly RenderedChart[]>();
  for (const report of reports) charts.set(report.id, (await draughtsman.draw(report, folder)).charts);
  for (const { path, content: bytes } of siteAssets(".", "data")) stageFile(folder, path, bytes);
  const input = { reports, charts, methodology: METRICS, version: "0.0.0", folders: { content, data: "data" } };
  const compared = comparedNames(reports);
  const output = relative(process.cwd(), folder);
  await buildSite({ ...input, scope: { reports: new Set(reports.map(({ id }) => id)), compared } }, output);
  await buildSite({ ...input, scope: "site" }, output);
  const read = (file: string): Promise<string> => readFile(join(folder, file), "utf8");
  return {
    folder, files: await listFiles(folder), read,
    page: async (file) => root(await read(file)),
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

/** With what a build makes of several filings together. */
function withCollections(given: readonly Report[]): Report[] {
  const made = given.filter(isFilingReport).map((report) => ({ report, examined: examineFiling(report.filing, "2026-01-01") }));
  return [...given, ...collect(made, []).reports];
}

/** As the plan of a build has them: by the first subject of each comparison. */
function comparedNames(reports: readonly Report[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const report of reports) {
    if (report.kind !== "comparison") continue;
    const subject = report.columns[0]?.subject ?? "";
    names.set(subject, [...names.get(subject) ?? [], report.id.replace("comparison:", "")]);
  }
  return names;
}

function root(html: string): Element {
  const found = parse(html).childNodes.find((node): node is Element => node.nodeName === "html");
  if (found === undefined) throw new Error("no html element");
  return found;
}

export const isElement = (node: Node): node is Element => "tagName" in node;

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;

export function elements(from: Element): Element[] {
  return [from, ...from.childNodes.filter(isElement).flatMap(elements)];
}

export const withAttribute = (from: Element, name: string): string[] =>
  elements(from).flatMap((each) => attribute(each, name) ?? []);

export function textOf(node: Node): string {
  if (node.nodeName === "#text") return (node as DefaultTreeAdapterTypes.TextNode).value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

const SPOKEN_ATTRIBUTES = ["aria-label", "alt", "title"];
const accounts = (element: Element): boolean =>
  attribute(element, "data-ref") !== undefined || attribute(element, "data-say") !== undefined;

/** Texts with digits or number words that no element accounts for. */
export function unaccounted(element: Element): string[] {
  if (accounts(element) || ["style", "script"].includes(element.tagName)) return [];
  const spoken = SPOKEN_ATTRIBUTES.flatMap((name) => attribute(element, name) ?? []).filter(mayHoldNumeral);
  return [...spoken, ...element.childNodes.flatMap((node) => {
    if (isElement(node)) return unaccounted(node);
    const text = textOf(node);
    return node.nodeName === "#text" && mayHoldNumeral(text) ? [text.trim()] : [];
  })];
}
