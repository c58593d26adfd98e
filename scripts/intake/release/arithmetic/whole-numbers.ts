/**
 * The columns of a table as whole numbers: every figure in units of the smallest place that the table prints. Sums are
 * searched over these; the ties themselves are computed by the room `tieout`, in decimals.
 */
export interface Column { readonly values: readonly (bigint | undefined)[] }

/** Lexeme ("-12.5") × 10^shift as a whole number; null is a dash and counts as zero. */
export function wholeNumber(lexeme: string | null | undefined, shift: number): bigint | undefined {
  if (lexeme === undefined) return undefined;
  if (lexeme === null) return 0n;
  const point = lexeme.indexOf(".");
  const places = point < 0 ? 0 : lexeme.length - point - 1;
  if (places > shift) return undefined;
  return BigInt(lexeme.replace(".", "")) * 10n ** BigInt(shift - places);
}

export const placesOf = (lexeme: string | null | undefined): number => {
  if (lexeme === null || lexeme === undefined) return 0;
  const point = lexeme.indexOf(".");
  return point < 0 ? 0 : lexeme.length - point - 1;
};

export const absolute = (value: bigint): bigint => (value < 0n ? -value : value);
