/**
 * What filings there are: each file's bytes hashed, and its card. Cards are kept by the hash of the bytes, so that a
 * file is parsed once in its life for this. A file that gives no card is planned all the same: whoever reads it says
 * why.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "../../lib/finding.ts";
import { listFiles, sha256Of, writeWhole } from "../../lib/files.ts";
import type { Filing } from "../../model/filing.ts";
import { decodeText } from "../../store/decode-text.ts";
import { noFilings } from "../../store/read-filings.ts";
import { CodeReader } from "../kept/code.ts";
import { cardOf, type FilingCard } from "./filing-card.ts";

export interface ScannedFiling {
  /** As the user would type it. */
  readonly file: string;
  readonly sha256: string;
  /** Size of the file in bytes, by which work is shared out. */
  readonly size: number;
  readonly card: FilingCard;
}

export interface Scanned { readonly filings: readonly ScannedFiling[]; readonly findings: readonly Finding[] }

type Cards = Record<string, FilingCard>;

/** Files that are open at a time. */
const AT_A_TIME = 32;

/** Where cards are kept, and the code that they were made by. */
export interface CardMemory { readonly folder: string; readonly code: string }

export const codeOfCards = async (): Promise<string> =>
  (await CodeReader.open()).hashOf("scripts/publish/plan/filing-card.ts");

/** `folder` holds the filings, as the user would type it. */
export async function scanFilings(folder: string, memory: CardMemory | undefined): Promise<Scanned> {
  const names = (await listFiles(folder).catch(() => []))
    .filter((name) => name.endsWith(".json") && !name.endsWith(".ties.json"));
  if (names.length === 0) return { filings: [], findings: [noFilings(folder)] };
  const known = await recall(memory);
  const filings: ScannedFiling[] = [];
  for (let at = 0; at < names.length; at += AT_A_TIME) {
    filings.push(...await Promise.all(names.slice(at, at + AT_A_TIME).map((name) => scan(join(folder, name), known))));
  }
  const cards = Object.fromEntries(filings.map(({ sha256, card }) => [sha256, card]));
  const isNew = Object.keys(cards).some((hash) => known[hash] === undefined);
  if (memory !== undefined && isNew) await remember(memory, cards);
  return { filings: filings.toSorted((a, b) => (a.file < b.file ? -1 : 1)), findings: [] };
}

async function scan(file: string, known: Cards): Promise<ScannedFiling> {
  // A file that cannot be read is told of by the reader of filings.
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const sha256 = sha256Of(bytes);
  return { file, sha256, size: bytes.length, card: known[sha256] ?? read(bytes) ?? unread(file) };
}

/** Nothing is known of what the file holds: any shape may be missing. */
function read(bytes: Buffer): FilingCard | undefined {
  try {
    const text = decodeText(bytes);
    if (typeof text !== "string") return undefined;
    const card = cardOf(JSON.parse(text) as Filing);
    const texts = [card.id, card.company, card.person, card.published, ...card.expiries];
    return texts.every((text) => typeof text === "string") ? card : undefined;
  } catch {
    return undefined;
  }
}

const unread = (file: string): FilingCard =>
  ({ id: file, kind: "ownership", company: "", person: "", published: "", quarter: null, splits: false, expiries: [] });

async function recall(memory: CardMemory | undefined): Promise<Cards> {
  if (memory === undefined) return {};
  const text = await readFile(fileOf(memory), "utf8").catch(() => "");
  const [hash, cards] = [text.slice(0, 64), text.slice(65)];
  return sealOf(memory, cards) === hash ? JSON.parse(cards) as Cards : {};
}

/** A cache that cannot be written costs the next build time, and this one nothing. */
async function remember(memory: CardMemory, cards: Cards): Promise<void> {
  const text = JSON.stringify(cards);
  await writeWhole(fileOf(memory), `${sealOf(memory, text)}\n${text}`).catch(() => undefined);
}

const fileOf = ({ folder }: CardMemory): string => join(folder, "filing-cards.json");

/** Cards of other code, or damaged ones, have another. */
const sealOf = ({ code }: CardMemory, cards: string): string => sha256Of(`${code}\n${cards}`);
