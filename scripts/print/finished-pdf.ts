/**
 * What Chromium's PDF needs to be a handout: fixed dates and ids, a title, whole words in the outline, what PDF/UA-1
 * asks for, and the files it carries.
 */
import { AFRelationship, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString, ParseSpeeds } from "pdf-lib";
import { markArtifacts } from "./pdf-artifacts.ts";
import { writeXmp } from "./pdf-metadata.ts";
import { repairTags, type PageLink } from "./pdf-tags.ts";

/** A file that travels inside the PDF. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly bytes: Uint8Array;
}

export interface PdfDetails {
  readonly title: string;
  /** YYYY-MM-DD; written as midnight UTC. */
  readonly date: string;
  /** The page's headings in document order, for the outline; more than the outline has are no harm. */
  readonly headings: readonly string[];
  readonly links: readonly PageLink[];
  /** BCP 47 tag of the page. */
  readonly language: string;
  readonly attachments: readonly Attachment[];
}

const CREATOR = "Tieout";

export interface FinishedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** The same bytes for the same page and browser version, whenever and after whatever it was printed. */
export async function finishPdf(printed: Uint8Array, details: PdfDetails): Promise<FinishedPdf> {
  const settled = settleNodeIds(printed);
  const loading = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest };
  const document = await PDFDocument.load(settled, loading);
  const midnight = parseDate(details.date);
  document.setTitle(details.title);
  document.setCreator(CREATOR);
  document.setCreationDate(midnight);
  document.setModificationDate(midnight);
  repairOutline(document, details.headings);
  repairTags(document, details.links);
  markArtifacts(document);
  const producer = document.getProducer() ?? "";
  writeXmp(document, {
    title: details.title, language: details.language, creator: CREATOR, producer, date: `${details.date}T00:00:00Z`,
  });
  for (const attachment of details.attachments) await attach(document, attachment, midnight);
  const bytes = await document.save({ useObjectStreams: true, objectsPerTick: Infinity });
  return { bytes, pages: document.getPageCount() };
}

/** What the document was made from, as PDF associates files with documents (ISO 32000-2, 14.13). */
async function attach(document: PDFDocument, file: Attachment, date: Date): Promise<void> {
  await document.attach(file.bytes, file.name, {
    mimeType: file.mediaType, description: file.description, afRelationship: AFRelationship.Source,
    creationDate: date, modificationDate: date,
  });
}

function parseDate(date: string): Date {
  const parsed = new Date(`${date}T00:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(date) && parsed.toJSON()?.startsWith(date)) return parsed;
  throw new Error(`its date "${date}" is no day of the calendar: write YYYY-MM-DD`);
}

/**
 * Structure elements are called node00000042 after a counter of the browser's process, which the pages
 * printed before have advanced. They get their rank instead: IDTree stays sorted, as ISO 32000-1, 7.9.6 asks.
 */
function settleNodeIds(printed: Uint8Array): Uint8Array {
  const text = Buffer.from(printed.buffer, printed.byteOffset, printed.byteLength).toString("latin1");
  const pattern = /(?<=\(node)\d{8}(?=\))/g;
  const ids = [...new Set(text.match(pattern) ?? [])].toSorted();
  const ranks = new Map(ids.map((id, at) => [id, String(at + 1).padStart(8, "0")]));
  return Buffer.from(text.replace(pattern, (id) => ranks.get(id) ?? id), "latin1");
}

/**
 * Chromium joins a heading's lines without the space at the wrap ("third quarter twothousand"). The titles
 * are written anew from the page's headings, matched in their order by their letters. Throws for a title that
 * no heading has.
 */
function repairOutline(document: PDFDocument, headings: readonly string[]): void {
  let next = 0;
  for (const item of outlineItems(document)) {
    const title = item.lookup(PDFName.of("Title"), PDFString, PDFHexString).decodeText();
    const letters = lettersOf(title);
    const at = headings.findIndex((text, index) => index >= next && isOnceOrMore(lettersOf(text), letters));
    const heading = headings[at];
    if (heading === undefined) {
      throw new Error(`the outline's entry "${title}" is no heading of the page from its ${next + 1}th on: `
        + "write the heading as plain text, without images and aria-hidden parts");
    }
    item.set(PDFName.of("Title"), PDFHexString.fromText(heading.replace(/\s+/g, " ").trim()));
    next = at + 1;
  }
}

/** Chromium writes a heading's text again for each try at laying it out, when a page break moves it. */
const isOnceOrMore = (heading: string, entry: string): boolean =>
  heading !== "" && heading.repeat(Math.max(1, Math.round(entry.length / heading.length))) === entry;

/** Without what a line wrap adds or takes: white space, hyphens and invisible marks. */
const lettersOf = (text: string): string => text.replace(/[\s\p{Pd}\p{Cf}]/gu, "");

/** Outline items parents first, which is document order. */
function outlineItems(document: PDFDocument): PDFDict[] {
  const walk = (parent: PDFDict): PDFDict[] => {
    const items: PDFDict[] = [];
    let item = parent.lookupMaybe(PDFName.of("First"), PDFDict);
    while (item !== undefined) {
      items.push(item, ...walk(item));
      item = item.lookupMaybe(PDFName.of("Next"), PDFDict);
    }
    return items;
  };
  const root = document.catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict);
  return root === undefined ? [] : walk(root);
}
