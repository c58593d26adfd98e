/** `npm run new -- filing`: a Filing JSON with its periods worked out and its statement's rows to fill in. */
import type { EarningsRelease, Row } from "../model/earnings-release.ts";
import type { Fiscal } from "../model/fiscal-calendar.ts";
import type { Period } from "../model/period.ts";
import { addDays, addMonths, addYears, fromParts, partsOf, type PlainDate } from "../model/plain-date.ts";

export interface FilingDetails {
  readonly id: string;
  readonly cik: string;
  readonly name: string;
  readonly ticker: string;
  readonly exchange: string;
  readonly fiscal: Fiscal;
  readonly published: PlainDate;
  readonly currency: string;
}

/** Headings until somebody gives them values: a row without values claims nothing. */
const ROWS: readonly Row[] = [
  { id: "revenues", label: "Revenues", level: 0 },
  { id: "cost-of-revenues", label: "Cost of revenues", level: 0 },
  { id: "gross-profit", label: "Gross profit", level: 0 },
  { id: "operating-expenses", label: "Operating expenses", level: 0 },
  { id: "operating-income", label: "Operating income", level: 0 },
  { id: "net-income", label: "Net income", level: 0 },
];

const MONTHS_IN_QUARTER = 3;

/** The last day of a month, `months` after the month that `end` is the last of. */
function monthEnd(end: PlainDate, months: number): PlainDate {
  const { year, month } = partsOf(end);
  return addDays(addMonths(fromParts({ year, month, day: 1 }), months + 1), -1);
}

/** The quarter, the year to date, and both a year before; a first quarter is its own year to date. */
export function periodsOf(fiscal: Fiscal): Record<string, Period> {
  const yearEnd = `${fiscal.year}-${fiscal.yearEnd === "02-29" ? "02-28" : fiscal.yearEnd}`;
  const end = monthEnd(yearEnd, (fiscal.quarter - 4) * MONTHS_IN_QUARTER);
  const startOf = (months: number): PlainDate => addDays(monthEnd(end, -months), 1);
  const quarter = { start: startOf(MONTHS_IN_QUARTER), end };
  const toDate = { start: startOf(fiscal.quarter * MONTHS_IN_QUARTER), end };
  const before = ({ start, end: last }: { start: PlainDate; end: PlainDate }): Period =>
    ({ start: addYears(start, -1), end: monthEnd(addYears(last, -1), 0) });
  const [q, spans] = [`q${fiscal.quarter}`, ["", "h1", "9m", "fy"][fiscal.quarter - 1] ?? ""];
  return {
    [`${q}-${fiscal.year}`]: quarter, [`${q}-${fiscal.year - 1}`]: before(quarter),
    ...(spans !== "" && { [`${spans}-${fiscal.year}`]: toDate, [`${spans}-${fiscal.year - 1}`]: before(toDate) }),
    [end]: { instant: end },
  };
}

export function scaffoldFiling(details: FilingDetails): EarningsRelease {
  const { id, cik, name, ticker, exchange, fiscal, published, currency } = details;
  const periods = periodsOf(fiscal);
  const columns = Object.keys(periods).filter((period) => !("instant" in (periods[period] ?? {})));
  return {
    $schema: "../../schemas/earnings-release.json", kind: "earnings-release", id,
    issuer: { cik: cik.padStart(10, "0"), name, ticker, exchange },
    source: { document: "EX-99.1", published },
    fiscal: { ...fiscal, period: `q${fiscal.quarter}-${fiscal.year}` }, currency, periods,
    tables: [{
      id: "income-statement", role: "income-statement", title: "Statements of Operations", status: ["unaudited"],
      unit: currency, scale: 3, columns, rows: [...ROWS],
    }],
    guidance: [], claims: [], waivers: [],
  };
}
