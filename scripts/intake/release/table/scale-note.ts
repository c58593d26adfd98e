/** "In thousands, except per share data": the scale of a table, and what it leaves out. */
export interface ScaleNote {
  readonly scale: number;
  /** Scale of share counts, where the note sets them apart; undefined where they follow the table. */
  readonly shares: number | undefined;
}

const WORD = String.raw`(thousand|million|billion)s?`;
const IN_SCALE = new RegExp(String.raw`\b(?:in|of)\s+(?:u\.?s\.?\s+)?(?:\$\s*)?${WORD}\b|\$?\s*(?<![\d,])000(?:'|’)?s?\b|\$\s?(MM?|K|B)\b|\(\s*${WORD}\s*\)|${WORD} of (?:u\.?s\.? )?dollars`, "i");
const EXCEPTION = /\bexcept(?:ing)?\b(?<what>[^)]*)/i;
const POWERS: Readonly<Record<string, number>> = { thousand: 3, million: 6, billion: 9, k: 3, m: 6, mm: 6, b: 9 };

export function readScale(text: string): ScaleNote | undefined {
  const match = IN_SCALE.exec(text);
  if (match === null) return undefined;
  const word = match.slice(1).find((group) => group !== undefined)?.toLowerCase();
  const scale = word === undefined ? 3 : POWERS[word] ?? 0;
  return { scale, shares: sharesScale(text, scale) };
}

/** "except share and per share data" prints shares to the unit; "share amounts … in thousands" says so itself. */
function sharesScale(text: string, scale: number): number | undefined {
  const what = EXCEPTION.exec(text)?.groups?.["what"] ?? "";
  const said = /\b(?:shares?|share amounts?)\b[^,;]*?\bin (thousand|million)s/i.exec(what) ?? /(?:number of )?shares? in (thousand|million)s/i.exec(text);
  if (said !== null) return POWERS[said[1]?.toLowerCase() ?? ""] ?? scale;
  const withoutPerShare = what.replaceAll(/\bper[- ](?:common |diluted )?share(?: (?:data|amounts?|information|figures))?/gi, "");
  return /\bshares?\b/i.test(withoutPerShare) ? 0 : undefined;
}

/** Scale that a row, or the heading above it, gives itself: "Total loans (in billions)". */
export function ownScale(label: string): number | undefined {
  const match = /\(\s*(?:\$ |dollars |shares )?(?:in )?(thousand|million|billion)s\s*\)|\bin (thousand|million|billion)s\b/i.exec(label);
  const word = match?.[1] ?? match?.[2];
  return word === undefined ? undefined : POWERS[word.toLowerCase()];
}
