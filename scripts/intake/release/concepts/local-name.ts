/** A name for what no taxonomy names: the label's words in CamelCase. */
const SMALL = new Set(["the", "a", "an", "its", "our", "is", "are"]);
const KEEP = new Map([["non-gaap", "NonGAAP"], ["nongaap", "NonGAAP"], ["gaap", "GAAP"], ["ebitda", "EBITDA"], ["eps", "EPS"], ["ebit", "EBIT"]]);
const MAX_WORDS = 14;

export function localName(label: string): string {
  const spoken = /[a-z]/.test(label.replaceAll(/\([^)]*\)/g, "")) || label.split(" ").length < 2 ? label : label.toLowerCase();
  const words = spoken.replaceAll(/\((?:loss|income|expense|benefit|deficit|decrease|increase)\)/gi, " ")
    .replaceAll(/non[- ]gaap/gi, "nongaap").replaceAll(/[\u2018\u2019'.]/g, "").split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "" && !SMALL.has(word.toLowerCase())).slice(0, MAX_WORDS);
  const name = words.map(capitalised).join("");
  if (name === "") return "Unnamed";
  return /^\d/.test(name) ? `Item${name}` : name;
}

function capitalised(word: string): string {
  const kept = KEEP.get(word.toLowerCase());
  if (kept !== undefined) return kept;
  const isCapitals = /^[A-Z0-9]{2,5}$/.test(word) && !/^(?:NET|TAX|TOTAL|COST|SALES|CASH|OTHER|LESS|PLUS|LONG|TERM)$/.test(word);
  return isCapitals ? word : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** "Income from operations" → "income-from-operations", as ids of rows and tables are written. */
export function idOf(text: string, fallback: string): string {
  const words = text.toLowerCase().replaceAll(/[\u2018\u2019']/g, "").split(/[^a-z0-9]+/).filter((word) => word !== "");
  let id = "";
  for (const word of words) {
    if (id.length + word.length > 60 && id !== "") break;
    id += id === "" ? word : `-${word}`;
  }
  return id === "" ? fallback : id.slice(0, 80).replace(/-+$/, "");
}
