/** Finds a filing by its id and explains one of its figures. */
import { join } from "node:path";
import { FindingsError, throwErrors } from "../lib/finding.ts";
import { nearest } from "../lib/nearest.ts";
import type { Settings } from "../lib/settings.ts";
import type { Report } from "../model/report.ts";
import { buildReport } from "../report/build-report.ts";
import { examineFolder } from "./examine-filings.ts";
import { useSiteLocale } from "./site-locale.ts";
import { explainText, suggestName } from "./explain-text.ts";

export async function explainFigure(settings: Settings, filing: string, figure: string): Promise<string> {
  await useSiteLocale(settings.data);
  const report = await reportOf(settings, filing);
  const text = explainText(report, figure);
  if (text !== undefined) return text;
  throw unknownName("figure", figure, { file: filing, guess: suggestName(report, figure) });
}

async function reportOf(settings: Settings, id: string): Promise<Report> {
  const folder = join(settings.data, "filings");
  const { filings, findings } = await examineFolder(folder, settings.today);
  const found = filings.find(({ examined }) => examined.filing.id === id);
  if (found !== undefined) return buildReport(found.examined, "");
  throwErrors(findings);
  throw unknownName("filing", id, { file: folder, guess: nearest(id, filings.map(({ examined }) => examined.filing.id)) });
}

interface Unknown { file: string; guess: string | undefined }

function unknownName(kind: string, name: string, { file, guess }: Unknown): FindingsError {
  return new FindingsError([{
    code: `unknown-${kind}`, place: { file }, what: `there is no ${kind} ${name}`,
    ...(guess === undefined ? {} : { mend: `did you mean ${guess}?` }),
  }]);
}
