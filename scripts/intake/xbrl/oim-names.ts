/** Spellings of names, periods and units in xBRL-JSON (OIM Common Definitions 1.0, sections 3.1, 3.4 and 3.5). */
import { isInstant, type Period } from "../../model/period.ts";
import { addDays, isPlainDate } from "../../model/plain-date.ts";
import { PURE, isMonetary, type Unit } from "../../model/unit.ts";

/** An XML name without a colon (Namespaces in XML 1.0, section 3), of the basic plane. */
const NC_NAME = "[A-Za-z_\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u2c00-\\ud7ff]"
  + "[\\w.\\u00b7\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u037d\\u037f-\\u1fff\\u203f\\u2040\\u2c00-\\ud7ff-]*";

const NC_NAME_ONLY = new RegExp(`^${NC_NAME}$`);
const Q_NAME = new RegExp(`^${NC_NAME}:${NC_NAME}$`);
const SQ_NAME = new RegExp(`^${NC_NAME}:\\S+$`);

export const isNcName = (text: string): boolean => NC_NAME_ONLY.test(text);
export const isQName = (text: string): boolean => Q_NAME.test(text);
/** A prefix and any text without spaces: "lei:5299…", "cik:0001107843". */
export const isSqName = (text: string): boolean => SQ_NAME.test(text);
export const prefixOf = (name: string): string => name.slice(0, Math.max(0, name.indexOf(":")));
export const localNameOf = (name: string): string => name.slice(name.indexOf(":") + 1);

const MOMENT = /^(?<date>-?\d{4}-\d{2}-\d{2})T(?<time>(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?)(?<zone>Z|[+-]\d{2}:\d{2})?$/;

interface Moment { readonly date: string; readonly isMidnight: boolean }

function parseMoment(text: string): Moment | undefined {
  const groups = MOMENT.exec(text)?.groups;
  const { date = "", time = "" } = groups ?? {};
  return isPlainDate(date) ? { date, isMidnight: /^[0:.]+$/.test(time) } : undefined;
}

/** Is it a moment, or two in their order with "/" between? */
export function isPeriodText(text: string): boolean {
  const moments = text.split("/");
  if (moments.length > 2 || !moments.every((moment) => parseMoment(moment) !== undefined)) return false;
  const [start = "", end] = moments;
  return end === undefined || start < end;
}

/**
 * Days of a period: OIM's ends are moments, so a period ends, and an instant lies, at the start of the day after.
 * Undefined for a text that is no period, and for one that begins or ends within a day.
 */
export function parsePeriodText(text: string): Period | undefined {
  if (!isPeriodText(text)) return undefined;
  const [first, second] = text.split("/").map(parseMoment);
  if (first?.isMidnight !== true || (second !== undefined && !second.isMidnight)) return undefined;
  if (second === undefined) return { instant: addDays(first.date, -1) };
  return first.date < second.date ? { start: first.date, end: addDays(second.date, -1) } : undefined;
}

const midnight = (date: string): string => `${date}T00:00:00`;

export const formatPeriodText = (period: Period): string => (isInstant(period)
  ? midnight(addDays(period.instant, 1))
  : `${midnight(period.start)}/${midnight(addDays(period.end, 1))}`);

export interface UnitParts { readonly over: readonly string[]; readonly under: readonly string[] }

/** "iso4217:USD/xbrli:shares", "(a:x*b:y)/c:z": measures of both sides, or undefined for another spelling. */
export function parseUnitText(text: string): UnitParts | undefined {
  const sides = text.split("/");
  if (sides.length > 2) return undefined;
  const lists = sides.map((side) => measuresOf(side, sides.length === 2));
  const [over, under = []] = lists;
  if (over === undefined || lists.includes(undefined)) return undefined;
  return { over, under };
}

/** Brackets stand around a product that is a side of a fraction, and nowhere else. */
function measuresOf(side: string, isOfFraction: boolean): string[] | undefined {
  const bare = /^\((?<inside>[^()]*)\)$/.exec(side)?.groups?.["inside"];
  const measures = (bare ?? side).split("*");
  if ((bare !== undefined) !== (isOfFraction && measures.length > 1)) return undefined;
  return measures.every(isQName) ? measures : undefined;
}

/** The project's notation; measures lose their prefix. */
export function unitOf(text: string): Unit | undefined {
  const parts = parseUnitText(text);
  if (parts === undefined) return undefined;
  const side = (measures: readonly string[]): string => measures.map(localNameOf).join("*");
  return parts.under.length === 0 ? side(parts.over) : `${side(parts.over)}/${side(parts.under)}`;
}

/** XBRL's own measures beside money; every other is the writer's. */
const XBRLI_MEASURES: readonly string[] = ["shares", PURE];

/** Undefined for a pure number, which must not name a unit (OIM, section 5.1.4). */
export function formatUnitText(unit: Unit, ownPrefix: string): string | undefined {
  if (unit === PURE) return undefined;
  const prefixed = (measure: string): string => {
    if (isMonetary(measure)) return `iso4217:${measure}`;
    return XBRLI_MEASURES.includes(measure) ? `xbrli:${measure}` : `${ownPrefix}:${measure}`;
  };
  const isFraction = unit.includes("/");
  return unit.split("/").map((side) => {
    const measures = side.split("*").map(prefixed).toSorted();
    return measures.length > 1 && isFraction ? `(${measures.join("*")})` : measures.join("*");
  }).join("/");
}
