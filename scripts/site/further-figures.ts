/**
 * Figures of a filing that its page shows nowhere else, computed ones and those of derived periods: each has an address
 * all the same, since other pages show it and link to it.
 */
import { words } from "../lib/words.ts";
import type { Report, ReportFact, ReportMetric, Shown } from "../model/report.ts";
import { lookup } from "../report/view/lookup.ts";
import { bareFigure } from "./figure.ts";
import { attributes, escapeHtml } from "./html.ts";
import { sayOf } from "./say.ts";
import type { Sheet } from "./sheet.ts";

interface Further { readonly title: string; readonly shown: Shown }

export function furtherFigures(report: Report, sheet: Sheet): string {
  if (sheet.medium === "print") return "";
  const { periods } = lookup(report);
  const titled = (title: string, period: string): string => `${title}, ${periods.get(period)?.label ?? period}`;
  const ofMetric = ({ title, period, shown }: ReportMetric): Further[] =>
    (shown === null ? [] : [{ title: titled(title, period), shown }]);
  const ofFact = ({ label, period, shown, place }: ReportFact): Further[] =>
    (place === undefined ? [{ title: titled(label, period), shown }] : []);
  const all = [...report.metrics.flatMap(ofMetric), ...report.facts.flatMap(ofFact)];
  const items = all.filter(({ shown }) => !sheet.hasAnchor(shown.ref));
  if (items.length === 0) return "";
  const lines = items.map(({ title, shown }) =>
    `<li${attributes({ id: sheet.anchorOf(shown.ref) })}>${sayOf(title, shown.ref)} ${bareFigure(shown)}</li>`);
  return `<details class="further"><summary>${escapeHtml(words("figures.further"))}</summary><ul>${lines.join("")}</ul></details>`;
}
