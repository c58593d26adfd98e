/**
 * EDGAR's SGML around a document: `<DOCUMENT><TYPE>EX-99.1 … <TEXT> … </TEXT>`. What is not the exhibit becomes blanks,
 * so that lines and columns stay those of the file.
 */
export interface Opened { readonly text: string; readonly exhibit: string | undefined }

interface Part { readonly type: string; readonly start: number; readonly end: number }

const DOCUMENT = /<DOCUMENT>\s*<TYPE>([^\n<]+)[\s\S]*?<TEXT>([\s\S]*?)(?:<\/TEXT>|$)/gi;

/** The first exhibit 99 of a submission, else its first document; the text itself where there is no wrapper. */
export function openWrapper(text: string): Opened {
  const parts = [...text.matchAll(DOCUMENT)].map(partOf);
  const chosen = parts.find(({ type }) => /^EX-99/i.test(type)) ?? parts[0];
  if (chosen === undefined) return { text, exhibit: undefined };
  return {
    text: blank(text.slice(0, chosen.start)) + text.slice(chosen.start, chosen.end),
    exhibit: chosen.type,
  };
}

function partOf(match: RegExpMatchArray): Part {
  const body = match[2] ?? "";
  const start = (match.index ?? 0) + match[0].lastIndexOf(body === "" ? "<TEXT>" : body);
  return { type: (match[1] ?? "").trim(), start, end: start + body.length };
}

const blank = (text: string): string => text.replaceAll(/[^\n]/g, " ");
