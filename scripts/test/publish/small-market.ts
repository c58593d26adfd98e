/** A site of many companies with a form each: small enough to be built by the test, large enough to be divided. */
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PROJECT } from "../example-filings.ts";

const FORM = join(PROJECT, "data", "filings", "exmpl", "exmpl-2023-12-20-form4-example-69046a.json");

/** Letters of the companies' tickers: EXMA, EXMB, … */
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

export const tickerOf = (company: number): string => `EXM${LETTERS.charAt(company)}`;
export const formOf = (company: number): string => `${tickerOf(company).toLowerCase()}-2023-12-20-form4-example`;
export const fileOf = (data: string, company: number): string =>
  join(data, "filings", tickerOf(company).toLowerCase(), `${formOf(company)}.json`);

/** Every third person has filed for the company before, too, so that people belong to several parts of a site. */
const ownerOf = (company: number): number => company - (company % 3 === 2 ? 1 : 0);

export async function writeMarket(folder: string, companies: number): Promise<{ data: string; content: string }> {
  const [data, content] = [join(folder, "data"), join(folder, "content")];
  for (const part of ["site", "words", "concepts"]) await cp(join(PROJECT, "data", part), join(data, part), { recursive: true });
  await mkdir(content, { recursive: true });
  const form = await readFile(FORM, "utf8");
  for (let company = 0; company < companies; company += 1) {
    const text = form.replaceAll("exmpl-2023-12-20-form4-example-69046a", formOf(company)).replaceAll("EXMPL", tickerOf(company))
      .replaceAll("Example Instruments", `Example ${LETTERS.charAt(company)} Instruments`)
      .replaceAll("9999999901", `99999990${String(company).padStart(2, "0")}`)
      .replaceAll("9999999911", `99999991${String(ownerOf(company)).padStart(2, "0")}`);
    await mkdir(join(data, "filings", tickerOf(company).toLowerCase()), { recursive: true });
    await writeFile(fileOf(data, company), text);
  }
  return { data, content };
}
