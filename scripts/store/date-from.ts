/** Dates as filings and spreadsheets write them → ISO 8601, for mends. Only days that exist. */
import { isPlainDate } from "../model/plain-date.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const two = (digits: string | undefined): string => (digits ?? "").padStart(2, "0");

/** "9/30/2012" (month first, as the SEC writes), "2012-9-30", "20120930" or "September 30, 2012" → "2012-09-30" */
export function dateFrom(written: string): string[] {
  const found = [fromUsual(written), fromSlashes(written), fromWords(written)];
  return found.flatMap((date) => (date === undefined ? [] : nearestDay(date)));
}

/** Day 29 to 31 of a month that is shorter → the month's last. */
function nearestDay(date: string): string[] {
  const days = /-(?:29|30|31)$/.test(date) ? ["31", "30", "29", "28"] : [];
  return [date, ...days.map((day) => date.slice(0, 8) + day)].filter(isPlainDate).slice(0, 1);
}

function fromUsual(written: string): string | undefined {
  const match = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:T.*)?$/.exec(written.trim());
  return match ? `${match[1]}-${two(match[2])}-${two(match[3])}` : undefined;
}

function fromSlashes(written: string): string | undefined {
  const match = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(written.trim());
  return match ? `${match[3]}-${two(match[1])}-${two(match[2])}` : undefined;
}

function fromWords(written: string): string | undefined {
  const match = /^([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/.exec(written.trim());
  const month = MONTHS.indexOf((match?.[1] ?? "").toLowerCase()) + 1;
  return match && month > 0 ? `${match[3]}-${two(String(month))}-${two(match[2])}` : undefined;
}
