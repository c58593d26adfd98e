/** The command as a whole: what the user typed in, what to print and the exit code out. */
import { join } from "node:path";
import { z } from "zod";
import { FindingsError, formatFinding, type Finding } from "../lib/finding.ts";
import { toStableJson } from "../lib/stable-json.ts";
import { plainDate } from "../model/filing-parts.ts";
import type { FilingChoice } from "./edgar/company-filings.ts";
import { checkGiven, type Given } from "./intake-options.ts";
import { intakeText } from "./intake-text.ts";
import { Intake, exitCodeOf, unattendedExitCodeOf, type IntakeRun } from "./intake.ts";
import { readFacts, takeSeries } from "./take-series.ts";
import { takeWatchlist } from "./take-watchlist.ts";

export interface Typed extends Given {
  /** Folder of filings and series. */
  readonly data: string;
  readonly forms?: string;
  readonly since?: string;
  readonly limit: string;
  /** True for the one in `data`. */
  readonly watchlist?: string | true;
  readonly series?: boolean;
  readonly against?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly offline?: boolean;
  /** Only what could not be fetched counts for the exit code. */
  readonly unattended?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly today: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

export interface Printed { readonly text: string; readonly exitCode: 0 | 2 | 3 }

export async function runIntake(sources: readonly string[], typed: Typed): Promise<Printed> {
  try {
    const run = await takeIn(sources, typed);
    const { json, verbose, unattended } = typed;
    const exitCode = unattended === true ? unattendedExitCodeOf(run) : exitCodeOf(run);
    return { exitCode, text: json === true ? intakeJson(run, exitCode) : intakeText(run, verbose === true) };
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return refusal(error.findings, typed);
  }
}

/** Of what was typed: nothing was read. */
function refusal(findings: readonly Finding[], { json }: Typed): Printed {
  const run = { documents: [], filings: [], series: [], findings, notes: [] };
  return { exitCode: 2, text: json === true ? intakeJson(run, 2) : findings.map(formatFinding).join("\n\n") };
}

async function takeIn(sources: readonly string[], typed: Typed): Promise<IntakeRun> {
  const { data, watchlist, force = false, dryRun = false, offline = false, today, variables } = typed;
  const said = checkGiven(typed);
  const choice = choiceOf(typed);
  if (sources.length === 0 && watchlist === undefined) throw new FindingsError([NO_SOURCE]);
  const folder = join(data, "filings");
  const intake = await Intake.open({ folder, said, choice, force, dryRun, offline, today, variables });
  if (typed.against !== undefined) intake.against = (await readFacts(intake, typed.against)).facts;
  for (const source of sources) {
    if (typed.series !== true) await intake.take(source);
    else await intake.orTell(async () => intake.series.push(await takeSeries(intake, source, join(data, "series"))));
  }
  if (watchlist !== undefined) {
    await takeWatchlist(intake, watchlist === true ? join(data, "watchlist.json") : watchlist);
  }
  const { documents, filings, series, findings, notes } = intake;
  return { documents, filings, series, findings, notes };
}

const NO_SOURCE: Finding = {
  code: "intake-source", place: { file: "SOURCE" }, what: "nothing to take in",
  expected: "files, folders, accession numbers, tickers or CIKs, or --watchlist",
  mend: "npm run intake -- dex991.htm, or npm run intake -- QLYS",
};

const FORM = /^[A-Z0-9][A-Z0-9-]{0,9}$/;

function choiceOf({ forms, since, limit }: Typed): FilingChoice {
  const names = forms?.split(",").map((form) => form.trim().toUpperCase());
  const findings: Finding[] = [
    ...(names ?? []).filter((form) => !FORM.test(form))
      .map((form) => wrong("forms", form, "forms as EDGAR names them: 8-K,4")),
    ...(since === undefined || plainDate.safeParse(since).success ? [] : [wrong("since", since, "a day as YYYY-MM-DD")]),
    ...(z.string().regex(/^[1-9]\d{0,3}$/).safeParse(limit).success ? [] : [wrong("limit", limit, "a number from 1 to 9999")]),
  ];
  if (findings.length > 0) throw new FindingsError(findings);
  const most = Number.parseInt(limit, 10);
  return { limit: most, ...(names !== undefined && { forms: names }), ...(since !== undefined && { since }) };
}

const wrong = (option: string, given: string, expected: string): Finding =>
  ({ code: "intake-option", place: { file: `--${option}` }, what: JSON.stringify(given), expected });

/** `version` rises when a field changes its meaning or goes; fields may be added. */
const intakeJson = (run: IntakeRun, exitCode: number): string =>
  toStableJson({ version: 1, exitCode, ...run }).trimEnd();
