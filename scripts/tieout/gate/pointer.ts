/** JSON pointers (RFC 6901) into a Filing JSON. */

/** What the pointer leads to; undefined where there is nothing. */
export function nodeAt(root: unknown, pointer: string): unknown {
  if (!pointer.startsWith("/")) return undefined;
  let node: unknown = root;
  for (const token of pointer.slice(1).split("/")) {
    if (typeof node !== "object" || node === null) return undefined;
    node = (node as Readonly<Record<string, unknown>>)[token.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return node;
}

/** The text or number at the pointer, as text; undefined where there is none. */
export function textAt(root: unknown, pointer: string): string | undefined {
  const node = nodeAt(root, pointer);
  return typeof node === "string" || typeof node === "number" ? String(node) : undefined;
}

/** Calls `see` with every text of a JSON tree. */
export function eachText(node: unknown, see: (text: string) => void): void {
  if (typeof node === "string") see(node);
  else if (typeof node === "object" && node !== null) Object.values(node).forEach((child) => eachText(child, see));
}
