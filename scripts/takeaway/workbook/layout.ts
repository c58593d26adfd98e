/** The sheets of a filing's workbook, in the order of its tabs. */
import type { FilingReport } from "../../model/report.ts";
import { checkSheets } from "./check-sheets.ts";
import { computedSheet, derivedSheet, otherFacts } from "./figure-sheets.ts";
import { formSheets } from "./form-sheets.ts";
import { guidanceSheet } from "./guidance-sheet.ts";
import { readMeSheet } from "./read-me.ts";
import { recomputedRows } from "./recomputed-rows.ts";
import type { Sheet } from "./sheet.ts";
import { statementSheets } from "./statement-sheets.ts";

/** Without the list of cells, which is made once the others have their place. */
export function layOutSheets(report: FilingReport): Sheet[] {
  const rows = recomputedRows(report);
  const asFiled = report.kind === "ownership" ? formSheets(report) : [...statementSheets(report, rows), ...guidanceSheet(report)];
  return [
    readMeSheet(report), ...asFiled, ...otherFacts(report, asFiled), ...computedSheet(report), ...derivedSheet(report),
    ...checkSheets(report, rows),
  ];
}

