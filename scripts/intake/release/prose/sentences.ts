/** A text's sentences with their places: a full stop ends one, but not in "Inc.", "U.S." or "$1.5". */
export interface Sentence { readonly text: string; readonly start: number }

const ABBREVIATION = /\b(?:inc|corp|co|ltd|u\.s|no|mr|ms|mrs|dr|jr|sr|st|vs|approx|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|calif|n\.j|e\.g|i\.e|a\.m|p\.m)\.$/i;

export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?][”"’')]*(?=\s+[A-Z(“"‘]|\s*$)|\n/g)) {
    const end = match.index + match[0].length;
    const part = text.slice(start, end);
    if (match[0] !== "\n" && ABBREVIATION.test(part)) continue;
    if (part.trim() !== "") sentences.push({ text: part, start });
    start = end;
  }
  if (text.slice(start).trim() !== "") sentences.push({ text: text.slice(start), start });
  return sentences;
}
