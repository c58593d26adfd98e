/** A text's words in the form in which labels and prose are compared. */
export interface Word { readonly text: string; readonly start: number; readonly end: number }

const LIKE: ReadonlyMap<string, string> = new Map([
  ["earnings", "income"], ["earning", "income"], ["losses", "income"], ["loss", "income"],
  ["shareholders", "stockholder"], ["shareholder", "stockholder"], ["shareowners", "stockholder"],
]);

const PLAIN = /^[a-z&]+$/;

/** "Non-GAAP net incomes (loss)" → nongaap, net, income. */
export function wordsOf(text: string): Word[] {
  const joined = !/on-|\(|U\.S/.test(text) ? text : text
    .replaceAll(/\bU\.S\.(?:A\.)?/g, (part) => `US${"\u2060".repeat(part.length - 2)}`)
    .replaceAll(/[Nn]on-(?=GAAP|gaap|interest)/g, (part) => `non${"\u2060".repeat(part.length - 3)}`)
    .replaceAll(/\((?:loss|benefit|deficit|expense|income|decrease|increase|[A-Z][A-Za-z&]{1,6})\)/g, (part) => " ".repeat(part.length));
  return [...joined.matchAll(/[A-Za-z\u2060][A-Za-z\u2060'’&]*/g)].map((match) => {
    const lower = match[0].toLowerCase();
    const word = PLAIN.test(lower) ? lower : lower.replaceAll("\u2060", "").replace(/['’]s?$/, "").replaceAll(/['’]/g, "");
    return { text: LIKE.get(word) ?? singular(word), start: match.index, end: match.index + match[0].length };
  }).filter(({ text: word }) => word !== "" && word !== "the");
}

const singular = (word: string): string => {
  if (word.length <= 3 || word === "sales" || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  return word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.slice(0, -1);
};

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20,
  thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
};

/** Numbers below a hundred as words: "nine", "twenty-five". */
export const NUMBER_WORDS = String.raw`(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen`;

export const numberOf = (words: string): number =>
  words.toLowerCase().split(/[- ]/).reduce((sum, word) => sum + (NUMBERS[word] ?? 0), 0);
