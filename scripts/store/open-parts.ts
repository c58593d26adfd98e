/** Which brackets, and which text, are open at a position of a JSON text that may be broken further on. */
export interface OpenBracket { readonly opening: "{" | "["; readonly closing: "}" | "]"; readonly offset: number }

export interface OpenParts {
  /** Outermost first. */
  readonly brackets: readonly OpenBracket[];
  /** Where the text begins that is open, if one is. */
  readonly text: number | undefined;
}

const PARTS = /"(?:[^"\\]|\\.)*"?|[{}[\]]/gs;

export function openAt(text: string, until: number): OpenParts {
  const brackets: OpenBracket[] = [];
  for (const { 0: part, index: offset } of text.slice(0, until).matchAll(PARTS)) {
    if (part === "{") brackets.push({ opening: "{", closing: "}", offset });
    if (part === "[") brackets.push({ opening: "[", closing: "]", offset });
    if (part === "}" || part === "]") brackets.pop();
    if (part.startsWith("\"") && !/[^\\](?:\\\\)*"$/.test(part)) return { brackets, text: offset };
  }
  return { brackets, text: undefined };
}
