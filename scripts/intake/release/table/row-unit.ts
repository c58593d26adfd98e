/** Unit and scale of a row: money as the table has it, and the exceptions: per share, shares, percentages, counts. */
import type { SheetRow } from "./sheet.ts";
import { ownScale, type ScaleNote } from "./scale-note.ts";
import type { TableRole } from "../../../model/earnings-release.ts";

export type RowKind = "money" | "per-share" | "shares" | "percent" | "points" | "ratio" | "count";

export interface RowUnit { readonly kind: RowKind; readonly unit: string; readonly scale: number }

export interface UnitContext {
  readonly scale: ScaleNote;
  readonly currency: string;
  readonly role: TableRole;
  /** Words of the table's title and of the columns' facets. */
  readonly title: string;
  /** The row stands among rows of money, and is none. */
  readonly counts?: boolean;
}

const PER_SHARE = /\bper\s+(?:[\w-]+\s+){0,5}?(?:shares?|ads|adss|unit)\b|\bEPS\b/i;
const SHARES_USED = /shares?\b[^|]*\b(?:used|outstanding|issued)|weighted[- ]average|(?:number of|basic|diluted|average|common|period[- ]end|total)[\w\s-]*\bshares\b|\bshares\b[\s,-]*(?:basic|diluted|\(|$)|denominator|dilutive|^(?:basic|diluted)\b.*\bshares\b/i;
const MONEY_OF_SHARES = /par value|authorized|proceeds|repurchase|issuance|purchase|dividends? (?:paid|declared)$|treasury|common stock,|compensation|taxes|attributable|available|earnings allocated|income to/i;
const RATIO_WORDS = /margin|ratio|return|efficien|yield|\brate\b|to total|percent|%|\bto (?:average|deposits|nonperforming|assets|loans)|tier 1|leverage|risk-based|average (?:common|assets)/i;
const GENERIC = /^(?:[-–]\s*)?(?:basic|diluted|basic and diluted|assuming dilution|primary|fully diluted)\b/i;

/** `heading` is the nearest heading above, whose words hold for the rows under it. */
export function unitOf(row: SheetRow, heading: string, context: UnitContext): RowUnit {
  const kind = kindOf(row, heading, context);
  const said = ownScale(row.label) ?? ownScale(heading);
  const { scale, currency } = { scale: context.scale.scale, currency: context.currency };
  switch (kind) {
    case "percent": return { kind, unit: "pure", scale: -2 };
    case "points": return { kind, unit: "pure", scale: -4 };
    case "ratio": return { kind, unit: "pure", scale: 0 };
    case "per-share": return { kind, unit: `${currency}/shares`, scale: 0 };
    case "shares": return { kind, unit: "shares", scale: said ?? sharesScale(row, context) };
    case "count": return { kind, unit: countUnit(`${row.label} ${heading} ${context.title}`), scale: said ?? 0 };
    case "money": return { kind, unit: currency, scale: said ?? scale };
  }
}

function sharesScale(row: SheetRow, { scale }: UnitContext): number {
  const largest = Math.max(0, ...lexemes(row).map((lexeme) => lexeme.replace(/\..*|-/g, "").length));
  if (scale.shares === undefined) return largest >= 8 ? 0 : scale.scale;
  return scale.shares === 0 && largest <= 6 && scale.scale > 0 ? scale.scale : scale.shares;
}

export const lexemes = ({ cells }: SheetRow): string[] =>
  cells.flatMap((cell) => (cell?.value.kind === "number" ? [cell.value.lexeme] : []));

function kindOf(row: SheetRow, heading: string, context: UnitContext): RowKind {
  const suffix = mostCommonSuffix(row);
  if (suffix !== undefined) return suffix;
  const { label } = row;
  const hasCurrency = row.cells.some((cell) => cell?.value.kind === "number" && cell.value.currency);
  const hasPlaces = mostHavePlaces(lexemes(row));
  const isGeneric = GENERIC.test(label) || label === "";
  const words = isGeneric ? `${heading} ${label}` : label;
  if (hasPlaces && (PER_SHARE.test(words) || PER_SHARE.test(heading) || /per share/i.test(context.title) || isGeneric)) return "per-share";
  if (isShares(words, context) && !hasCurrency) return "shares";
  if (!hasCurrency && !isGeneric && isShares(heading, context) && !/\bper\b/i.test(label)) return "shares";
  if (hasPlaces && scaleIsWhole(context) && EARNINGS.test(label) && lexemes(row).every((lexeme) => /^-?\d{1,3}\.\d\d$/.test(lexeme))) return "per-share";
  if (PER_SHARE.test(label) && !SHARES_USED.test(label) && (hasPlaces || hasCurrency)) return "per-share";
  if (!hasCurrency && /headcount|employees|number of (?:stores|branches|locations|customers)|\bstores (?:open|at)/i.test(`${label} ${heading}`)) return "count";
  if (context.counts === true || (!hasCurrency && COUNTED.test(label))) return "count";
  return "money";
}

/** "Revenue passenger miles (millions)", "Subscribers": what is counted stands last. */
const COUNTED = /^(?!.*\b(?:from|to|due|advances|deposits)\b).*\b(?:miles|departures|passengers|subscribers|customers|square feet|barrels|tons|patients|homes|units (?:sold|shipped))\s*(?:\(.*\))?$/i;

/** All of them, or all but one, which then is a slip. */
function mostHavePlaces(all: readonly string[]): boolean {
  const without = all.filter((lexeme) => !/\.\d{2,4}$/.test(lexeme)).length;
  return without < all.length && without < 2;
}

/** "Total diluted earnings  2.43" in a table in millions is no amount of money. */
const EARNINGS = /earnings|income|loss|\beps\b|dividend|book value/i;
const scaleIsWhole = ({ scale }: UnitContext): boolean => scale.scale >= 3 && scale.scale <= 6;

function isShares(words: string, { role }: UnitContext): boolean {
  if (!SHARES_USED.test(words) || MONEY_OF_SHARES.test(words.replace(/shares used in computing.*/i, "shares used"))) return false;
  return (role !== "balance-sheet" && role !== "cash-flow") || /outstanding|weighted/i.test(words);
}

function mostCommonSuffix(row: SheetRow): RowKind | undefined {
  const numbers = row.cells.flatMap((cell) => (cell?.value.kind === "number" ? [cell.value] : []));
  const first = numbers.find(({ suffix }) => suffix !== undefined)?.suffix;
  if (first === undefined || numbers.some(({ currency }) => currency)) return undefined;
  const marked = numbers.filter(({ suffix }) => suffix === first).length;
  if (marked * 2 < numbers.length) return undefined;
  return first === "%" ? "percent" : first === "bp" ? "points" : "ratio";
}

/** Rows below one with "%" that print the sign only once: ratios without money, dots or thousands. */
export function continuesPercent(row: SheetRow): boolean {
  const found = lexemes(row);
  return found.length > 0 && RATIO_WORDS.test(row.label) && !row.cells.some((cell) => cell?.value.kind === "number" && cell.value.currency)
    && found.every((lexeme) => lexeme.replace(/\..*|-/g, "").length <= 3);
}

function countUnit(words: string): string {
  if (/headcount|employees/i.test(words)) return "employees";
  return /stores/i.test(words) ? "stores" : /customers/i.test(words) ? "customers" : "units";
}
