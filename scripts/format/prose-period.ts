/** A period's label as it reads within a sentence: "the first half of 2012". */
const IN_PROSE: readonly (readonly [RegExp, string])[] = [
  [/^First half (\d+)$/, "the first half of $1"],
  [/^Second half (\d+)$/, "the second half of $1"],
  [/^Nine months (\d+)$/, "the first nine months of $1"],
  [/^Fiscal year (\d+)$/, "fiscal year $1"],
  [/^Four quarters to /, "the four quarters to "],
  [/^Period to /, "the period to "],
];

export function prosePeriod(label: string): string {
  const [pattern, words] = IN_PROSE.find(([known]) => known.test(label)) ?? [];
  return pattern === undefined || words === undefined ? label : label.replace(pattern, words);
}
