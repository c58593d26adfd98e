/** What JSON pointers on a page lead into: the Filing JSON, or a report over several filings itself. */
import { isFilingReport, type Report } from "../../model/report.ts";

export const documentOf = (report: Report): unknown => (isFilingReport(report) ? report.filing : report);
