/**
 * What Chromium's PDF needs to be a handout: fixed dates and ids, a title, whole words in the outline, what PDF/UA-1
 * asks for, and the files it carries.
 */
import { markArtifacts } from "./pdf-artifacts.ts";
import { attachFiles, type Attachment } from "./pdf-attachments.ts";
import { writeXmp } from "./pdf-metadata.ts";
import { PdfObjects } from "./pdf-objects.ts";
import { repairOutline } from "./pdf-outline.ts";
import { readItems, readRef, readText, writeAscii, writeText } from "./pdf-syntax.ts";
import { repairTags, type PageMarks } from "./pdf-tags.ts";
import { writePdf } from "./pdf-writer.ts";

export interface PdfDetails extends PageMarks {
  readonly title: string;
  /** YYYY-MM-DD; written as midnight UTC. */
  readonly date: string;
  /** The page's headings in document order, for the outline; more than the outline has are no harm. */
  readonly headings: readonly string[];
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
  checkDate(details.date);
  const objects = new PdfObjects(printed);
  const pages = pagesOf(objects);
  const date = writeAscii(`D:${details.date.replaceAll("-", "")}000000Z`);
  const producer = readText(objects.dict(objects.info).get("Producer") ?? "()");
  objects.change(objects.info, {
    Title: writeText(details.title), Creator: writeAscii(CREATOR), CreationDate: date, ModDate: date,
  });
  settleNodeIds(objects);
  repairOutline(objects, details.headings);
  repairTags(objects, pages, details);
  writeXmp(objects, {
    title: details.title, language: details.language, creator: CREATOR, producer, date: `${details.date}T00:00:00Z`,
  });
  await Promise.all([markArtifacts(objects, pages), attachFiles(objects, details.attachments, date)]);
  return { bytes: await writePdf(objects), pages: pages.length };
}

function checkDate(date: string): void {
  const parsed = new Date(`${date}T00:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(date) && parsed.toJSON()?.startsWith(date)) return;
  throw new Error(`its date "${date}" is no day of the calendar: write YYYY-MM-DD`);
}

/** Numbers of the pages' objects, in their order. */
function pagesOf(objects: PdfObjects): number[] {
  const walk = (value: string | undefined): number[] => {
    const number = readRef(value);
    if (number === undefined) return [];
    const kids = objects.dict(number).get("Kids");
    return kids === undefined ? [number] : readItems(kids).flatMap(walk);
  };
  return walk(objects.dict(objects.root).get("Pages"));
}

/**
 * Structure elements are called node00000042 after a counter of the browser's process, which the pages
 * printed before have advanced. They get their rank instead: IDTree stays sorted, as ISO 32000-1, 7.9.6 asks.
 */
function settleNodeIds(objects: PdfObjects): void {
  const pattern = /(?<=\(node)\d{8}(?=\))/g;
  const named = objects.entries().filter(([, { text }]) => text.includes("(node"));
  const ids = [...new Set(named.flatMap(([, { text }]) => text.match(pattern) ?? []))].toSorted();
  const ranks = new Map(ids.map((id, at) => [id, String(at + 1).padStart(8, "0")]));
  for (const [number, object] of named) {
    objects.put(number, { ...object, text: object.text.replace(pattern, (id) => ranks.get(id) ?? id) });
  }
}
