/** The commands that begin something: new, example, schemas. */
import { join } from "node:path";
import type { Command } from "commander";
import { PROJECT } from "../lib/project.ts";
import type { ScaffoldFlags } from "../publish/scaffold.ts";
import { dataOption, print, settingsOf, withFolders, type Flags } from "./command.ts";

export function addAuthoring(program: Command): void {
  const createNew = program.command("new").description("write the files to begin a filing, a company or a page with");

  withFolders(createNew.command("filing")).argument("<id>", "such as acme-2025-q3")
    .description("words for a filing that is there, else a Filing JSON with its periods to fill in")
    .option("--ticker <ticker>").option("--cik <cik>").option("--name <name>").option("--exchange <exchange>")
    .option("--year <year>", "fiscal year").option("--quarter <quarter>", "1 to 4")
    .option("--year-end <MM-DD>", "last day of the fiscal year").option("--published <date>", "YYYY-MM-DD")
    .option("--currency <code>", "ISO 4217")
    .action(async (id: string, flags: Flags & ScaffoldFlags) => {
      const { newFiling, scaffoldText } = await import("../publish/scaffold.ts");
      print(scaffoldText(await newFiling(id, flags, settingsOf(flags))));
    });

  withFolders(createNew.command("company")).argument("<ticker>").description("put a company on the watchlist")
    .option("--forms <forms>", "forms of EDGAR, with commas").option("--since <date>", "filings since that day")
    .action(async (ticker: string, flags: Flags & ScaffoldFlags) => {
      const { newCompany, scaffoldText } = await import("../publish/scaffold.ts");
      print(scaffoldText(await newCompany(ticker, flags, settingsOf(flags))));
    });

  createNew.command("page").argument("<name>", "such as about").description("a page of words beside the filings")
    .action(async (name: string) => {
      const { newPage, scaffoldText } = await import("../publish/scaffold.ts");
      print(scaffoldText(await newPage(name, PROJECT)));
    });

  program.command("example").description("write the fictional filings into the data again")
    .addOption(dataOption())
    .action(async ({ data }: Pick<Flags, "data">) => {
      const { writeExample } = await import("../fiction/write-example.ts");
      print((await writeExample(join(data, "filings"))).join("\n"));
    });

  program.command("schemas").description("write data/schemas/ from the models")
    .action(async () => {
      const { writeSchemas } = await import("../store/schemas.ts");
      await writeSchemas("data/schemas");
    });
}
