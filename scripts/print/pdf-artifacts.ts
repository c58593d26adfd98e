/**
 * What a page shows beside its content (page numbers, rules, backgrounds) is marked as an artifact, so that a screen
 * reader passes over it: content is tagged or an artifact, nothing else (ISO 14289-1, 7.1). Chromium tags the content
 * and leaves the rest unmarked.
 */
import { deflateSync, inflateSync } from "node:zlib";
import { PDFArray, PDFName, PDFNumber, PDFRawStream, PDFRef, type PDFDocument } from "pdf-lib";

const OPENS = new Set(["BMC", "BDC"]);
/** Operators that put something on the page (ISO 32000-1, tables 59, 60, 77, 87, 109). */
const PAINTS = new Set([
  "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "Tj", "TJ", "'", "\"",
]);

export function markArtifacts(document: PDFDocument): void {
  for (const page of document.getPages()) {
    const contents = page.node.get(PDFName.of("Contents"));
    for (const ref of contents instanceof PDFArray ? contents.asArray() : [contents]) {
      if (ref instanceof PDFRef) markStream(document, ref);
    }
  }
}

function markStream(document: PDFDocument, ref: PDFRef): void {
  const stream = document.context.lookup(ref);
  if (!(stream instanceof PDFRawStream)) return;
  const marked = deflateSync(Buffer.from(markedText(inflateSync(stream.contents).toString("latin1")), "latin1"));
  stream.dict.set(PDFName.of("Length"), PDFNumber.of(marked.length));
  document.context.assign(ref, PDFRawStream.of(stream.dict, marked));
}

/** A content stream in which all painting lies in marked content; it has one operator, or a few of a kind, a line. */
export function markedText(content: string): string {
  const lines: string[] = [];
  let held: string[] = [];
  let depth = 0;
  const release = (): void => {
    lines.push(...asArtifact(held));
    held = [];
  };
  for (const line of content.split("\n")) {
    const operator = operatorOf(line);
    if (OPENS.has(operator)) {
      release();
      depth += 1;
    }
    if (depth > 0) lines.push(line);
    else held.push(line);
    if (operator === "EMC") depth -= 1;
  }
  release();
  return lines.join("\n");
}

/** Chromium writes "<</MCID 3 >>BDC" without a space. */
const operatorOf = (line: string): string => line.slice(Math.max(line.lastIndexOf(" "), line.lastIndexOf(">")) + 1);

/** Marked content may not begin or end inside a text object that it does not hold whole (ISO 32000-1, 14.6.1). */
function asArtifact(held: readonly string[]): readonly string[] {
  const operators = held.map(operatorOf);
  const whole = operators.filter((one) => one === "BT").length === operators.filter((one) => one === "ET").length;
  return whole && operators.some((one) => PAINTS.has(one)) ? ["/Artifact BMC", ...held, "EMC"] : held;
}
