/** What a document is, by its bytes; for what intake cannot read, what it is and what to give instead. */
import type { Finding } from "../lib/finding.ts";
import { isJsonObject, type JsonValue } from "./xbrl/json-text.ts";

export type DocumentKind = "ownership" | "xbrl-json" | "release" | "companyfacts" | "submissions" | "filing-json";

/** Enough of the beginning to tell what a document is. */
const HEAD_BYTES = 4096;
/** dei: facts of an inline XBRL document stand in its hidden header, which comes first but may be long. */
const INLINE_BYTES = 1 << 20;

const headOf = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength)).toString("latin1");

/** A document in UTF-16 as if it were ASCII, as far as it is. */
const narrow = (head: string): string =>
  (/^(?:\u00ff\u00fe|\u00fe\u00ff|<\0|\0<)/.test(head) ? head.replace(/^[\u00fe\u00ff]{2}/, "").replaceAll("\0", "") : head);

const BYTE_ORDER_MARK = /^(?:\u00ef\u00bb\u00bf)?\s*/;

/** JSON must be parsed to be known; see {@link kindOfJson}. */
export function kindOfBytes(bytes: Uint8Array): "json" | "ownership" | "submission" | "release" | Strange {
  const head = narrow(headOf(bytes, HEAD_BYTES)).replace(BYTE_ORDER_MARK, "");
  const binary = BINARY.find(({ begins }) => begins.test(head));
  if (bytes.byteLength === 0) return EMPTY;
  if (binary !== undefined) return binary;
  if (/^[{[]/.test(head)) return "json";
  if (isSubmission(head)) return "submission";
  if (/<(?:[\w.-]+:)?ownershipDocument[\s>]/.test(head)) return "ownership";
  return strangeMarkup(bytes, head) ?? "release";
}

/** SGML of EDGAR comes before anything that begins a document of XML or HTML. */
function isSubmission(head: string): boolean {
  const at = head.search(/<(?:SEC-DOCUMENT|SEC-HEADER|SUBMISSION|DOCUMENT)>|-----BEGIN PRIVACY/);
  const markup = head.search(/<\?xml|<ownershipDocument|<!DOCTYPE|<html/i);
  return at >= 0 && (markup < 0 || at < markup);
}

/** A document that is none of ours, in words for its finding. */
export interface Strange { readonly code: string; readonly what: string; readonly mend: string }

const EXHIBIT = "give the HTML exhibit that holds the statements (EX-99.1), as EDGAR's index page of the filing lists it";

const EMPTY: Strange = { code: "intake-empty", what: "an empty file", mend: "fetch the document again" };

const BINARY: readonly (Strange & { readonly begins: RegExp })[] = [
  { begins: /^%PDF-/, code: "intake-pdf", what: "a PDF, whose pages have no tables to read", mend: EXHIBIT },
  { begins: /^PK\u0003\u0004/, code: "intake-binary", what: "an archive or an Office document", mend: EXHIBIT },
  { begins: /^\u001f\u008b/, code: "intake-binary", what: "a gzip archive", mend: "unpack it first" },
  { begins: /^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8)/, code: "intake-binary", what: "a picture", mend: EXHIBIT },
];

const PERIODIC = /name="dei:DocumentType"[^>]*>(?:\s*<[^>]+>)*\s*((?:10-[KQ]|20-F|40-F|8-K)[^<]{0,6})</i;

function strangeMarkup(bytes: Uint8Array, head: string): Strange | undefined {
  if (/xmlns:ix\s*=|<ix:header/i.test(head)) {
    const form = PERIODIC.exec(headOf(bytes, INLINE_BYTES))?.[1]?.trim();
    return form === undefined ? undefined : {
      code: "intake-inline-xbrl", what: `an inline XBRL document, Form ${form}`,
      mend: `${EXHIBIT}; the figures of a Form ${form} come with --series, from companyfacts`,
    };
  }
  const root = /^(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<([A-Za-z_][\w.:-]*)/.exec(head)?.[1];
  if (!head.startsWith("<?xml") || root === undefined || /^html$/i.test(root)) return undefined;
  return {
    code: "intake-other-xml", what: /(?:^|:)xbrl$/.test(root) ? "an XBRL instance" : `XML with the root <${root}>`,
    mend: "give the XML of a Form 3, 4 or 5 (<ownershipDocument>), a press release as HTML, or xBRL-JSON",
  };
}

const JSON_KINDS: readonly (readonly [DocumentKind, readonly string[]])[] = [
  ["xbrl-json", ["documentInfo"]], ["companyfacts", ["entityName", "facts"]], ["companyfacts", ["cik", "facts"]],
  ["submissions", ["cik", "filings"]], ["filing-json", ["kind", "source"]],
];

/** By the fields at the top; undefined for JSON that is none of these. */
export function kindOfJson(root: JsonValue): DocumentKind | undefined {
  if (!isJsonObject(root)) return undefined;
  return JSON_KINDS.find(([, fields]) => fields.every((field) => field in root))?.[0];
}

export const EXPECTED = "a press release (HTML, Markdown or text), the XML of a Form 3, 4 or 5, or xBRL-JSON";

export const strangeFinding = ({ code, what, mend }: Strange, file: string): Finding =>
  ({ code, place: { file }, what, expected: EXPECTED, mend });

export const OTHER_JSON: Strange = {
  code: "intake-other-json", what: "JSON that is none of those that intake reads",
  mend: "give xBRL-JSON (\"documentInfo\", \"facts\"), or companyfacts with --series",
};

export const JSON_ELSEWHERE: Readonly<Record<"companyfacts" | "filing-json", Strange>> = {
  "companyfacts": {
    code: "intake-companyfacts", what: "companyfacts of EDGAR: all figures of a company, of no one filing",
    mend: "add --series to make the company's series of it, or --against to compare a filing with it",
  },
  "filing-json": {
    code: "intake-filing-json", what: "a Filing JSON, which is what intake writes",
    mend: "npm run check:filing -- FILE examines it; with --against it is compared with companyfacts",
  },
};
