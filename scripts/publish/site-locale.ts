/** The language of a site: what data/site/site.json says, for words, numbers and dates. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FindingsError, throwErrors } from "../lib/finding.ts";
import { DEFAULT_LOCALE, languages, readCatalogue, useCatalogue } from "../lib/words.ts";
import { siteFindings } from "./site-files.ts";

/**
 * Puts the catalogue of the site's locale in force. Throws a FindingsError with everything that is wrong with the
 * site's settings, and for a locale that has no catalogue.
 */
export async function useSiteLocale(data: string): Promise<void> {
  throwErrors(await siteFindings(data));
  const file = join(data, "site", "site.json");
  const { locale = DEFAULT_LOCALE } = JSON.parse(await readFile(file, "utf8")) as { locale?: string };
  try {
    useCatalogue(readCatalogue(locale));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FindingsError([{
      code: "locale-without-words", place: { file }, what: error.message, expected: `a locale of ${languages().join(" or ")}`,
      mend: `write "locale": "${DEFAULT_LOCALE}", or add data/words/<language>.json`,
    }]);
  }
}
