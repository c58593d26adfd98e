/** The outline (bookmarks) of a PDF, with the words of the page's headings. */
import type { PdfObjects } from "./pdf-objects.ts";
import { readRef, readText, writeText } from "./pdf-syntax.ts";

/**
 * Chromium joins a heading's lines without the space at the wrap ("third quarter twothousand"). The titles
 * are written anew from the page's headings, matched in their order by their letters. Throws for a title that
 * no heading has.
 */
export function repairOutline(objects: PdfObjects, headings: readonly string[]): void {
  let next = 0;
  for (const item of outlineItems(objects)) {
    const title = readText(objects.dict(item).get("Title") ?? "()");
    const letters = lettersOf(title);
    const at = headings.findIndex((text, index) => index >= next && isOnceOrMore(lettersOf(text), letters));
    const heading = headings[at];
    if (heading === undefined) {
      throw new Error(`the outline's entry "${title}" is no heading of the page from its ${next + 1}th on: `
        + "write the heading as plain text, without images and aria-hidden parts");
    }
    objects.change(item, { Title: writeText(heading.replace(/\s+/g, " ").trim()) });
    next = at + 1;
  }
}

/** Chromium writes a heading's text again for each try at laying it out, when a page break moves it. */
const isOnceOrMore = (heading: string, entry: string): boolean =>
  heading !== "" && heading.repeat(Math.max(1, Math.round(entry.length / heading.length))) === entry;

/** Without what a line wrap adds or takes: white space, hyphens and invisible marks. */
const lettersOf = (text: string): string => text.replace(/[\s\p{Pd}\p{Cf}]/gu, "");

/** Outline items parents first, which is document order. */
function outlineItems(objects: PdfObjects): number[] {
  const walk = (parent: number): number[] => {
    const items: number[] = [];
    let item = readRef(objects.dict(parent).get("First"));
    while (item !== undefined) {
      items.push(item, ...walk(item));
      item = readRef(objects.dict(item).get("Next"));
    }
    return items;
  };
  const root = readRef(objects.dict(objects.root).get("Outlines"));
  return root === undefined ? [] : walk(root);
}
