/**
 * data/watchlist-refused.json: filings that were looked at and gave no Filing JSON, and why. Committed beside the
 * watchlist, so that a run from a clean checkout looks at each filing once; a line that is deleted is looked at again.
 */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { writeWhole } from "../../lib/files.ts";
import { FindingsError } from "../../lib/finding.ts";
import { compareTexts } from "../../lib/order.ts";
import { layoutJson } from "../../store/layout-json.ts";
import { parseJsonBytes } from "../xbrl/json-text.ts";
import { decodeSmallJson } from "./small-json.ts";

const filing = z.strictObject({
  accession: z.string().regex(/^\d{10}-\d{2}-\d{6}$/), cik: z.string(), company: z.string(), form: z.string(),
  filed: z.string(), reasons: z.array(z.string()),
});

const refused = z.strictObject({ refused: z.array(filing) });

export type RefusedFiling = z.infer<typeof filing>;

export class RefusedList {
  readonly #file: string;
  readonly #filings: Map<string, RefusedFiling>;

  private constructor(file: string, filings: readonly RefusedFiling[]) {
    this.#file = file;
    this.#filings = new Map(filings.map((each) => [each.accession, each]));
  }

  /** Empty where there is no file. Throws a FindingsError for a file in another shape. */
  static async read(file: string): Promise<RefusedList> {
    const bytes = await readFile(file).catch(noneIfAbsent);
    if (bytes === undefined) return new RefusedList(file, []);
    const parsed = refused.safeParse(decodeSmallJson(parseJsonBytes(bytes, file)));
    if (parsed.success) return new RefusedList(file, parsed.data.refused);
    throw new FindingsError(parsed.error.issues.map(({ path, message }) => ({
      code: "watchlist-refused", place: { file }, subject: `/${path.join("/")}`, what: message,
      expected: "the file as it was written", mend: "take it back from the repository, or delete it to look at all filings again",
    })));
  }

  get accessions(): ReadonlySet<string> {
    return new Set(this.#filings.keys());
  }

  /** Written at once, so that a run that is stopped need not look again. */
  async add(one: RefusedFiling): Promise<void> {
    this.#filings.set(one.accession, one);
    const sorted = [...this.#filings.values()].toSorted((a, b) =>
      compareTexts(a.cik, b.cik) || compareTexts(a.filed, b.filed) || compareTexts(a.accession, b.accession));
    await writeWhole(this.#file, layoutJson({ refused: sorted }));
  }
}

function noneIfAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
