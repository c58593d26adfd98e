/** What belongs to no filing: build.json, the style sheets, the feed and the list of pages. */
import type { Copy } from "./copy.ts";
import { contentsOf } from "./check-page.ts";
import { readCounts } from "./evidence-file.ts";
import { ShapeError, type Shape } from "./shape.ts";
import type { Tally } from "./tally.ts";
import type { Told } from "./told.ts";
import { DIGIT, wordsWithDigits } from "./vocabulary.ts";

/** build.json's own list of filings and its counts by grade, against the evidence. */
export function checkBuild(build: Shape, filings: readonly Told[], tally: Tally): void {
  try {
    const listed = new Map(build.key("filings").list().map((filing) => [filing.key("id").text(), filing]));
    for (const { evidence } of filings) {
      const own = listed.get(evidence.id);
      const isSame = own?.key("published").text() === evidence.source.published
        && own.key("kind").text() === evidence.kind && sameCounts(readCounts(own.key("ties")), [evidence.summary]);
      if (!isSame) refuse(tally, `/filings (${evidence.id})`, "it is not what the filing's evidence says");
    }
    if (listed.size !== filings.length) {
      refuse(tally, "/filings", `${listed.size} filings`, `${filings.length}, as in this copy`);
    }
    if (!sameCounts(readCounts(build.key("ties")), filings.map(({ evidence }) => evidence.summary))) {
      refuse(tally, "/ties", "the counts by grade are not the sum of the filings'");
    }
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    refuse(tally, error.pointer, error.message);
  }
}

// eslint-disable-next-line max-params -- one private place where a failure becomes a finding
function refuse(tally: Tally, subject: string, what: string, expected?: string): void {
  tally.refuse("build.json", { code: "build-disagrees", subject, what, ...(expected === undefined ? {} : { expected }) });
}

function sameCounts(counts: ReadonlyMap<string, number>, parts: readonly ReadonlyMap<string, number>[]): boolean {
  const grades = new Set([...counts.keys(), ...parts.flatMap((part) => [...part.keys()])]);
  return [...grades].every((grade) =>
    (counts.get(grade) ?? 0) === parts.reduce((sum, part) => sum + (part.get(grade) ?? 0), 0));
}

export async function checkStyleSheet(copy: Copy, file: string, tally: Tally): Promise<void> {
  const printed = contentsOf(await copy.text(file) ?? "");
  if (DIGIT.test(printed)) tally.refuse(file, { code: "numeral-without-evidence", subject: "content", what: printed });
}

const SUMMARY = /<summary type="xhtml">([\s\S]*?)<\/summary>/g;

/** What an XML file shows as pages do: the summaries of a feed's entries. */
export const summariesOf = (xml: string): string => [...xml.matchAll(SUMMARY)].map(([, summary]) => summary).join("\n");

/** What the other texts of feed and sitemap may hold: titles, days of publication, and the addresses of pages. */
export interface Known {
  readonly titles: ReadonlySet<string>;
  readonly days: ReadonlySet<string>;
  /** Ids of filings and names of companies, as addresses have them. */
  readonly names: ReadonlySet<string>;
}

interface XmlFile { readonly file: string; readonly known: Known }

export async function checkXml(copy: Copy, { file, known }: XmlFile, tally: Tally): Promise<void> {
  const content = (await copy.text(file) ?? "").replace(/<\?[^>]*\?>/g, "").replace(SUMMARY, "");
  const base = /<(?:id|loc)>([^<]*)/.exec(content)?.[1] ?? "";
  for (const [, text = ""] of content.matchAll(/(?:>| label=")([^<"]*)/g)) {
    const left = leftOf(text.trim(), known, base);
    if (left.length === 0) continue;
    tally.refuse(file, {
      code: "numeral-without-evidence", what: left.join(" "), expected: "titles, days and addresses of this copy's filings",
    });
  }
}

function leftOf(text: string, { titles, days, names }: Known, base: string): string[] {
  const day = /^(\d{4}-\d{2}-\d{2})(?:T00:00:00Z)?$/.exec(text)?.[1];
  if (day !== undefined) return days.has(day) ? [] : [text];
  if (titles.has(text)) return [];
  const address = base !== "" && text.startsWith(base) ? text.slice(base.length) : text;
  return wordsWithDigits(address.split("/").filter((part) => !names.has(part)).join(" "));
}
