/**
 * Labels of periods in report.json name their own days: an instant by its date, a stretch by the year it ends
 * about.
 */
import { dayInWords } from "./days.ts";
import { language } from "./language.ts";
import { ShapeError, type Shape } from "./shape.ts";
import type { Tally } from "./tally.ts";

export function checkLabels(file: string, report: Shape, tally: Tally): void {
  try {
    for (const period of report.key("periods").list()) {
      const [label, end] = [period.key("label").text(), period.key("end").text()];
      if (fits(label, { end, isInstant: period.key("start").isNull })) continue;
      tally.refuse(file, {
        code: "label-of-another-period", subject: `period ${period.key("id").text()}`, what: label,
        expected: `a name for what ends on ${dayInWords(end) ?? end}`,
      });
    }
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    tally.refuse(file, { code: "download-disagrees", subject: error.pointer, what: error.message });
  }
}

/** A fiscal year may be numbered one up or down from the calendar's. */
function fits(label: string, { end, isInstant }: { end: string; isInstant: boolean }): boolean {
  const words = dayInWords(end);
  if (isInstant) return label === words;
  const until = language().until.exec(label)?.[1];
  if (until !== undefined) return until === words;
  const year = parseInt(/\b(\d{4})$/.exec(label)?.[1] ?? "0", 10);
  return Math.abs(year - parseInt(end.slice(0, 4), 10)) <= 1;
}
