/** The one locale in which Tieout prints. Numbers go to Intl as decimal text, so no digit passes through a float. */
export const LOCALE = "en-US";

export const MINUS = "\u2212";
export const DASH = "\u2013";

const formatters = new Map<number, Intl.NumberFormat>();

function formatter(places: number): Intl.NumberFormat {
  const known = formatters.get(places);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: places, maximumFractionDigits: places });
  formatters.set(places, made);
  return made;
}

/** Groups the digits of a plain, unsigned decimal text: "23382.5" → "23,382.5". */
export function groupDigits(digits: string, places: number): string {
  return formatter(places).format(digits as unknown as number);
}

/** Symbol of an ISO 4217 currency where it is unmistakable, else the code itself. */
const SYMBOLS: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥" };
export const currencySymbol = (code: string): string => SYMBOLS[code] ?? `${code} `;

export const SCALE_WORDS: Readonly<Record<number, string>> = {
  0: "", 3: " thousand", 6: " million", 9: " billion", 12: " trillion",
};
