/**
 * A handout: its elements carry no ids, so that its numerals are explained by the page that it was printed from,
 * which has itself been checked. They must be the same ones in the same order, and each page must say its own
 * number. Pure.
 */
import { words } from "../../lib/words.ts";
import { hasNumeral } from "../../format/numerals.ts";
import { tokensOf, type PrintText, type PrintToken } from "./print-text.ts";
import type { PdfPage, PdfText } from "./read-pdf.ts";
import { Reading } from "./reading.ts";
import { tidy } from "./ref-words.ts";
import { REASONS } from "./allow-list.ts";

export interface Handout {
  readonly path: string;
  readonly pdf: PdfText;
  readonly print: PrintText;
  /** The filing's title, which stands in the margins. */
  readonly title: string;
}

interface PageToken extends PrintToken { readonly page: number }

export function checkPdf({ path, pdf, print, title }: Handout): Reading {
  const reading = new Reading(path);
  const found = pdf.pages.flatMap((page, at) =>
    tokensOfPage(page).map((token): PageToken => ({ ...token, page: at + 1 })));
  reading.counted += found.length;
  compareSequences(found, print, reading);
  for (const [at, { margins, alternatives }] of pdf.pages.entries()) {
    checkMargins({ margins, page: at + 1, pages: pdf.pages.length, title, print }, reading);
    const where = `page ${at + 1}, what is read aloud for a picture`;
    for (const words of alternatives.flatMap((each) => each.split("\n"))) checkWords({ words, where }, print, reading);
  }
  for (const words of pdf.outline) checkWords({ words, where: "outline" }, print, reading);
  if (pdf.title !== title) differ(reading, { what: `the title is »${pdf.title}«`, expected: title, around: "title" });
  if (found.length === 0) {
    reading.complain({ code: "no-numerals", what: "not one numeral stands here", expected: "the figures of the page it was printed from" });
  }
  return reading;
}

const known = new WeakMap<PdfPage, readonly PrintToken[]>();

function tokensOfPage(page: PdfPage): readonly PrintToken[] {
  const tokens = known.get(page) ?? tokensOf(page.text);
  known.set(page, tokens);
  return tokens;
}

const MEND = "print the handout again from its page";

interface Difference { readonly what: string; readonly expected?: string; readonly around: string }
const differ = (reading: Reading, difference: Difference): void =>
  reading.complain({ code: "handout-differs", mend: MEND, ...difference });

/** How far the sequences are searched for the place where they agree again, and for how many numerals. */
const REACH = 60;
const AGREE = 4;

function compareSequences(found: readonly PageToken[], print: PrintText, reading: Reading): void {
  const { tokens: expected } = print;
  let [at, to] = [0, 0];
  while (at < found.length || to < expected.length) {
    at += repeatedHead({ found, at, print, to });
    if (found[at]?.text === expected[to]?.text) {
      at += 1;
      to += 1;
      continue;
    }
    const ahead = REACH + AGREE;
    const { extra, missing } = nextAgreement(found.slice(at, at + ahead), expected.slice(to, to + ahead));
    tell(found.slice(at, at + extra), expected.slice(to, to + missing), { before: found[at - 1], reading });
    at += extra;
    to += missing;
  }
}

interface Position {
  readonly found: readonly PageToken[];
  readonly at: number;
  readonly print: PrintText;
  readonly to: number;
}

/**
 * How many numerals the head of a table has that a browser repeats at the top of a page, since the table goes on
 * there; 0 where none is repeated. A row may have the same numerals as its head: then the page goes on with that row.
 */
function repeatedHead({ found, at, print, to }: Position): number {
  const page = found[at]?.page;
  if (at === 0 || page === undefined || found[at - 1]?.page === page) return 0;
  const table = print.tables.find(({ from, to: end }) => from <= to && to <= end);
  if (table === undefined) return 0;
  const { head } = table;
  const stands = head.every((text, index) => found[at + index]?.page === page && found[at + index]?.text === text);
  const goesOn = found.slice(at, at + head.length + AGREE)
    .every(({ text }, index) => print.tokens[to + index]?.text === text);
  return stands && !goesOn ? head.length : 0;
}

interface Step { readonly extra: number; readonly missing: number }

/** The smallest step after which a few numerals in a row are the same. */
function nextAgreement(found: readonly PrintToken[], expected: readonly PrintToken[]): Step {
  for (let sum = 1; sum <= 2 * REACH; sum += 1) {
    for (let step = 0; step <= sum; step += 1) {
      // First as many as there should be, then one more or fewer.
      const extra = Math.ceil(sum / 2) + (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2);
      const missing = sum - extra;
      if (extra < 0 || missing < 0) continue;
      if (agrees(found.slice(extra), expected.slice(missing))) return { extra, missing };
    }
  }
  return { extra: found.length, missing: expected.length };
}

function agrees(found: readonly PrintToken[], expected: readonly PrintToken[]): boolean {
  const length = Math.min(AGREE, Math.max(found.length, expected.length));
  return Array.from({ length }, (_, at) => found[at]?.text === expected[at]?.text).every(Boolean);
}

interface Where { readonly before: PageToken | undefined; readonly reading: Reading }

function tell(extra: readonly PageToken[], missing: readonly PrintToken[], { before, reading }: Where): void {
  for (let at = 0; at < Math.max(extra.length, missing.length); at += 1) {
    const [one, other] = [extra[at], missing[at]];
    const page = one?.page ?? extra[0]?.page ?? before?.page ?? 1;
    differ(reading, {
      what: one === undefined ? "a numeral is missing" : `»${one.text}« stands there`,
      expected: other === undefined ? "no numeral" : `»${other.text}«, in »${other.around}«`,
      around: `page ${page}: ${one?.around ?? before?.around ?? ""}`,
    });
  }
}

interface Margins {
  readonly margins: readonly string[];
  readonly page: number;
  readonly pages: number;
  readonly title: string;
  readonly print: PrintText;
}

/**
 * Each page says its number; its margins hold nothing else with a numeral but the title and repeated heads of
 * tables.
 */
function checkMargins({ margins, page, pages, title, print }: Margins, reading: Reading): void {
  const own = words("print.page", { page, pages });
  const rest = margins.map(tidy).filter((text) => text !== own && text !== tidy(title));
  const tokens = rest.flatMap((text) => tokensOf(text).map((token) => token.text));
  reading.counted += 1;
  if (margins.filter((text) => tidy(text) === own).length === 1) reading.allow("page", own, REASONS["page"] ?? "");
  else differ(reading, { what: `the margins say ${margins.map((text) => `»${text}«`).join(", ") || "nothing"}`, expected: own, around: `page ${page}` });
  if (tokens.length > 0 && !isHeadOf(tokens, print)) {
    differ(reading, { what: `the margins say »${rest.join(" ")}«`, expected: "no numeral", around: `page ${page}` });
  }
}

const isHeadOf = (tokens: readonly string[], { tables }: PrintText): boolean =>
  tables.some(({ head }) => head.join(" ") === tokens.join(" "));

/** Words beside the text, which a screen reader says, hold no numeral that the page does not. */
function checkWords({ words, where }: { words: string; where: string }, print: PrintText, reading: Reading): void {
  if (!hasNumeral(words) || tidy(print.text).includes(tidy(words))) return;
  differ(reading, { what: `»${words}«`, expected: "words of the page that it was printed from", around: where });
}
