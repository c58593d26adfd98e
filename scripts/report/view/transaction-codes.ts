/** Transaction codes of Forms 4 and 5 in our words (Form 4, General Instruction 8). */
const CODES: Readonly<Record<string, string>> = {
  P: "purchase in the open market or in private",
  S: "sale in the open market or in private",
  V: "reported earlier than required",
  A: "grant or award from the issuer",
  D: "return to the issuer",
  F: "shares withheld for the exercise price or for tax",
  I: "discretionary transaction of an employee benefit plan",
  M: "exercise or conversion of a derivative security",
  C: "conversion of a derivative security",
  E: "expiration of a short derivative position",
  H: "expiration or cancellation of a long derivative position",
  O: "exercise of a derivative security out of the money",
  X: "exercise of a derivative security in or at the money",
  G: "gift",
  L: "small acquisition",
  W: "transfer by will or by the laws of descent",
  Z: "deposit into or withdrawal from a voting trust",
  J: "another acquisition or disposition, as the footnote describes it",
  K: "equity swap or similar instrument",
  U: "disposition in a tender of shares",
};

export const codeWords = (code: string): string => CODES[code] ?? "a code that the form’s instructions do not list";
