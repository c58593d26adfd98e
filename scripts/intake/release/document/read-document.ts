/** Bytes of a release → its blocks, whatever it is written in. Limits come first; nothing is refused half-way. */
import { decodeRelease, type Encoding } from "./decode-release.ts";
import type { Block } from "./block.ts";
import { fileKind } from "./file-signature.ts";
import { htmlBlocks } from "./html-blocks.ts";
import { TooMuchHtml } from "./html-tree.ts";
import { markdownBlocks } from "./markdown-blocks.ts";
import { openWrapper } from "./open-wrapper.ts";
import { textBlocks } from "./text-blocks.ts";

export type Format = "html" | "markdown" | "text";

export interface ReleaseDocument {
  readonly format: Format;
  readonly encoding: Encoding;
  /** The exhibit's type, where the file carries EDGAR's own wrapper. */
  readonly exhibit: string | undefined;
  readonly blocks: readonly Block[];
}

export interface Unreadable { readonly unreadable: "too-large" | "too-deep" | "binary" | "empty"; readonly what: string }

/** A release of 20 MB would be forty times the largest known. */
export const MAX_BYTES = 20_000_000;
const MAX_LINE_FEEDS = 400_000;

export function readDocument(bytes: Uint8Array): ReleaseDocument | Unreadable {
  if (bytes.byteLength === 0) return { unreadable: "empty", what: "a file without a byte" };
  if (bytes.byteLength > MAX_BYTES) {
    return { unreadable: "too-large", what: `${bytes.byteLength} bytes; a release has at most ${MAX_BYTES}` };
  }
  const kind = fileKind(bytes) ?? (isBinary(bytes) ? "bytes that are no text" : undefined);
  if (kind !== undefined) return { unreadable: "binary", what: `${kind}, which is not read` };
  const { text, encoding } = decodeRelease(bytes);
  const { text: inner, exhibit } = openWrapper(text);
  const wrapped = fileKind(Buffer.from(inner.trimStart().slice(0, 16)));
  if (wrapped !== undefined) return { unreadable: "binary", what: `${wrapped}, which is not read` };
  if (inner.trim() === "") return { unreadable: "empty", what: "a file without text" };
  const format = formatOf(inner);
  if (format !== "html" && inner.split("\n", MAX_LINE_FEEDS + 1).length > MAX_LINE_FEEDS) {
    return { unreadable: "too-large", what: `more than ${MAX_LINE_FEEDS} lines` };
  }
  return blocksOf(inner, { format, encoding, exhibit });
}

function blocksOf(text: string, about: Omit<ReleaseDocument, "blocks">): ReleaseDocument | Unreadable {
  try {
    return { ...about, blocks: withoutRunningHeads(PARSERS[about.format](text)) };
  } catch (error) {
    if (error instanceof TooMuchHtml) return { unreadable: "too-deep", what: error.what };
    throw error;
  }
}

/** Lines that pages repeat at their top ("… Reports Second Quarter Results – Page 6") are no text of the release. */
function withoutRunningHeads(blocks: readonly Block[]): Block[] {
  const counts = new Map<string, number>();
  const keyOf = (block: Block): string | undefined =>
    (block.kind !== "grid" && /page\s*\d+$|^-?\s*more\s*-?$/i.test(block.text) ? block.text.replaceAll(/\d+$/g, "") : undefined);
  for (const block of blocks) {
    const key = keyOf(block);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return blocks.filter((block) => (counts.get(keyOf(block) ?? "") ?? 0) < 2);
}

const PARSERS: Readonly<Record<Format, (text: string) => Block[]>> =
  { html: htmlBlocks, markdown: markdownBlocks, text: textBlocks };

const isBinary = (bytes: Uint8Array): boolean =>
  bytes[0] !== 0xff && bytes[0] !== 0xfe && bytes.subarray(0, 4096).some((byte) => byte === 0);

/** EDGAR's `<TABLE>` with `<S>` and `<C>` is plain text; rows and cells make it HTML. */
export function formatOf(text: string): Format {
  const head = text.slice(0, 400_000);
  if (/<(?:html|body|div|tr|td|p|br|font)\b[^>]*>/i.test(head)) return "html";
  if (/^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/m.test(head)) return "markdown";
  return "text";
}
