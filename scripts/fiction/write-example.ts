/** `npm run example`: writes the fictional filings. The same code writes the same bytes. */
import { join } from "node:path";
import { companySlug, type Filing } from "../model/filing.ts";
import { writeFiling } from "../store/write-filing.ts";
import { beispielReports } from "./beispiel-optik.ts";
import { exampleForms } from "./example-insiders.ts";
import { exampleReleases } from "./example-instruments.ts";

/** Every fictional filing of the project. */
export const exampleFilings = (): Filing[] => [...exampleReleases(), ...exampleForms(), ...beispielReports()];

/** "exmpl/exmpl-2023-q1.json" */
export const fileOf = (filing: Filing): string => join(companySlug(filing), `${filing.id}.json`);

/** Writes below `folder` ("data/filings"), over what stands there; returns the files. */
export async function writeExample(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const filing of exampleFilings()) {
    const file = join(folder, fileOf(filing));
    await writeFiling(file, filing, { force: true, shownAs: file });
    files.push(file);
  }
  return files;
}
