/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/// <reference lib="dom.asynciterable" />
/** What runs on the search page: fetches the files that the typed words ask for, and lists what bears every word. */
import { NEWEST, SHARDS, type SearchEntry, type SearchFiling } from "./search-entry.ts";
import { bears, searchWords, shardOf } from "./search-words.ts";

const ROOT = "../";
const MOST = 50;
/** Companies and people whose lists of filings are looked through for the words that do not name them. */
const MOST_LISTS = 3;

const field = document.querySelector<HTMLInputElement>("main input[type=search]");
const list = document.querySelector<HTMLOListElement>("#results");
const said = document.querySelector<HTMLElement>("#said");

const fetched = new Map<string, Promise<unknown>>();

async function read<T>(path: string): Promise<T[]> {
  const known = fetched.get(path) ?? fetch(path).then(async (answer) => await answer.json() as unknown);
  fetched.set(path, known);
  return await known as T[];
}

const wordsOf = ({ name, also = [] }: SearchEntry): string[] => [name, ...also].flatMap(searchWords);

interface Named { readonly entry: SearchEntry; readonly words: readonly string[]; readonly left: readonly string[] }

/** Who is named by some of the typed words: by more of them first, then by whole words, then by a name's beginning. */
async function namedBy(typed: readonly string[]): Promise<Named[]> {
  const there = new Set(await read<string>(SHARDS));
  const asked = [...new Set(typed.map(shardOf))].filter((name) => there.has(name));
  const shards = await Promise.all(asked.map((name) => read<SearchEntry>(`words/${name}.json`)));
  const entries = new Map(shards.flat().map((entry) => [entry.url + entry.name, entry]));
  const named = [...entries.values()].map((entry) => {
    const words = wordsOf(entry);
    return { entry, words, left: typed.filter((word) => !bears(words, [word])) };
  });
  const nearness = ({ words }: Named): number => typed.filter((word) => words.includes(word)).length
    + (words[0]?.startsWith(typed[0] ?? "") === true ? 1 : 0);
  return named.filter(({ left }) => left.length < typed.length)
    .sort((a, b) => a.left.length - b.left.length || nearness(b) - nearness(a));
}

/** Filings that bear the words which name nobody: of the nearest who are named, else of the newest of all. */
async function filingsOf(named: readonly Named[], typed: readonly string[]): Promise<SearchFiling[]> {
  const asked = named.filter(({ entry }) => entry.filings !== undefined).slice(0, MOST_LISTS);
  if (asked.length === 0) return bearing(await read<SearchFiling>(NEWEST), typed);
  const lists = await Promise.all(asked.map(async ({ entry, left }) =>
    bearing(await read<SearchFiling>(entry.filings ?? ""), left)));
  return [...new Map(lists.flat().map((filing) => [filing.url, filing])).values()];
}

const bearing = (filings: readonly SearchFiling[], words: readonly string[]): SearchFiling[] =>
  filings.filter(({ name }) => bears(searchWords(name), words));

function link({ url, name }: SearchFiling): HTMLAnchorElement {
  const anchor = document.createElement("a");
  anchor.href = ROOT + url;
  anchor.textContent = name;
  return anchor;
}

function itemOf(first: SearchFiling, kind: string, beside: readonly SearchFiling[] = []): HTMLLIElement {
  const item = document.createElement("li");
  const word = document.createElement("span");
  word.textContent = list?.dataset[kind] ?? "";
  item.append(link(first), " ", word);
  beside.forEach((filing, at) => item.append(at === 0 ? " · " : ", ", link(filing)));
  return item;
}

/** Of two queries on their way the later one counts. */
let latest = 0;

async function answer(): Promise<void> {
  const typed = searchWords(field?.value ?? "");
  latest += 1;
  const own = latest;
  const named = typed.length === 0 ? [] : await namedBy(typed);
  const filings = typed.length === 0 ? [] : await filingsOf(named, typed);
  if (own !== latest) return;
  const items = [
    ...named.filter(({ left }) => left.length === 0).map(({ entry }) => itemOf(entry, entry.kind, entry.shownIn)),
    ...filings.map((filing) => itemOf(filing, "report")),
  ].slice(0, MOST);
  list?.replaceChildren(...items);
  tell(typed.length === 0 ? "" : items.length === 0 ? "none" : "found", items.length);
}

function tell(name: string, count = 0): void {
  if (said !== null) said.textContent = (said.dataset[name] ?? "").replace("#", String(count));
}

const look = (): void => { answer().catch(() => tell("failed")); };

/** Arrows go from the field through the results and back. */
function move(event: KeyboardEvent): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || field === null || list === null) return;
  const stops: HTMLElement[] = [field, ...list.querySelectorAll<HTMLElement>("li > a:first-child")];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = at < 0 ? undefined : stops[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

if (field !== null) field.value = new URLSearchParams(location.search).get("q") ?? "";
field?.addEventListener("input", look);
document.querySelector("main")?.addEventListener("keydown", move);
look();
