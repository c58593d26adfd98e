/** The form in which labels are compared: words that mean the same in a release become the same. */
const known = new Map<string, string>();

export function normalLabel(label: string): string {
  const found = known.get(label);
  if (found !== undefined) return found;
  const normal = normalise(label);
  if (known.size < 20_000) known.set(label, normal);
  return normal;
}

function normalise(label: string): string {
  return label.toLowerCase()
    .replaceAll(/[\u2018\u2019`]/g, "'").replaceAll(/[\u2010-\u2015\u2212]/g, "-").replaceAll("&", " and ")
    .replaceAll(/\(\s*(?:gaap|unaudited|note \w+|in (?:thousands|millions|billions)|thousands|millions|billions|\$ in \w+)\s*\)/g, " ")
    .replaceAll(/\((?:loss(?:es)?|income|expenses?|benefit|deficit|decrease|increase|used in|used for|provided by|earnings|recapture of|reversal of|gain|benefit from|provision for)\)\s*\/?/g, " ")
    .replaceAll(/\/\s*\((?:loss|expense|decrease|increase)\)/g, " ")
    .replaceAll(/\bnet of tax(?:es)?\b/g, "net of tax")
    .replaceAll(/\((?:non-?gaap)\)/g, " non-gaap ")
    .replaceAll(/(?:share|stock|share-?owner)(?:holders|owners)?'?s?'?\s*'?(?= equity| deficit| investment)/g, "stockholders")
    .replaceAll(/\b(?:share|stock)holders?'?/g, "stockholders").replaceAll(/\bshareowners'?/g, "stockholders")
    .replaceAll(/\bcommon shares\b/g, "common stockholders shares")
    .replaceAll(/^gaap\s+/g, "").replaceAll(/\b(?:earnings|losses|loss|profit)\b(?! share)/g, (word) => LIKE[word] ?? word)
    .replaceAll(/\b(?:non|pre|long|short|right|in|stock|share)-(?=\w)/g, (part) => `${part.slice(0, -1)} `)
    .replaceAll(/(?<=amorti|capitali|recogni|utili|reali)s(?=ation|ed\b|ing\b)/g, "z")
    .replaceAll(/\bnoncurrent\b/g, "non current").replaceAll(/\bnoninterest\b/g, "non interest").replaceAll(/\bnongaap\b/g, "non gaap")
    .replaceAll(/[^a-z0-9%$']+/g, " ").replaceAll(/'/g, "").replaceAll(/\b(?:the|of the)\b/g, " ")
    .replaceAll(/^(?:less|plus|add|deduct)\s+/g, "").replaceAll(/\s+/g, " ").trim();
}

const LIKE: Readonly<Record<string, string>> = { earnings: "income", losses: "income", loss: "income", profit: "profit" };
