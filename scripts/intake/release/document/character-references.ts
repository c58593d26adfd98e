/** "&nbsp;", "&#146;" and "&amp" → characters, as the HTML standard reads them; parse5 knows the names. */
import { parseFragment } from "parse5";

const REFERENCE = /&(?:#[xX]?[\da-fA-F]+|[a-zA-Z][\da-zA-Z]*);?=?/g;

/** Releases use a handful of them, thousands of times; names that are none must not fill the memory. */
const MOST_KNOWN = 5000;

/** Each reference is read once: how is told by what gives its characters. */
function reader(charactersOf: (reference: string) => string | undefined): (text: string) => string {
  const known = new Map<string, string>();
  const replace = (reference: string): string => {
    const found = known.get(reference);
    if (found !== undefined) return found;
    const characters = charactersOf(reference) ?? "";
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(reference, characters);
    return characters;
  };
  return (text) => (text.includes("&") ? text.replaceAll(REFERENCE, replace) : text);
}

export const readText = reader((reference) => {
  const [node] = parseFragment(reference).childNodes;
  return node !== undefined && "value" in node ? node.value : undefined;
});

/** An attribute may hold "?a=1&copy=2", where no reference is meant. */
export const readAttributeValue = reader((reference) => {
  const [node] = parseFragment(`<a b="${reference}">`).childNodes;
  return node !== undefined && "attrs" in node ? node.attrs[0]?.value : undefined;
});
