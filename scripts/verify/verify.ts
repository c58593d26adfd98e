/**
 * Verify: recomputes a copy of the site, or of one filing, from the facts that it publishes. It shares no
 * code with the rooms that made the site; only `lib/` (findings, hashing) and the HTML parser are common to
 * both.
 */
import { sha256Of } from "../lib/files.ts";
import type { Finding } from "../lib/finding.ts";
import { checkOrigins, idOfFolder, isFiling } from "./collection.ts";
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
import { readAllowed, readEvidence, readHashes, type Allowed } from "./evidence-file.ts";
import { checkNames, filingCopy, type FilingCopy } from "./filing-copy.ts";
import { useLanguage } from "./language.ts";
import { ShapeError, type Shape } from "./shape.ts";
import { Tally, type Counts } from "./tally.ts";
import { mergeVocabularies, vocabularyOf, type Vocabulary } from "./vocabulary.ts";

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

interface Opened { readonly filing: FilingCopy; readonly evidence: Shape; readonly report: Shape | undefined }

async function checkCopy(copy: Copy, sources: readonly SourceDocument[], tally: Tally): Promise<void> {
  await readLanguage(copy, tally);
  const site = copy.has("build.json") ? await copy.json("build.json") : undefined;
  const opened = await openFilings(copy, tally);
  if (opened.length === 0 && site === undefined) {
    if (tally.findings.length > 0) return;
    tally.refuse("", {
      code: "not-a-copy", what: "there is neither a build.json nor an evidence.json in it",
      expected: "the folder of a published site, or of one filing of it (filings/<id>)",
    });
    return;
  }
  for (const what of ALWAYS_UNCHECKED) tally.leave(what);
  const filings = opened.map(({ filing }) => filing);
  const real = filings.filter(({ evidence }) => isFiling(evidence));
  if (site !== undefined) checkBuild(site, real, tally);
  for (const filing of filings) checkOrigins(filing, new Map(real.map((one) => [one.evidence.id, one])), tally);
  const allowed = await checkLists(copy, { site, filings }, tally);
  for (const one of opened) await checkFiling(copy, one, tally);
  await checkPages(copy, { opened, allowed, isWhole: site !== undefined }, tally);
  checkSources(real, sources, tally);
}

/** All pages of a copy are in one language, which they name. */
async function readLanguage(copy: Copy, tally: Tally): Promise<void> {
  const file = copy.files.find((name) => name.endsWith(".html"));
  const tag = file && /<html lang="([\w-]+)"/.exec(await copy.text(file) ?? "")?.[1];
  if (useLanguage(tag ?? "en-US")) return;
  tally.refuse(file ?? "", { code: "language-unknown", what: tag ?? "", expected: "en or de, with a region" });
}

/** Of a filing, of several filings taken together, or of the one that the copy is. */
const EVIDENCE = /^(?:(?:(?:filings|companies|people|compare)\/)?[^/]+\/)?evidence\.json$/;

/** The filings of the copy, and what is told of several together: a folder of its own each, or the copy itself. */
async function openFilings(copy: Copy, tally: Tally): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const file of copy.files.filter((name) => EVIDENCE.test(name))) {
    const evidence = await copy.json(file);
    const folder = file.slice(0, -"evidence.json".length);
    const filing = evidence && readFiling(evidence, folder, tally);
    if (filing === undefined || evidence === undefined) continue;
    opened.push({ filing, evidence, report: await copy.json(`${folder}report.json`) });
  }
  tally.counts.filings = opened.filter(({ filing }) => isFiling(filing.evidence)).length;
  return opened;
}

function readFiling(shape: Shape, folder: string, tally: Tally): FilingCopy | undefined {
  const file = `${folder}evidence.json`;
  try {
    const evidence = readEvidence(shape);
    const name = idOfFolder(folder);
    if (name !== undefined && evidence.id !== name) {
      tally.refuse(file, { code: "evidence-of-another-filing", what: evidence.id, expected: name });
    }
    return filingCopy(folder, evidence);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    tally.refuse(file, { code: "evidence-is-malformed", subject: error.pointer, what: error.message });
    return undefined;
  }
}

interface Parts { readonly site: Shape | undefined; readonly filings: readonly FilingCopy[] }

/** Answers the allow-list of the site's own pages. */
async function checkLists(copy: Copy, { site, filings }: Parts, tally: Tally): Promise<readonly Allowed[]> {
  const lists: HashList[] = filings.map(({ file, folder, evidence }) => ({ file, folder, hashes: evidence.files }));
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
  const roots = new Set(site === undefined ? filings.map(({ file }) => file) : ["build.json"]);
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

interface Pages { readonly opened: readonly Opened[]; readonly allowed: readonly Allowed[]; readonly isWhole: boolean }

async function checkPages(copy: Copy, { opened, allowed, isWhole }: Pages, tally: Tally): Promise<void> {
  const filings = new Map(opened.map(({ filing }) => [filing.evidence.id, filing]));
  const vocabularies = new Map(opened.map(({ filing, report }) => [filing, vocabularyOf(filing, report)]));
  const shared: Vocabulary = mergeVocabularies([...vocabularies.values()], allowed);
  const known = knownOf(opened);
  for (const file of copy.files) {
    const filing = opened.find((one) => file.startsWith(one.filing.folder))?.filing;
    const vocabulary = (filing && vocabularies.get(filing)) ?? shared;
    if (/\.(?:html|svg)$/.test(file)) {
      checkPage({ file, content: await copy.text(file) ?? "", filing, filings, vocabulary, tally });
    } else if (file.endsWith(".css")) await checkStyleSheet(copy, file, tally);
    else if (file.endsWith(".xml")) {
      await checkXml(copy, { file, known }, tally);
      checkPage({ file, content: summariesOf(await copy.text(file) ?? ""), filing, filings, vocabulary, tally });
    } else if (file.endsWith(".xlsx")) tally.leave("the cells of workbooks: only the hash is checked");
    else if (file.endsWith(".pdf")) tally.leave("the text of handouts: of a PDF only the hash is checked");
  }
  if (!isWhole) tally.leave("pages of the site beyond the filings in this copy");
}

function knownOf(opened: readonly Opened[]): Known {
  return {
    titles: opened.map(({ report }) => textOr(() => report?.key("title").text())),
    days: new Set(opened.map(({ filing }) => filing.evidence.source.published)),
    names: opened.flatMap(({ filing, evidence }) =>
      [filing.evidence.id.replace(/^\w+:/, ""), textOr(() => evidence.key("issuer").key("slug").text())]),
  };
}

/** "" where it cannot be read; whoever asks for the text itself says so. */
function textOr(read: () => string | undefined): string {
  try {
    return read() ?? "";
  } catch (error) {
    if (error instanceof ShapeError) return "";
    throw error;
  }
}

/** The document itself is not published. Who has it can have its SHA-256 compared. */
function checkSources(filings: readonly FilingCopy[], sources: readonly SourceDocument[], tally: Tally): void {
  const given = new Map(sources.map(({ name, bytes }) => [sha256Of(bytes), name]));
  for (const { evidence: { id, source } } of filings) {
    const isGiven = source.sha256 !== null && given.delete(source.sha256);
    tally.leave(isGiven ? "whether the facts were read rightly from the documents given; their SHA-256 is right"
      : `whether the facts are those of the document (${id}: compare with --source FILE)`);
  }
  for (const [hash, name] of given) {
    tally.refuse("", { code: "source-of-no-filing", subject: name, what: `SHA-256 ${hash}`,
      expected: "the SHA-256 that some filing's source has" });
  }
}
