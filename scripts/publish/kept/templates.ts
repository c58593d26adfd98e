/**
 * Which templates a page is made of: those that its own reaches by layout, extends, include and import. A template
 * that is named by an expression ("filings/" + medium.name + "-" + report.kind + ".njk") counts as every template that
 * the expression can name for a report of the kind.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { sha256Of } from "../../lib/files.ts";
import { compareTexts } from "../../lib/order.ts";
import type { Report } from "../../model/report.ts";
import { digestOf } from "./digest.ts";

type Kind = Report["kind"];

const FILING = ["content/filings/filings.11tydata.json", "templates/filing.njk", "templates/default-words.md",
  "content/reports/evidence.njk", "content/reports/print-titles.njk", "templates/parts/statement.njk"];

/** Where Eleventy begins, by kind of report; parts/statement.njk is rendered by a shortcode of the words. */
const ENTRIES: Readonly<Record<Kind, readonly string[]>> = {
  "earnings-release": FILING, "ownership": FILING,
  "company": ["content/reports/companies.njk", "content/reports/series.njk", "content/reports/transactions.njk"],
  "person": ["content/reports/people.njk", "content/reports/transactions.njk"],
  "comparison": ["templates/comparison.njk"],
};

const DIRECTIVE = /\{%-?\s*(?:include|extends|import|from)\s+([^%]*?)\s*(?:-?%\}|\s+(?:import|as|ignore|with|without)\b)/g;
const LAYOUT = /^layout:\s*["']?([\w./-]+)["']?\s*$/m;
const JSON_LAYOUT = /"layout":\s*"([\w./-]+)"/;

/** Templates that the pages of a report of this kind are made of, as paths from the project's root. */
export const templatesOf = (kind: Kind, project: string): string[] =>
  [...reachedFrom(ENTRIES[kind], { kind, project }).keys()];

/** The hash of each kind's templates. */
export function hashesOfTemplates(kinds: readonly Kind[], project: string): Record<Kind, string> {
  const names = templateNames(project);
  const hashes = kinds.map((kind) => [kind, digestOf([...reachedFrom(ENTRIES[kind], { kind, project, names })])]);
  return Object.fromEntries(hashes) as Record<Kind, string>;
}

/** The hash of each template that words on a report of this kind include. */
export function hashesBehindWords(words: string, kind: Kind, project: string): (readonly [string, string])[] {
  if (!words.includes("{%")) return [];
  const names = templateNames(project);
  return [...reachedFrom(namedIn(words, kind, names), { kind, project, names })];
}

interface Reaching { readonly kind: Kind; readonly project: string; readonly names?: readonly string[] }

/** Files with their hashes, sorted. One that is not there is told of by Eleventy, which is asked for it. */
function reachedFrom(
  entries: readonly string[], { kind, project, names = templateNames(project) }: Reaching,
): Map<string, string> {
  const reached = new Map<string, string>();
  const open = [...entries];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file) || !existsSync(join(project, file))) continue;
    const text = readFileSync(join(project, file), "utf8");
    reached.set(file, sha256Of(text));
    open.push(...namedIn(text, kind, names));
  }
  return new Map([...reached].toSorted(([a], [b]) => compareTexts(a, b)));
}

function namedIn(text: string, kind: Kind, names: readonly string[]): string[] {
  const layouts = [LAYOUT, JSON_LAYOUT].flatMap((form) => form.exec(text)?.[1] ?? []);
  const named = [...text.matchAll(DIRECTIVE)].flatMap(([, expression = ""]) => meant(expression, kind, names));
  return [...layouts, ...named].map((name) => join("templates", name));
}

/** Names that the expression can have. */
function meant(expression: string, kind: Kind, names: readonly string[]): string[] {
  const parts = expression.split("+").map((part) => part.trim());
  const pattern = parts.map((part) => {
    const literal = /^["'](.*)["']$/.exec(part)?.[1];
    if (literal !== undefined) return escapePattern(literal);
    return part === "report.kind" ? escapePattern(kind) : "[^/]*";
  }).join("");
  const exact = new RegExp(`^${pattern}$`);
  return names.filter((name) => exact.test(name));
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function templateNames(project: string): string[] {
  const folder = join(project, "templates");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
