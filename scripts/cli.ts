/** The only door: every command of Tieout is named in cli/, and loads no more than the rooms it needs. */
import { Command } from "commander";
import { addAuthoring } from "./cli/authoring.ts";
import { addMeasuring } from "./cli/measuring.ts";
import { keepFindings, refuseTakenOptions } from "./cli/command.ts";
import { addPublishing } from "./cli/publishing.ts";
import { addScheduling } from "./cli/scheduling.ts";
import { addIntake } from "./cli/taking-in.ts";
import { Interrupted, causesOf } from "./lib/causes.ts";
import { FindingsError } from "./lib/finding.ts";
import { tellPreview } from "./publish/preview-status.ts";

const program = new Command("tieout").description("SEC filings into earnings summaries that tie")
  .showHelpAfterError().configureHelp({ sortSubcommands: false });

program.hook("preAction", (_program, command) => refuseTakenOptions(command));
for (const add of [addPublishing, addAuthoring, addIntake, addScheduling, addMeasuring]) add(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Interrupted)) await tell(error);
}

async function tell(error: unknown): Promise<void> {
  process.stderr.write(`${errorText(error)}\n`);
  await keepFindings(errorText(error));
  tellPreview(error instanceof FindingsError
    ? { outcome: "refused", findings: error.findings } : { outcome: "broken", text: errorText(error) });
  process.exitCode = 1;
}

/** Findings are for the user; anything else is a defect of ours, or of a template, told with all that led to it. */
function errorText(error: unknown): string {
  if (error instanceof FindingsError) {
    const { length } = error.findings;
    const unpublished = process.argv[2] === "build" ? "; nothing was published" : "";
    return `${error.message}\n\n${length} ${length === 1 ? "finding" : "findings"}${unpublished}.`;
  }
  return causesOf(error).join("\n");
}
