/** A place in an order as letters, for addresses: pages of a list have no numerals. 0 → "a", 26 → "ba". */
export const letters = (index: number): string =>
  [...index.toString(26)].map((digit) => String.fromCharCode("a".charCodeAt(0) + parseInt(digit, 26))).join("");
