/**
 * What a page shows beside its content (page numbers, rules, backgrounds) is marked as an artifact, so that a screen
 * reader passes over it: content is tagged or an artifact, nothing else (ISO 14289-1, 7.1). Chromium tags the content
 * and leaves the rest unmarked.
 */
import { promisify } from "node:util";
import { inflate } from "node:zlib";
import type { PdfObjects } from "./pdf-objects.ts";
import { readItems, readRef, writeDict } from "./pdf-syntax.ts";
import { deflated } from "./pdf-writer.ts";

const inflated: (bytes: Uint8Array) => Promise<Buffer> = promisify(inflate);

/** Operators that put something on the page (ISO 32000-1, tables 59, 60, 77, 87, 109). */
const PAINTS = new Set([
  "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "Tj", "TJ", "'", "\"",
]);

/** Chromium packs every content stream by Flate. */
export async function markArtifacts(objects: PdfObjects, pages: readonly number[]): Promise<void> {
  const streams = pages.flatMap((page) => readItems(objects.dict(page).get("Contents") ?? "[]"));
  await Promise.all(streams.flatMap((value) => readRef(value) ?? []).map((number) => markStream(objects, number)));
}

async function markStream(objects: PdfObjects, number: number): Promise<void> {
  const { stream } = objects.object(number);
  if (stream === undefined) return;
  const content = (await inflated(stream)).toString("latin1");
  const marked = await deflated(Buffer.from(markedText(content), "latin1"));
  const dict = objects.dict(number).set("Length", `${marked.length}`);
  objects.put(number, { text: writeDict(dict), stream: marked });
}

/** A content stream in which all painting lies in marked content; it has one operator, or a few of a kind, a line. */
export function markedText(content: string): string {
  const parts: string[] = [];
  let depth = 0;
  /** Where the text that is not yet among the parts begins. */
  let from = 0;
  for (const { 0: operator, index } of content.matchAll(/(?:BMC|BDC|EMC)$/gm)) {
    if (operator === "EMC") depth -= 1;
    else depth += 1;
    const isFirst = operator !== "EMC" && depth === 1;
    if (!isFirst && depth > 0) continue;
    const to = isFirst ? content.lastIndexOf("\n", index) + 1 : index + operator.length + 1;
    const part = content.slice(from, to);
    parts.push(isFirst ? asArtifact(part) : part);
    from = to;
  }
  return parts.join("") + asArtifact(content.slice(from));
}

/** Chromium writes "<</MCID 3 >>BDC" without a space. */
const operatorOf = (line: string): string => line.slice(Math.max(line.lastIndexOf(" "), line.lastIndexOf(">")) + 1);

/** Marked content may not begin or end inside a text object that it does not hold whole (ISO 32000-1, 14.6.1). */
function asArtifact(unmarked: string): string {
  const operators = unmarked.split("\n").map(operatorOf);
  const whole = operators.filter((one) => one === "BT").length === operators.filter((one) => one === "ET").length;
  if (!whole || !operators.some((one) => PAINTS.has(one))) return unmarked;
  return `/Artifact BMC\n${unmarked}${unmarked.endsWith("\n") ? "" : "\n"}EMC\n`;
}
