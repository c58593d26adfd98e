/** One handout a filing, printed from its staged page. */
import { join } from "node:path";
import { rm } from "node:fs/promises";
import type { Progress } from "../lib/progress.ts";
import type { Report } from "../model/report.ts";
import { openPrinter } from "../print/printer.ts";

const PRINT_FOLDER = "print";

export interface Printing {
  readonly stage: string;
  readonly progress: Progress;
  /** Takes the filing's id once its handout is there. */
  readonly onPrinted: (id: string) => Promise<void>;
}

export async function printHandouts(
  reports: readonly Report[], { stage, progress, onPrinted }: Printing,
): Promise<number> {
  const printer = await openPrinter({ root: stage });
  try {
    const printed = await Promise.allSettled(reports.map(async ({ id, title, source }) => {
      const { pages } = await printer.print({
        page: `${PRINT_FOLDER}/${id}/index.html`, pdf: join(stage, "filings", id, "handout.pdf"), title,
        date: source.published,
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

/** All handouts are tried before the first failure is told: the error names every page that did not print. */
function sumPages(printed: readonly PromiseSettledResult<number>[]): number {
  const failures = printed.filter((result) => result.status === "rejected").map(({ reason }) => reason as Error);
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join("\n"));
  return printed.reduce((sum, result) => sum + (result.status === "fulfilled" ? result.value : 0), 0);
}

/** The pages made for printing are not published. */
export const dropPrintPages = (stage: string): Promise<void> =>
  rm(join(stage, PRINT_FOLDER), { recursive: true, force: true });
