/**
 * Verify: recomputes a copy of the site, or of one filing, from the facts that it publishes. It shares no
 * code with the rooms that made the site; only `lib/` (findings, hashing) and the HTML parser are common to
 * both.
 */
import { sha256Of } from "../lib/files.ts";
import type { Finding } from "../lib/finding.ts";
import { checkOrigins } from "./collection.ts";
import { checkDownloads } from "./check-downloads.ts";
import { checkFacts } from "./check-facts.ts";
import { checkLabels } from "./check-labels.ts";
import { checkHashes, type HashList } from "./check-hashes.ts";
import { checkMetrics } from "./check-metrics.ts";
import { checkPage } from "./check-page.ts";
import { checkPeriods } from "./check-periods.ts";
import { checkBuild, checkStyleSheet, checkXml, summariesOf, type Known } from "./check-site.ts";
import { checkTies } from "./check-ties.ts";
import { openCopy, type Copy } from "./copy.ts";
import { readAllowed, readHashes, type Allowed } from "./evidence-file.ts";
import { checkNames } from "./filing-copy.ts";
import { useLanguage } from "./language.ts";
import { ShapeError, type Shape } from "./shape.ts";
import { Shelf, type Opened } from "./shelf.ts";
import { Tally, type Counts } from "./tally.ts";
import { toldOf, type Told } from "./told.ts";
import { mergeCommon, mergeVocabularies, type CommonVocabulary } from "./vocabulary.ts";

export interface Verified {
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  /** What this run cannot vouch for, and how often it came up. */
  readonly unchecked: readonly (readonly [string, number])[];
}

/** A document that a filing was read from: its name for findings, and its bytes. */
export interface SourceDocument { readonly name: string; readonly bytes: Uint8Array }

const ALWAYS_UNCHECKED = [
  "whether a metric's formula is the right one for its name, a tie's inputs the right ones for its row, and none left out",
  "whether the words beside a figure (headings of rows and columns, names of periods, directions of claims) are its own",
  "number words, the lengths of bars and lines in charts, fonts, and what style sheets hide",
  "whether the reasons on the allow-list are good ones, and that a release's footnote marks are the right ones",
];

export async function verifyCopy(folder: string, sources: readonly SourceDocument[] = []): Promise<Verified> {
  const tally = new Tally(folder);
  const copy = await openCopy(folder, tally);
  if (copy !== undefined) await checkCopy(copy, sources, tally);
  return { findings: tally.findings, counts: tally.counts, unchecked: tally.unchecked };
}

async function checkCopy(copy: Copy, sources: readonly SourceDocument[], tally: Tally): Promise<void> {
  await readLanguage(copy, tally);
  const site = copy.has("build.json") ? await copy.json("build.json") : undefined;
  const shelf = new Shelf(copy, tally);
  const files = filesByFolder(copy, shelf);
  const told = await checkFolders({ copy, shelf, tally, files });
  if (told.length === 0 && site === undefined) {
    if (tally.findings.length > 0) return;
    tally.refuse("", {
      code: "not-a-copy", what: "there is neither a build.json nor an evidence.json in it",
      expected: "the folder of a published site, or of one filing of it (filings/<id>)",
    });
    return;
  }
  for (const what of ALWAYS_UNCHECKED) tally.leave(what);
  const real = told.filter(({ isFiling }) => isFiling);
  if (site !== undefined) checkBuild(site, real, tally);
  const allowed = await checkLists(copy, { site, lists: told.map(({ list }) => list) }, tally);
  const common = mergeCommon(told.map(({ vocabulary }) => vocabulary), allowed);
  await checkPages({ copy, shelf, tally, files: files.get(undefined) ?? [], known: knownOf(told), common });
  if (site === undefined) tally.leave("pages of the site beyond the filings in this copy");
  checkSources(real, sources, tally);
}

interface Folders {
  readonly copy: Copy;
  readonly shelf: Shelf;
  readonly tally: Tally;
  /** Folder of a filing or collection → its files; undefined → those of the site itself. */
  readonly files: ReadonlyMap<string | undefined, readonly string[]>;
}

function filesByFolder({ files }: Copy, { folders }: Shelf): Folders["files"] {
  const known = new Set(folders);
  const grouped = new Map<string | undefined, string[]>();
  for (const file of files) {
    const parts = file.split("/").slice(0, -1);
    const folder = parts.map((_part, at) => `${parts.slice(0, at + 1).join("/")}/`).find((one) => known.has(one))
      ?? (known.has("") ? "" : undefined);
    const group = grouped.get(folder);
    if (group === undefined) grouped.set(folder, [file]);
    else group.push(file);
  }
  return grouped;
}

/** Every filing and collection by itself, one after the other: its evidence, its downloads, its pages. */
async function checkFolders({ copy, shelf, tally, files }: Folders): Promise<Told[]> {
  const told: Told[] = [];
  for (const folder of shelf.folders) {
    const opened = await shelf.open(folder);
    if (opened === undefined) continue;
    told.push(toldOf(opened));
    await checkOrigins(opened.filing, async (id) => (await shelf.named(id))?.filing, tally);
    await checkFiling(copy, opened, tally);
    await checkPages({ copy, shelf, tally, files: files.get(folder) ?? [], opened });
  }
  tally.counts.filings = told.filter(({ isFiling }) => isFiling).length;
  return told;
}

