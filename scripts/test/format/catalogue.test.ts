/** The catalogues as a whole: alike in every language, used to the last key, and the only place of words. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it, test } from "vitest";
import { listFiles } from "../../lib/files.ts";
import { languages, readCatalogue } from "../../lib/words.ts";
import { PROJECT } from "../example-filings.ts";

type Ast = ReturnType<IntlMessageFormat["getAst"]>;

const english = readCatalogue("en-US").messages;
const read = (file: string): string => readFileSync(join(PROJECT, file), "utf8");

/** Regular expressions, whose braces are no placeholders. */
const isPattern = (key: string): boolean => key.startsWith("numeral.") || key === "comparison.typed";

function placeholders(ast: Ast): string[] {
  const named = ast.flatMap((part) => {
    const inner = "options" in part ? Object.values(part.options).flatMap(({ value }) => placeholders(value)) : [];
    return "value" in part && part.type !== 0 ? [part.value as string, ...inner] : inner;
  });
  return [...new Set(named)].toSorted();
}

const shapeOf = (text: string, locale: string): string[] =>
  placeholders(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst());

describe.each(languages())("the catalogue %s", (language) => {
  const { messages } = readCatalogue(language);

  it("has the keys of the English one, sorted", () => {
    expect(Object.keys(messages)).toEqual(Object.keys(english).toSorted());
  });

  it("has the placeholders of the English one", () => {
    type Texts = Readonly<Record<string, string>>;
    const shapes = (all: Texts, locale: string): Record<string, string[]> => Object.fromEntries(Object.entries(all)
      .filter(([key]) => !isPattern(key)).map(([key, text]) => [key, shapeOf(text, locale)]));
    expect(shapes(messages, language)).toEqual(shapes(english, "en"));
  });

  it("has patterns that compile", () => {
    for (const [key, text] of Object.entries(messages).filter(([name]) => isPattern(name))) {
      expect(() => new RegExp(text.split(" | ").join("|"), "u"), key).not.toThrow();
    }
  });
});

const sources = async (): Promise<string[]> => {
  const of = async (folder: string, kinds: RegExp): Promise<string[]> => (await listFiles(join(PROJECT, folder)))
    .filter((file) => kinds.test(file)).map((file) => join(folder, file));
  const code = (await of("scripts", /\.ts$/)).filter((file) => !/^scripts\/(?:test|verify|intake)\//.test(file));
  return [...code, ...await of("templates", /\.(?:njk|md)$/), ...await of("content", /\.njk$/)];
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Keys that a text names: whole ("home.title"), or in parts (`metric.${id}.title`, "metrics." + id + ".table"). */
function keysIn(text: string): RegExp[] {
  const parts = [
    ...[...text.matchAll(/`([a-z][\w-]*\.[^`\n]*)`/gi)].map(([, key = ""]) => key.split(/\$\{[^`]*?\}(?=[.\w`-]|$)/)),
    ...[...text.matchAll(/"([a-z][\w-]*\.(?:[\w-]+\.)*)" \+ [\w.]+(?: \+ "([.\w-]*)")?/gi)].map(([, before = "", after = ""]) => [before, after]),
    ...[...text.matchAll(/["']?([a-z][\w-]*(?:\.[\w-]+)+)["']?/gi)].map(([, key = ""]) => [key]),
  ];
  return parts.map((literals) => new RegExp(`^${literals.map(escaped).join(".+")}$`));
}

/** What code puts behind a key that it was given: `${key}-after`, and the standards that a filing follows. */
const suffixesIn = (text: string): string[] => [...text.matchAll(/`\$\{\w+\}([.-][\w.-]+)`/g)].map(([, suffix = ""]) => suffix);
const OF_STANDARDS = [".ifrs"];

test("every key is used", async () => {
  const named = (await sources()).flatMap((file) => keysIn(read(file)));
  const whole = new Set(named.map(({ source }) => source));
  const made = named.filter(({ source }) => source.includes(".+"));
  const suffixes = [...OF_STANDARDS, ...(await sources()).flatMap((file) => suffixesIn(read(file)))];
  const isUsed = (key: string): boolean => whole.has(`^${escaped(key)}$`) || made.some((pattern) => pattern.test(key));
  const stems = (key: string): string[] =>
    suffixes.filter((suffix) => key.endsWith(suffix)).map((suffix) => key.slice(0, -suffix.length));
  const unused = Object.keys(english).filter((key) => !isUsed(key) && !stems(key).some(isUsed));
  expect(unused).toEqual([]);
});

/** Names and marks that no language translates. */
const NAMES = /\[[drs]\]|\b[\w-]+\.(?:json|csv)\b|\b(?:CIK|LEI|[ADEILV])\b/g;
const SPOKEN = /\b(?:aria-label|title|alt|placeholder|value)="([^"]*)"/g;

/** What a reader gets of a template as it stands there: text between tags, and attributes that are read aloud. */
function bareWords(template: string): string[] {
  const plain = template.replace(/^---\n[\s\S]*?\n---\n/, "").replace(/\{#[\s\S]*?#\}/g, "")
    .replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, "").replace(/<\?[\s\S]*?\?>|<!doctype html>/g, "");
  const attributes = [...plain.matchAll(SPOKEN)].map(([, value = ""]) => value);
  const texts = plain.replace(/<[^>]*>/g, "\n").replace(/&#?\w+;/g, " ").split("\n");
  return [...texts, ...attributes].map((text) => text.replace(NAMES, "").trim()).filter((text) => /\p{L}/u.test(text));
}

/** No HTML: style sheets and the dates of the feeds. */
const NOT_READ = new Set(["content/reports/print-titles.njk", "content/feed.njk", "content/sitemap.njk"]);

test("templates hold no words of their own", async () => {
  const templates = (await sources()).filter((file) => file.endsWith(".njk") && !NOT_READ.has(file));
  const found = templates.flatMap((file) => bareWords(read(file)).map((words) => `${file}: ${words}`));
  expect(found).toEqual([]);
});

test("style sheets hold no words of their own", async () => {
  const files = (await listFiles(join(PROJECT, "templates", "style"))).filter((file) => file.endsWith(".css"));
  const found = files.flatMap((file) => [...read(join("templates", "style", file)).matchAll(/\bcontent: "([^"]*\p{L}[^"]*)"/gu)]
    .map(([, words = ""]) => `${file}: ${words}`));
  expect(found).toEqual([]);
});
