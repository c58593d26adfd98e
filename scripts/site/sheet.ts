/**
 * What a page gathers while it is rendered: the figures that need an explanation, the HTML that the words' shortcodes
 * hand past the Markdown, and the mistakes found on the way.
 */
import type { Finding } from "../lib/finding.ts";
import type { WaivedNote } from "../report/view/waived.ts";

export type Medium = "page" | "print";

const SLOT_START = "\ue000";
const SLOT_END = "\ue001";
/** A slot, and the punctuation that clings to it. */
export const SLOT = new RegExp(`${SLOT_START}(\\d+)${SLOT_END}([.,;:!?)]*)`, "g");
export const hasSlots = (text: string): boolean => text.includes(SLOT_START) || text.includes(SLOT_END);

/** A figure that a page shows, and the id of the popover that explains it. */
export interface Opener { readonly id: string; readonly ref: string; readonly filing: string | undefined }

/** "fact:x:concept" and "tie:y:recomputed" are told by what is said of the fact and of the tie. */
const explainedRef = (ref: string): string =>
  ref.replace(/^((?:fact|tie|metric):[^:]+).*$/, "$1");

export class Sheet {
  readonly medium: Medium;
  /** The filing that the page is about; undefined for a page of many. */
  readonly filing: string | undefined;
  readonly findings: Finding[] = [];
  /** Waived figures that the page shows, by the anchor of their note. */
  readonly waived = new Map<string, WaivedNote>();
  readonly #openers = new Map<string, Opener>();
  readonly #anchors = new Set<string>();
  readonly #slots: string[] = [];
  #closed = false;

  constructor(medium: Medium, filing?: string) {
    this.medium = medium;
    this.filing = filing;
  }

  /** Id of the explanation that a figure opens; the first use of a figure makes it. None on paper. */
  openerOf(ref: string, filing?: string): string | undefined {
    if (this.medium === "print" || this.#closed) return undefined;
    const explained = explainedRef(ref);
    const key = `${filing ?? ""} ${explained}`;
    const known = this.#openers.get(key);
    if (known !== undefined) return known.id;
    const id = `x${this.#openers.size + 1}`;
    this.#openers.set(key, { id, ref: explained, filing });
    return id;
  }

  /**
   * Id of the place where a figure without a cell of its own stands: a computed one, or one of a derived period. The
   * first place on its filing's page has it, so that a link can lead there.
   */
  anchorOf(ref: string): string | undefined {
    if (this.medium === "print" || this.filing === undefined || this.#anchors.has(ref)) return undefined;
    this.#anchors.add(ref);
    return ref.replace(":", "-");
  }

  hasAnchor(ref: string): boolean {
    return this.#anchors.has(ref);
  }

  /** All figures that were shown, in order of first use. Closes the list. */
  takeOpeners(): Opener[] {
    this.#closed = true;
    return [...this.#openers.values()];
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
