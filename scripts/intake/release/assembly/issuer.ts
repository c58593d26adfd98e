/** Who reports and when it was published, from the words of the release itself. */
import type { EarningsRelease } from "../../../model/earnings-release.ts";
import { addYears, daysBetween, type PlainDate } from "../../../model/plain-date.ts";
import type { Block, TextBlock } from "../document/block.ts";
import { dateOf } from "../table/calendar.ts";
import { readPhrase } from "../table/period-phrase.ts";

export interface IssuerOptions {
  readonly cik?: string;
  readonly name?: string;
  readonly ticker?: string;
  readonly exchange?: string;
  readonly published?: PlainDate;
}

export interface FoundIssuer {
  readonly issuer: EarningsRelease["issuer"];
  /** Which of the fields the document does not tell. */
  readonly unknown: readonly ("cik" | "name" | "ticker" | "exchange")[];
}

export const UNKNOWN_CIK = "0000000000";

const EXCHANGES = String.raw`(NYSE(?: American| Arca| MKT)?|NASDAQ(?:[ -]?(?:GS|GM|CM|NM|NMS))?(?: [A-Z]\w+(?: [A-Z]\w+)*)?|AMEX|American Stock Exchange|New York Stock Exchange|OTC\w*(?: \w+)?|TSX|LSE)`;
const LISTED = new RegExp(String.raw`\(?\b${EXCHANGES}(?:\s*(?:National Market|Global (?:Select )?Market))?\s*[:,]\s*[“"]?([A-Z]{1,5}(?:[.-][A-Z])?)\b[”"]?`, "i");
const LEGAL = String.raw`(?:Inc\.?|Incorporated|Corp\.?|Corporation|Company|Co\.|Group|Ltd\.?|Limited|plc|N\.V\.|S\.A\.|S\.p\.A\.|SE|AG|ASA|AB|LLC|L\.P\.|Holdings?|Bancorp|Bancshares|Trust|Stores)`;
const NAMED = new RegExp(String.raw`((?:The )?[A-Z][\w&.’'-]*(?:,? (?:[A-Z0-9][\w&.’'-]*|of|and|the|&)){0,7}?,?(?: ${LEGAL})+)`, "i");

export const textsOf = (blocks: readonly Block[]): TextBlock[] => blocks.filter((block) => block.kind !== "grid");

export function findIssuer(blocks: readonly Block[], options: IssuerOptions): FoundIssuer {
  const texts = textsOf(blocks).map(({ text }) => text.replaceAll(/\s+/g, " "));
  const listed = texts.map((text) => LISTED.exec(text)).find((match) => match !== null);
  const name = options.name ?? nameIn(texts);
  const ticker = options.ticker ?? listed?.[2]?.toUpperCase();
  const exchange = options.exchange ?? exchangeName(listed?.[1]);
  const fallback = (name ?? "Issuer").replaceAll(/[^A-Za-z]/g, "").slice(0, 5).toUpperCase() || "X";
  const missing = { cik: options.cik, name, ticker, exchange };
  return {
    issuer: {
      cik: options.cik ?? UNKNOWN_CIK, name: name ?? "Unknown issuer", ticker: ticker ?? fallback, exchange: exchange ?? "unknown",
    },
    unknown: (["cik", "name", "ticker", "exchange"] as const).filter((field) => missing[field] === undefined),
  };
}

function exchangeName(found: string | undefined): string | undefined {
  if (found === undefined) return undefined;
  if (/^nasdaq/i.test(found)) return "NASDAQ";
  if (/^new york/i.test(found)) return "NYSE";
  return /^american/i.test(found) ? "AMEX" : found.toUpperCase().replace("AMERICAN", "American");
}

/** The name just before its listing, else a line of its own that ends like a company's name. */
function nameIn(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const at = LISTED.exec(text)?.index;
    const before = at === undefined ? undefined : text.slice(Math.max(0, at - 90), at).replace(/\([^()]*$/, "").replace(/[\s,(]+$/, "");
    const named = before === undefined ? undefined : lastName(before);
    if (named !== undefined) return named;
  }
  const alone = new RegExp(`^${NAMED.source}(?: and (?:consolidated )?subsidiaries)?$`, "i");
  return texts.map((text) => (text.length < 80 ? alone.exec(text)?.[1] : undefined))
    .find((found) => found !== undefined);
}

function lastName(before: string): string | undefined {
  const part = before.split(/\s+[–—-]{1,2}\s+|\)\s*|\/\s+|\b(?:Calif|N\.J|Tex)\.?,\s/).at(-1)?.trim() ?? "";
  const legal = new RegExp(`^${NAMED.source}$`, "i").exec(part)?.[1];
  if (legal !== undefined) return tidyName(legal);
  return /^(?:The )?[A-Z][\w&.’']*(?: [A-Z&][\w&.’']*){0,5}$/.test(part) ? tidyName(part) : undefined;
}

const tidyName = (name: string): string => (/[a-z]/.test(name) ? name
  : name.replaceAll(/[A-Z][A-Z’']+/g, (word) => word.charAt(0) + word.slice(1).toLowerCase())).replace(/,$/, "");

/** The first date of the release that lies after the period and not much later; "Aug. 9" takes the year that fits. */
export function findPublished(blocks: readonly Block[], quarterEnd: PlainDate): PlainDate | undefined {
  const texts = textsOf(blocks).filter(({ text }) => text.length > 20).slice(0, 40)
    .map(({ text }) => text.slice(0, 600));
  for (const text of [...texts.filter((each) => /[–—-]{1,2}|\/PR|newswire|release/i.test(each.slice(0, 160))), ...texts]) {
    const found = datesIn(text, quarterEnd).find((date) => isSoonAfter(date, quarterEnd));
    if (found !== undefined) return found;
  }
  return undefined;
}

const isSoonAfter = (date: PlainDate, end: PlainDate): boolean =>
  daysBetween(end, date) >= 0 && daysBetween(end, date) <= 150;

const MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const DATE = new RegExp(String.raw`\b\d{1,2} ${MONTH},? \d{4}\b|\b${MONTH}\.? \d{1,2}\b(?:, ?\d{4})?`, "gi");

function datesIn(text: string, quarterEnd: PlainDate): PlainDate[] {
  return [...text.matchAll(DATE)].flatMap(([words]) => {
    const { phrase } = readPhrase(words.replace(/(\d),(\d)/, "$1, $2"));
    const year = Number.parseInt(quarterEnd.slice(0, 4), 10);
    const date = dateOf(phrase.year === undefined ? { ...phrase, year } : phrase);
    if (date === undefined) return [];
    return [phrase.year === undefined && date < quarterEnd ? addYears(date, 1) : date];
  });
}
