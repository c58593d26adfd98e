/** The commands about a site: build and merge, check, explain, dev, verify. */
import type { Command } from "commander";
import { PROJECT } from "../lib/project.ts";
import { addBuilding } from "./building.ts";
import { keepFindings, print, settingsOf, today, withFolders, type Flags } from "./command.ts";

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

const loadCheck = () => Promise.all([import("../publish/check.ts"), import("../publish/summary-text.ts")]);

export function addPublishing(program: Command): void {
  addBuilding(program);
  addChecks(program);
  addPreview(program);
  addVerify(program);
}

function addChecks(program: Command): void {
  withFolders(program.command("check")).description("examine every filing and compare its ledger, without building")
    .action(async (flags: Flags) => {
      const [{ checkAll }, { checkText }] = await loadCheck();
      print(checkText(await checkAll(settingsOf(flags))));
    });

  program.command("check:filing").argument("<file>").description("validate and tie one Filing JSON, without building")
    .action(async (file: string) => {
      const [{ checkFile }, { checkText }] = await loadCheck();
      print(checkText(await checkFile(file, today())));
    });

  withFolders(program.command("explain")).argument("<filing>").argument("<figure>", "a metric, metric@period, fact or tie")
    .description("print how a figure is made: formula, values, intervals, source cells")
    .action(async (filing: string, figure: string, flags: Flags) => {
      const { explainFigure } = await import("../publish/explain-figure.ts");
      print(await explainFigure(settingsOf(flags), filing, figure));
    });
}

function addPreview(program: Command): void {
  withFolders(program.command("dev"), ".cache/preview").description("serve the site and rebuild on every change")
    .option("--port <port>", "port of the preview", "8080")
    .action(async (flags: Flags & { port: string }) => {
      const { develop } = await import("../publish/dev.ts");
      await develop({ settings: settingsOf(flags), project: PROJECT, port: flags.port });
    });
}

function addVerify(program: Command): void {
  program.command("verify").argument("<folder>", "a published site, or one filing of it (filings/<id>)")
    .description("recompute a copy of the site from the facts that it publishes, offline")
    .option("--source <file>", "a document that a filing was read from; may be given again", collect, [])
    .action(async (folder: string, { source }: { source: readonly string[] }) => {
      const [{ readSource }, { verifyCopy }, { verifyText }] = await Promise.all([
        import("../verify/read-source.ts"), import("../verify/verify.ts"), import("../verify/verify-text.ts"),
      ]);
      const verified = await verifyCopy(folder, await Promise.all(source.map(readSource)));
      print(verifyText(verified));
      if (verified.findings.length === 0) return;
      await keepFindings(verifyText(verified));
      process.exitCode = 1;
    });
}
