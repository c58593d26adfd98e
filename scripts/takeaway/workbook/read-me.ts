/** The first sheet: what the workbook is, where its figures come from, what the grades mean. */
import { formatDate } from "../../format/period-label.ts";
import { words } from "../../lib/words.ts";
import type { Report } from "../../model/report.ts";
import { gradeCounts } from "../../report/view/grades.ts";
import { heads, text, type Row, type Sheet } from "./sheet.ts";

const NOTES = ["recomputed", "inputs", "rounding", "digits", "cells"] as const;

export function readMeSheet(report: Report): Sheet {
  const { source, title, issuer } = report;
  const line = (key: string, value: string | undefined): Row[] =>
    (value === undefined ? [] : [[text(words(`workbook.${key}`)), text(value)]]);
  return {
    name: words("workbook.sheet.read-me"), frozen: 0, widths: [28, 110],
    rows: [
      [text(title, "title")], [],
      ...line("issuer", issuer.name), ...line("document", source.document), ...line("filed", formatDate(source.published)),
      ...line("accession", source.accession), ...line("address", source.url), ...line("hash", source.sha256), [],
      ...NOTES.map((key): Row => [text(words(`workbook.about.${key}`)), text(words(`workbook.note.${key}`))]), [],
      heads(words("workbook.grade"), words("workbook.meaning")),
      ...gradeCounts(report.summary).map(({ word, meaning }): Row => [text(word), text(meaning)]),
    ],
  };
}
