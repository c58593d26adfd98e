/**
 * EDGAR's full submission text (`<SEC-HEADER>`, then several `<DOCUMENT>`s; Public Dissemination Service Technical
 * Specification): the documents in it that intake reads. Each keeps the line numbers of the whole file.
 */
import { sha256Of } from "../lib/files.ts";
import { FindingsError, type Finding } from "../lib/finding.ts";
import { pressReleases } from "./edgar/filing-index.ts";
import type { KnownIssuer, SourceDocument } from "./source-document.ts";

interface Part { readonly name: string; readonly type: string; readonly from: number; readonly to: number }

const OWNERSHIP = /^[345](?:\/A)?$/;
const MAIN = /^(?:8-K|6-K)(?:\/A)?$/;

/** Throws a FindingsError for a submission that holds nothing to read; it names what there is. */
export function documentsInSubmission({ source, bytes, ...known }: SourceDocument): SourceDocument[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = partsOf(text);
  const base = { ...known, ...headerOf(text.toString("latin1", 0, parts[0]?.from ?? text.length)) };
  if (parts.length === 0 || parts.some(({ type }) => OWNERSHIP.test(type))) return [{ ...base, source, bytes }];
  const exhibits = pressReleases(parts);
  const chosen = exhibits.length > 0 ? exhibits : parts.filter(({ type }) => MAIN.test(type)).slice(0, 1);
  if (chosen.length === 0) throw new FindingsError([nothingToRead(source, parts)]);
  const sha256 = sha256Of(bytes);
  const several = parts.length > 1;
  return parts.filter((part) => chosen.some(({ name, type }) => name === part.name && type === part.type))
    .toSorted((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : a.from - b.from))
    .map((part) => ({
      ...base, source: several ? `${source}#${part.name === "" ? part.type : part.name}` : source, type: part.type, sha256,
      bytes: withLinesBefore(text, part),
    }));
}

/** Blank lines for what comes before, so that a place in the part is its place in the file. */
function withLinesBefore(text: Buffer, { from, to }: Part): Uint8Array {
  let lines = 0;
  for (let at = text.indexOf(0x0a); at >= 0 && at < from; at = text.indexOf(0x0a, at + 1)) lines += 1;
  return Buffer.concat([Buffer.alloc(lines, "\n"), text.subarray(from, to)]);
}

function partsOf(text: Buffer): Part[] {
  const parts: Part[] = [];
  for (let from = text.indexOf("<DOCUMENT>"); from >= 0;) {
    const next = text.indexOf("<DOCUMENT>", from + 1);
    const end = text.indexOf("</DOCUMENT>", from);
    const to = Math.min(...[end, next, text.length].filter((at) => at >= 0));
    const head = text.toString("latin1", from, Math.min(to, from + 2000));
    parts.push({ name: tagIn(head, "FILENAME"), type: tagIn(head, "TYPE"), from, to });
    from = next;
  }
  return parts;
}

const tagIn = (head: string, tag: string): string =>
  new RegExp(`^<${tag}>\\s*([^\\r\\n<]*)`, "m").exec(head)?.[1]?.trim() ?? "";

/** The header's own spelling of who filed, and under which number. */
function headerOf(header: string): Pick<SourceDocument, "accession" | "issuer"> {
  const field = (name: string): string | undefined => new RegExp(`^\\s*${name}:\\s*(\\S.*?)\\s*$`, "m").exec(header)?.[1];
  const accession = field("ACCESSION NUMBER");
  const [cik, name] = [field("CENTRAL INDEX KEY"), field("COMPANY CONFORMED NAME")];
  const issuer: KnownIssuer = {
    ...(cik !== undefined && /^\d{1,10}$/.test(cik) && { cik: cik.padStart(10, "0") }), ...(name !== undefined && { name }),
  };
  return {
    ...(accession !== undefined && /^\d{10}-\d{2}-\d{6}$/.test(accession) && { accession }),
    ...(Object.keys(issuer).length > 0 && { issuer }),
  };
}

const nothingToRead = (file: string, parts: readonly Part[]): Finding => ({
  code: "submission-without-release", place: { file },
  what: `a submission of ${parts.map(({ type, name }) => [type, name].filter((each) => each !== "").join(" ")).join(", ")}`,
  expected: "an exhibit 99, or a Form 3, 4 or 5", mend: "give the submission of the Form 8-K that furnishes the release",
});
