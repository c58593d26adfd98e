/**
 * What a page gathers while it is rendered: the figures that need an explanation, the HTML that the words' shortcodes
 * hand past the Markdown, and the mistakes found on the way.
 */
import type { Finding } from "../lib/finding.ts";

export type Medium = "page" | "print";

const SLOT_START = "\ue000";
const SLOT_END = "\ue001";
/** A slot alone in its paragraph is a block: a chart or a table. */
export const SLOT = new RegExp(`${SLOT_START}(\\d+)${SLOT_END}`, "g");
export const hasSlots = (text: string): boolean => text.includes(SLOT_START) || text.includes(SLOT_END);

export class Sheet {
  readonly medium: Medium;
  readonly findings: Finding[] = [];
  readonly #openers = new Map<string, string>();
  readonly #slots: string[] = [];
  #explainable = true;

  constructor(medium: Medium) {
    this.medium = medium;
  }

  /** Id of the explanation that a figure opens; the first use of a figure makes it. None on paper. */
  openerOf(ref: string): string | undefined {
    if (this.medium === "print" || !this.#explainable) return undefined;
    const known = this.#openers.get(ref);
    if (known !== undefined) return known;
    const id = `x${this.#openers.size + 1}`;
    this.#openers.set(ref, id);
    return id;
  }

  /** All figures that were shown, with the ids of their explanations, in order of first use. Closes the list. */
  takeOpeners(): ReadonlyMap<string, string> {
    this.#explainable = false;
    return this.#openers;
  }

  /** Hands HTML past the Markdown: a mark that Markdown leaves alone, changed back when the words are rendered. */
  slot(html: string): string {
    this.#slots.push(html);
    return `${SLOT_START}${this.#slots.length - 1}${SLOT_END}`;
  }

  slotHtml(index: number): string {
    return this.#slots[index] ?? "";
  }
}
