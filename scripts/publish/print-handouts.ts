/** One handout a filing, printed from its staged page. */
import { basename, join } from "node:path";
import { readFile, rm } from "node:fs/promises";
import { sha256Of } from "../lib/files.ts";
import { FindingsError } from "../lib/finding.ts";
import type { Progress } from "../lib/progress.ts";
import type { Report } from "../model/report.ts";
import type { Attachment } from "../print/pdf-attachments.ts";
import { openPrinter } from "../print/printer.ts";

const PRINT_FOLDER = "print";

/** A Filing JSON as it was examined. */
export interface FilingSource { readonly file: string; readonly sha256: string }

export interface Printing {
  readonly stage: string;
  /** By filing id; each handout carries the Filing JSON that it was made from. */
  readonly sources: ReadonlyMap<string, FilingSource>;
  readonly progress: Progress;
  /** Takes the filing's id once its handout is there. */
  readonly onPrinted: (id: string) => Promise<void>;
}

export async function printHandouts(
  reports: readonly Report[], { stage, sources, progress, onPrinted }: Printing,
): Promise<number> {
  const printer = await openPrinter({ root: stage });
  try {
    const printed = await Promise.allSettled(reports.map(async ({ id, title, source }) => {
      const { pages } = await printer.print({
        page: `${PRINT_FOLDER}/${id}/index.html`, pdf: join(stage, "filings", id, "handout.pdf"), title,
        date: source.published, attachments: await attachmentsOf(sources.get(id)),
      });
      await onPrinted(id);
      progress.advance();
      return pages;
    }));
    return sumPages(printed);
  } finally {
    await printer.close();
  }
}

/** Throws a FindingsError where the file is no longer what was examined. */
async function attachmentsOf(source: FilingSource | undefined): Promise<Attachment[]> {
  if (source === undefined) return [];
  const bytes = await readFile(source.file);
  if (sha256Of(bytes) !== source.sha256) {
    throw new FindingsError([{
      code: "changed-meanwhile", place: { file: source.file }, what: "the file was changed during the build",
      expected: "the bytes that were examined", mend: "build again",
    }]);
  }
  const description = "Filing JSON: the facts that this document was made from";
  return [{ name: basename(source.file), mediaType: "application/json", description, bytes }];
}

/** All handouts are tried before the first failure is told: the error names every page that did not print. */
function sumPages(printed: readonly PromiseSettledResult<number>[]): number {
  const failures = printed.filter((result) => result.status === "rejected").map(({ reason }) => reason as Error);
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join("\n"));
  return printed.reduce((sum, result) => sum + (result.status === "fulfilled" ? result.value : 0), 0);
}

/** The pages made for printing are not published. */
export const dropPrintPages = (stage: string): Promise<void> =>
  rm(join(stage, PRINT_FOLDER), { recursive: true, force: true });
