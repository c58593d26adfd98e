/** Product "handout": a filing as PDF, printed from its staged page, with the Filing JSON inside. */
import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { sha256Of } from "../../lib/files.ts";
import { FindingsError } from "../../lib/finding.ts";
import type { Attachment } from "../../print/pdf-attachments.ts";
import type { Printer } from "../../print/printer.ts";
import { changedMeanwhile } from "../changed-meanwhile.ts";
import type { ScannedFiling } from "../plan/scan-filings.ts";
export { browserIdentity } from "../../print/browser-identity.ts";
export { openPrinter, type Printer } from "../../print/printer.ts";

export interface HandoutJob { readonly filing: ScannedFiling; readonly title: string; readonly stage: string }

export const handoutFile = (id: string): string => `filings/${id}/handout.pdf`;

/** Answers the number of its pages. Throws a FindingsError where the Filing JSON is no longer what was examined. */
export async function printHandout(printer: Printer, { filing, title, stage }: HandoutJob): Promise<number> {
  const { id, published } = filing.card;
  const { pages } = await printer.print({
    page: `print/${id}/index.html`, pdf: join(stage, handoutFile(id)), title, date: published,
    attachments: [await attachmentOf(filing)],
  });
  return pages;
}

async function attachmentOf({ file, sha256 }: ScannedFiling): Promise<Attachment> {
  const bytes = await readFile(resolve(file));
  if (sha256Of(bytes) !== sha256) throw new FindingsError([changedMeanwhile(file)]);
  const description = "Filing JSON: the facts that this document was made from";
  return { name: basename(file), mediaType: "application/json", description, bytes };
}
