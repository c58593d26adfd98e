/** What the commands share: the folders, the settings, and the clock, which comes in here and nowhere else. */
import { InvalidArgumentError, Option, type Command } from "commander";
import { writeWhole } from "../lib/files.ts";
import { isCi, todayOf, type Environment, type Settings } from "../lib/settings.ts";

export const environment: Environment = { variables: process.env, now: Date.now() };

export const today = (): string => todayOf(environment);

export interface Flags {
  readonly data: string;
  readonly content: string;
  readonly out: string;
  readonly frozen?: boolean;
}

export const settingsOf = (flags: Flags): Settings => ({
  data: flags.data, content: flags.content, out: flags.out, today: today(),
  frozen: flags.frozen === true || isCi(environment),
});

/** "--profile --verbose" leaves out the file; the next option is no file of that name. */
export function refuseTakenOptions(command: Command): void {
  for (const option of command.options) {
    const name = option.attributeName();
    const value: unknown = command.getOptionValueSource(name) === "cli" ? command.getOptionValue(name) : undefined;
    if (option.required && typeof value === "string" && value.startsWith("-")) {
      command.error(`error: option '${option.flags}' lacks its value: '${value}' is an option (for a name that begins so, write ./${value})`);
    }
  }
}

export function countOf(text: string): number {
  const count = parseInt(text, 10);
  if (!/^\d+$/.test(text) || count < 1) throw new InvalidArgumentError("expected a whole number from 1 on");
  return count;
}

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** What a command objects to is kept in the file TIEOUT_FINDINGS, where a workflow's next job finds it. */
export async function keepFindings(text: string): Promise<void> {
  const file = environment.variables["TIEOUT_FINDINGS"] ?? "";
  if (file !== "") await writeWhole(file, `${text}\n`);
}

export const dataOption = (): Option =>
  new Option("--data <folder>", "filings and site data").default("data").env("TIEOUT_DATA");

export const withFolders = (command: Command, out = "dist"): Command => command.addOption(dataOption())
  .addOption(new Option("--content <folder>", "words").default("content").env("TIEOUT_CONTENT"))
  .addOption(new Option("--out <folder>", "where the site is published").default(out).env("TIEOUT_OUT"));
