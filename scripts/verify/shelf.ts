/**
 * The filings of a copy, and what is told of several together, each opened when it is asked for. A site may have any
 * number of them: only those that were asked for last are held.
 */
import { idOfFolder } from "./collection.ts";
import type { Copy } from "./copy.ts";
import { readEvidence } from "./evidence-file.ts";
import { filingCopy, type FilingCopy } from "./filing-copy.ts";
import { ShapeError, type Shape } from "./shape.ts";
import type { Tally } from "./tally.ts";
import { vocabularyOf, type Vocabulary } from "./vocabulary.ts";

export interface Opened {
  readonly filing: FilingCopy;
  /** evidence.json and report.json as they stand. */
  readonly evidence: Shape;
  readonly report: Shape | undefined;
  readonly vocabulary: Vocabulary;
}

/** Of a filing, of several filings taken together, or of the one that the copy is. */
const EVIDENCE = /^((?:(?:(?:filings|companies|people|compare)\/)?[^/]+\/)?)evidence\.json$/;

/** As many as the page of a company may name, and some of the next one. */
const MOST_HELD = 24;

export class Shelf {
  /** With a slash at the end; "" where the copy is one filing. In the order of the files. */
  readonly folders: readonly string[];
  readonly #copy: Copy;
  readonly #tally: Tally;
  readonly #folderOf = new Map<string, string>();
  /** By folder, those asked for last at the end. */
  readonly #held = new Map<string, Opened | undefined>();
  readonly #refused = new Set<string>();

  constructor(copy: Copy, tally: Tally) {
    this.#copy = copy;
    this.#tally = tally;
    this.folders = copy.files.flatMap((file) => EVIDENCE.exec(file)?.[1] ?? []);
    for (const folder of this.folders) {
      const id = idOfFolder(folder);
      if (id !== undefined) this.#folderOf.set(id, folder);
    }
  }

  /** Undefined, with a finding the first time, where its evidence cannot be read. */
  async open(folder: string): Promise<Opened | undefined> {
    const opened = this.#held.has(folder) ? this.#held.get(folder) : await this.#read(folder);
    this.#held.delete(folder);
    this.#held.set(folder, opened);
    const [oldest = ""] = this.#held.keys();
    if (this.#held.size > MOST_HELD) this.#held.delete(oldest);
    if (opened !== undefined) this.#folderOf.set(opened.filing.evidence.id, folder);
    return opened;
  }

  /** Undefined for what is not in this copy. */
  async named(id: string): Promise<Opened | undefined> {
    const folder = this.#folderOf.get(id);
    const opened = folder === undefined ? undefined : await this.open(folder);
    return opened?.filing.evidence.id === id ? opened : undefined;
  }

  async #read(folder: string): Promise<Opened | undefined> {
    if (this.#refused.has(folder)) return undefined;
    const evidence = await this.#copy.json(`${folder}evidence.json`);
    const filing = evidence && this.#filingOf(evidence, folder);
    if (evidence === undefined || filing === undefined) {
      this.#refused.add(folder);
      return undefined;
    }
    const report = await this.#copy.json(`${folder}report.json`);
    return { filing, evidence, report, vocabulary: vocabularyOf(filing, report) };
  }

  #filingOf(shape: Shape, folder: string): FilingCopy | undefined {
    const file = `${folder}evidence.json`;
    try {
      const evidence = readEvidence(shape);
      const name = idOfFolder(folder);
      if (name !== undefined && evidence.id !== name) this.#refuseName(file, evidence.id, name);
      return filingCopy(folder, evidence);
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      this.#tally.refuse(file, { code: "evidence-is-malformed", subject: error.pointer, what: error.message });
      return undefined;
    }
  }

  /** It may be opened again; it is told once. */
  #refuseName(file: string, what: string, expected: string): void {
    if (this.#refused.has(file)) return;
    this.#refused.add(file);
    this.#tally.refuse(file, { code: "evidence-of-another-filing", what, expected });
  }
}
