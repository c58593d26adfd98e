/**
 * The Filing JSON that is there already: which filings it is of, so that one that is taken in again is known by its
 * accession number and document (or by its bytes), and so that no two documents ever share an id.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listFiles, sha256Of } from "../lib/files.ts";
import { FindingsError } from "../lib/finding.ts";
import { companySlug, type Filing } from "../model/filing.ts";
import { exhibitSuffix } from "./exhibit.ts";

/** What a file says of itself, read leniently: a Filing JSON with mistakes is on the shelf too. */
export interface Shelved {
  readonly file: string;
  readonly id: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly accession?: string;
  readonly document?: string;
  readonly sha256?: string;
  /** Taken in by this run. */
  readonly isNew?: true;
}

/** Where a filing goes; `before` is the Filing JSON of the same document, or one that stands in its way. */
export interface Spot {
  readonly id: string;
  readonly file: string;
  readonly before?: Shelved;
  /** `before` is of the same document. */
  readonly isSame: boolean;
}

export class Shelf {
  readonly #folder: string;
  readonly #shelved: Shelved[];

  constructor(folder: string, shelved: readonly Shelved[] = []) {
    this.#folder = folder;
    this.#shelved = [...shelved];
  }

  /** Accession numbers of the filings. */
  get accessions(): ReadonlySet<string> {
    return new Set(this.#shelved.flatMap(({ accession }) => accession ?? []));
  }

  of(accession: string): readonly Shelved[] {
    return this.#shelved.filter((each) => each.accession === accession);
  }

  /** The ticker under which a company's filings are kept. */
  tickerOf(cik: string): string | undefined {
    const issuers = this.#shelved.map(({ json }) => json["issuer"]).filter(isRecord);
    const found = issuers.find((issuer) => issuer["cik"] === cik || issuer["issuerCik"] === cik);
    const ticker = found?.["ticker"] ?? found?.["issuerTradingSymbol"];
    return typeof ticker === "string" ? ticker : undefined;
  }

  /** The same filing, whatever order filings come in, goes to the same place once it is there. `id` is the user's. */
  place(filing: Filing, id?: string): Spot {
    const before = this.#shelved.find((each) => each.isNew !== true && isSame(each, filing));
    if (before !== undefined) return { id: before.id, file: before.file, before, isSame: true };
    const wanted = id === undefined ? candidates(filing) : [id];
    const free = wanted.find((each) => !this.#has(each)) ?? wanted.at(-1) ?? filing.id;
    const inTheWay = this.#shelved.find((each) => each.id === free);
    const replaced = id === undefined ? this.#undated(filing) : inTheWay;
    if (replaced !== undefined) return { id: replaced.id, file: replaced.file, before: replaced, isSame: false };
    return { id: free, file: join(this.#folder, companySlug(filing), `${free}.json`), isSame: false };
  }

  /** Two documents without accession numbers and with one id may be one that was changed: a person must say. */
  #undated(filing: Filing): Shelved | undefined {
    const id = idOf(filing);
    return this.#shelved.find((each) => each.id === id && each.isNew !== true
      && (each.accession === undefined || filing.source.accession === undefined));
  }

  add(file: string, filing: Filing): void {
    const at = this.#shelved.findIndex((each) => each.file === file);
    const added: Shelved = { ...shelvedOf(file, filing as unknown as Record<string, unknown>), isNew: true };
    if (at >= 0) this.#shelved[at] = added;
    else this.#shelved.push(added);
  }

  #has(id: string): boolean {
    return this.#shelved.some((each) => each.id === id);
  }
}

/** Reads what is below `folder`; lists of ties and what is no JSON are passed over. */
export async function readShelf(folder: string): Promise<Shelf> {
  const names = (await filesIn(folder)).filter((name) => name.endsWith(".json") && !name.endsWith(".ties.json"));
  const shelved: Shelved[] = [];
  for (const name of names) {
    const json = objectIn(await readFile(join(folder, name), "utf8"));
    if (json !== undefined) shelved.push(shelvedOf(join(folder, name), json));
  }
  return new Shelf(folder, shelved);
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await listFiles(folder);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new FindingsError([{
      code: "cannot-read", place: { file: folder }, what: `${String(error.code)}: the folder could not be read`,
      expected: "a folder of Filing JSON, or none yet", mend: "check --data",
    }]);
  }
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return isRecord(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function shelvedOf(file: string, json: Record<string, unknown>): Shelved {
  const source = isRecord(json["source"]) ? json["source"] : {};
  const text = (name: "accession" | "document" | "sha256"): object =>
    (typeof source[name] === "string" ? { [name]: source[name] } : {});
  const id = typeof json["id"] === "string" ? json["id"] : "";
  return { file, id, json, ...text("accession"), ...text("document"), ...text("sha256") };
}

/** The same bytes, or the same document of the same filing. */
function isSame({ accession, document, sha256, json }: Shelved, { kind, source }: Filing): boolean {
  if (json["kind"] !== kind) return false;
  if (accession !== undefined && source.accession !== undefined && accession !== source.accession) return false;
  if (sha256 !== undefined && sha256 === source.sha256 && document === source.document) return true;
  return accession !== undefined && accession === source.accession && document === source.document;
}

const idOf = (filing: Filing): string => {
  const suffix = exhibitSuffix(filing.source.document);
  return suffix === undefined || filing.id.endsWith(suffix) ? filing.id : `${filing.id}-${suffix}`;
};

/** The plain id; then with the accession number, or with the beginning of the document's hash. */
function candidates(filing: Filing): string[] {
  const { accession, sha256 = sha256Of(JSON.stringify(filing)) } = filing.source;
  const id = idOf(filing);
  const byHash = `${id}-${sha256.slice(0, "00000000".length)}`;
  return accession === undefined ? [id, byHash] : [id, `${id}-${accession}`, byHash];
}
