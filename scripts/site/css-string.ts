/** A text as a CSS string; everything that could end it is written as an escape. */
export const cssString = (text: string): string =>
  `"${text.replace(/[^\w ,.:·()&-]/gu, (mark) => `\\${(mark.codePointAt(0) ?? 0).toString(16)} `)}"`;
