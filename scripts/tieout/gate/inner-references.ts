/** Attributes that name another element of the same page: what they name must be there, and once. */
import { placeOf, type Element } from "./html-tree.ts";
import type { Reading } from "./reading.ts";

/** Attributes that hold ids, separated by spaces (HTML 2.3.11, WAI-ARIA 1.2, "ID reference list"). */
export const NAMING: ReadonlySet<string> = new Set([
  "aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-errormessage", "aria-flowto",
  "aria-labelledby", "aria-owns", "commandfor", "for", "headers", "list", "popovertarget",
]);

/** Fragments that lead to the top of any page (HTML 7.4.2.3.3). */
const TOP: ReadonlySet<string> = new Set(["", "top"]);

/** The ids of one page, and what asks for them. */
export class InnerReferences {
  readonly #ids = new Set<string>();
  readonly #repeated: Element[] = [];
  /** The first to ask for an id. */
  readonly #wanted = new Map<string, Element>();

  note(element: Element, name: string, value: string): void {
    if (name === "id") {
      if (this.#ids.has(value)) this.#repeated.push(element);
      this.#ids.add(value);
    } else if (name === "href") {
      if (value.startsWith("#") && !TOP.has(value.slice(1))) this.#want(value.slice(1), element);
    } else if (NAMING.has(name)) {
      for (const id of value.split(/\s+/)) if (id !== "") this.#want(id, element);
    }
  }

  #want(id: string, element: Element): void {
    if (!this.#wanted.has(id)) this.#wanted.set(id, element);
  }

  /** Once all of the page is read. */
  check(reading: Reading): void {
    for (const element of this.#repeated) {
      reading.complain({ code: "repeated-id", what: placeOf(element), expected: "an id that no other element of the page has" });
    }
    for (const [id, element] of this.#wanted) {
      if (this.#ids.has(id) || this.#ids.has(decoded(id))) continue;
      reading.complain({
        code: "leads-nowhere", what: `nothing on the page has the id ${id}`, around: placeOf(element),
        expected: "the id of an element of the page", mend: "give the element its id, or take the reference out",
      });
    }
  }
}

/** An address may write a character as %XX. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
