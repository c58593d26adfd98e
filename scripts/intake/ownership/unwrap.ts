/**
 * Finds the ownership document in what EDGAR disseminates: the XML itself, or a submission text in which
 * documents are wrapped in SGML (`<SEC-DOCUMENT>`, `<SEC-HEADER>`, `<DOCUMENT><TYPE>4<TEXT><XML>…`, Public
 * Dissemination Service Technical Specification). Looks at bytes: the header is ASCII, and the XML says
 * itself how it is encoded.
 */
import type { Finding, FindingPlace } from "../../lib/finding.ts";
import { isPlainDate, type PlainDate } from "../../model/plain-date.ts";

export interface Unwrapped {
  /** The bytes of the XML; absent if there is none. */
  readonly xml?: Uint8Array;
  /** Where they begin. */
  readonly start: FindingPlace;
  readonly accession?: string;
  readonly filed?: PlainDate;
  readonly findings: readonly Finding[];
}

const OWNERSHIP_TYPE = /<TYPE>\s*[345](?:\/A)?\s*$/m;

export function unwrap(bytes: Uint8Array, shownAs: string): Unwrapped {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const named = accessionIn(shownAs);
  if (!isSubmission(source)) {
    const start = { file: shownAs, line: 1, column: 1 };
    return { xml: bytes, start, ...(named && { accession: named }), findings: [] };
  }
  const header = headerOf(source, named);
  const found = documentsIn(source).filter((document) => isOwnership(source, document));
  const [first, second] = found;
  if (first === undefined) return { ...header, start: { file: shownAs }, findings: [noDocument(shownAs)] };
  const findings = second === undefined ? [] : [secondDocument(placeIn(source, second.from, shownAs))];
  const { from, to } = xmlIn(source, first);
  return { ...header, xml: bytes.subarray(from, to), start: placeIn(source, from, shownAs), findings };
}

/** Tags of SGML come before anything that begins a document of XML. */
function isSubmission(source: Buffer): boolean {
  const head = source.toString("latin1", 0, 4096);
  const at = head.search(/<(?:SEC-DOCUMENT|SEC-HEADER|DOCUMENT|SUBMISSION|XML)>|-----BEGIN PRIVACY/);
  const xml = head.search(/<\?xml|<ownershipDocument|<!DOCTYPE|<html/i);
  return at >= 0 && (xml < 0 || at < xml);
}

interface Range { readonly from: number; readonly to: number }

/** What stands between `<DOCUMENT>` and its end; the whole where there is no such tag. */
function documentsIn(source: Buffer): Range[] {
  const ranges: Range[] = [];
  for (let at = source.indexOf("<DOCUMENT>"); at >= 0;) {
    const next = source.indexOf("<DOCUMENT>", at + 1);
    const to = next < 0 ? source.length : next;
    const end = source.subarray(at, to).indexOf("</DOCUMENT>");
    ranges.push({ from: at, to: end < 0 ? to : at + end });
    at = next;
  }
  return ranges.length === 0 ? [{ from: 0, to: source.length }] : ranges;
}

/** The type that EDGAR gives it counts where there is one; else what is inside. */
function isOwnership(source: Buffer, { from, to }: Range): boolean {
  const head = source.toString("latin1", from, Math.min(to, from + 2000));
  if (/<TYPE>/.test(head)) return OWNERSHIP_TYPE.test(head);
  return source.subarray(from, to).includes("<ownershipDocument");
}

/** Between `<XML>` and `</XML>`, without the blank lines around it. */
function xmlIn(source: Buffer, { from, to }: Range): Range {
  const tag = source.subarray(from, to).indexOf("<XML>");
  const inside = tag < 0 ? source.subarray(from, to).indexOf("<?xml") : tag + "<XML>".length;
  let start = inside < 0 ? from : from + inside;
  while (start < to && (source[start] ?? 0) <= 0x20) start += 1;
  const end = source.subarray(start, to).indexOf("</XML>");
  return { from: start, to: end < 0 ? to : start + end };
}

function headerOf(source: Buffer, named: string | undefined): Pick<Unwrapped, "accession" | "filed"> {
  const first = source.indexOf("<DOCUMENT>");
  const text = source.toString("latin1", 0, Math.min(first < 0 ? 65_536 : first, 65_536));
  const accession = /^\s*ACCESSION NUMBER:\s*(\d{10}-\d{2}-\d{6})\s*$/m.exec(text)?.[1]
    ?? /^<ACCESSION-NUMBER>\s*(\d{10}-\d{2}-\d{6})\s*$/m.exec(text)?.[1] ?? named;
  const [, year, month, day] = /^(?:\s*FILED AS OF DATE:|<FILING-DATE>)\s*(\d{4})(\d{2})(\d{2})\s*$/m.exec(text) ?? [];
  const filed = `${year}-${month}-${day}`;
  return { ...(accession && { accession }), ...(isPlainDate(filed) && { filed }) };
}

/** "…/0001209191-13-014365.txt", or EDGAR's folder of eighteen digits. */
function accessionIn(shownAs: string): string | undefined {
  const [, dashed, digits] = /(?<!\d)(?:(\d{10}-\d{2}-\d{6})|(\d{18}))(?!\d)/.exec(shownAs) ?? [];
  return dashed ?? digits?.replace(/^(\d{10})(\d{2})/, "$1-$2-");
}

function placeIn(source: Buffer, offset: number, file: string): FindingPlace {
  let [line, from] = [1, 0];
  for (let at = source.indexOf(0x0a); at >= 0 && at < offset; at = source.indexOf(0x0a, at + 1)) {
    line += 1;
    from = at + 1;
  }
  return { file, line, column: offset - from + 1 };
}

const noDocument = (file: string): Finding => ({
  code: "no-ownership-document", place: { file }, what: "a submission without a document of type 3, 4 or 5",
  expected: "<TYPE>3, 4 or 5 and <XML>",
  mend: "only ownership forms that were filed as XML (since May 2003) can be read",
});

const secondDocument = (place: FindingPlace): Finding => ({
  code: "several-documents", place, what: "a second ownership document", expected: "one",
  mend: "the first is read; cut the other out into a file of its own",
});