/** All pages of a copy are in one language, which they name. */
async function readLanguage(copy: Copy, tally: Tally): Promise<void> {
  const file = copy.files.find((name) => name.endsWith(".html"));
  const tag = file && /<html lang="([\w-]+)"/.exec(await copy.text(file) ?? "")?.[1];
  if (useLanguage(tag ?? "en-US")) return;
  tally.refuse(file ?? "", { code: "language-unknown", what: tag ?? "", expected: "en or de, with a region" });
}

interface Parts { readonly site: Shape | undefined; readonly lists: readonly HashList[] }

/** Answers the allow-list of the site's own pages. */
async function checkLists(copy: Copy, { site, lists: own }: Parts, tally: Tally): Promise<readonly Allowed[]> {
  const lists = [...own];
  const allowed: Allowed[] = [];
  try {
    if (site !== undefined) {
      lists.push({ file: "build.json", folder: "", hashes: readHashes(site.key("files")) });
      allowed.push(...readAllowed(site.key("allowList")));
      tally.leave("build.json itself, which no hash covers, and the inputs that it names");
    } else {
      tally.leave("evidence.json itself: the hash of it stands in the site's build.json, which is not in this copy");
    }
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    tally.refuse("build.json", { code: "build-disagrees", subject: error.pointer, what: error.message });
  }
  const roots = new Set(site === undefined ? own.map(({ file }) => file) : ["build.json"]);
  await checkHashes(copy, { lists, uncovered: (file) => roots.has(file) }, tally);
  return allowed;
}

async function checkFiling(copy: Copy, { filing, evidence, report }: Opened, tally: Tally): Promise<void> {
  checkNames(filing, tally);
  checkFacts(filing, tally);
  checkPeriods(filing, tally);
  checkMetrics(filing, tally);
  checkTies(filing, tally);
  await checkDownloads({ filing, evidence, copy, tally });
  if (report !== undefined) checkLabels(`${filing.folder}report.json`, report, tally);
}

interface Pages {
  readonly copy: Copy;
  readonly shelf: Shelf;
  readonly tally: Tally;
  readonly files: readonly string[];
}

/** Of a filing or collection; or of the site itself, which knows what all of them have in common. */
type ToRead = Pages & ({ readonly opened: Opened } | { readonly known: Known; readonly common: CommonVocabulary });

async function checkPages(pages: ToRead): Promise<void> {
  const { copy, tally, files } = pages;
  for (const file of files) {
    if (/\.(?:html|svg)$/.test(file)) await checkOnePage(pages, file, await copy.text(file) ?? "");
    else if (file.endsWith(".css")) await checkStyleSheet(copy, file, tally);
    else if (file.endsWith(".xml")) {
      await checkXml(copy, { file, known: "known" in pages ? pages.known : knownOf([toldOf(pages.opened)]) }, tally);
      await checkOnePage(pages, file, summariesOf(await copy.text(file) ?? ""));
    } else if (file.endsWith(".xlsx")) tally.leave("the cells of workbooks: only the hash is checked");
    else if (file.endsWith(".pdf")) tally.leave("the text of handouts: of a PDF only the hash is checked");
  }
}

async function checkOnePage(pages: ToRead, file: string, content: string): Promise<void> {
  const { shelf, tally } = pages;
  const named = new Map<string, Opened>();
  for (const id of filingsNamedIn(content)) {
    const opened = await shelf.named(id);
    if (opened !== undefined) named.set(id, opened);
  }
  const own = "opened" in pages ? pages.opened : undefined;
  if (own !== undefined) named.set(own.filing.evidence.id, own);
  const filings = new Map([...named].map(([id, { filing }]) => [id, filing]));
  const vocabulary = "common" in pages ? mergeVocabularies(pages.common, [...named.values()].map((one) => one.vocabulary))
    : pages.opened.vocabulary;
  checkPage({ file, content, filing: own?.filing, filings, vocabulary, tally });
}

/** What shows figures of another filing than the page's stands in an element that names it. */
const filingsNamedIn = (content: string): Set<string> =>
  new Set([...content.matchAll(/\bdata-filing="([^"]*)"/g)].map(([, id = ""]) => id));

const knownOf = (told: readonly Told[]): Known => ({
  titles: new Set(told.map(({ title }) => title)),
  days: new Set(told.map(({ evidence }) => evidence.source.published)),
  names: new Set(told.flatMap(({ evidence, slug }) => [evidence.id.replace(/^\w+:/, ""), slug])),
});

/** The document itself is not published. Who has it can have its SHA-256 compared. */
function checkSources(filings: readonly Told[], sources: readonly SourceDocument[], tally: Tally): void {
  const given = new Map(sources.map(({ name, bytes }) => [sha256Of(bytes), name]));
  for (const { evidence: { source } } of filings) {
    const isGiven = source.sha256 !== null && given.delete(source.sha256);
    tally.leave(isGiven ? "whether the facts were read rightly from the documents given; their SHA-256 is right"
      : "whether the facts are those of the documents that they come from (compare with --source FILE)");
  }
  for (const [hash, name] of given) {
    tally.refuse("", { code: "source-of-no-filing", subject: name, what: `SHA-256 ${hash}`,
      expected: "the SHA-256 that some filing's source has" });
  }
}
