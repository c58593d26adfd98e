/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/// <reference lib="dom.asynciterable" />
/** What runs on the search page: reads the index once, and lists what bears every word that was typed. */
import type { SearchEntry } from "./search-index.ts";

const ROOT = "../";
const MOST = 50;

const field = document.querySelector<HTMLInputElement>("main input[type=search]");
const list = document.querySelector<HTMLOListElement>("#results");
const said = document.querySelector<HTMLElement>("#said");

const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text: string): string[] => plain(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");

/** Every word typed begins a word of the entry; a name that begins with the first is nearer. */
function nearness(entry: SearchEntry, typed: readonly string[]): number {
  const names = wordsOf(entry.name);
  const all = [...names, ...(entry.also ?? []).flatMap(wordsOf)];
  if (!typed.every((word) => all.some((name) => name.startsWith(word)))) return 0;
  return typed.filter((word) => names.includes(word)).length + (names[0]?.startsWith(typed[0] ?? "") === true ? 2 : 1);
}

function link(url: string, text: string): HTMLAnchorElement {
  const anchor = document.createElement("a");
  anchor.href = ROOT + url;
  anchor.textContent = text;
  return anchor;
}

function itemOf(entry: SearchEntry, titles: ReadonlyMap<string, SearchEntry>): HTMLLIElement {
  const item = document.createElement("li");
  item.append(link(entry.url, entry.name));
  const kind = document.createElement("span");
  kind.textContent = list?.dataset[entry.kind === "filing" ? "report" : entry.kind] ?? "";
  item.append(" ", kind);
  const filings = (entry.filings ?? []).flatMap((id) => titles.get(`filings/${id}/index.html`) ?? []);
  filings.forEach((filing, at) => item.append(at === 0 ? " · " : ", ", link(filing.url, filing.name)));
  return item;
}

function show(entries: readonly SearchEntry[]): void {
  const typed = wordsOf(field?.value ?? "");
  const titles = new Map(entries.filter(({ kind }) => kind === "filing").map((entry) => [entry.url, entry]));
  const found = typed.length === 0 ? [] : entries.map((entry) => ({ entry, near: nearness(entry, typed) }))
    .filter(({ near }) => near > 0).sort((a, b) => b.near - a.near).slice(0, MOST);
  list?.replaceChildren(...found.map(({ entry }) => itemOf(entry, titles)));
  if (said !== null) said.textContent = typed.length > 0 && found.length === 0 ? said.dataset["none"] ?? "" : "";
}

async function start(): Promise<void> {
  if (field !== null) field.value = new URLSearchParams(location.search).get("q") ?? "";
  try {
    const entries = await (await fetch("index.json")).json() as SearchEntry[];
    show(entries);
    field?.addEventListener("input", () => show(entries));
  } catch {
    if (said !== null) said.textContent = said.dataset["failed"] ?? "";
  }
}

void start();
