/** `npm run merge`: joins the parts that shards have built into the site that one build would have made. */
import { sortFindings, throwErrors, type Finding } from "../lib/finding.ts";
import { compareTexts } from "../lib/order.ts";
import { lockFolder } from "./lock.ts";
import { planSite, prepare, summaryOf, writeLedgers, type BuildOptions, type BuildSummary } from "./build.ts";
import { assertFit, readParts, takePart } from "./parts.ts";
import { makeSitePages } from "./site-pages.ts";
import { useSiteLocale } from "./site-locale.ts";
import { dropStage, openStage, swapIn } from "./swap.ts";
import { BatchTools } from "./units/batch-tools.ts";
import { diskFullError } from "./units/disk-full.ts";
import { Stopwatch } from "./units/stopwatch.ts";

/** Throws a FindingsError where parts are missing, changed, or of another site; `settings.out` is then as it was. */
export async function merge(folders: readonly string[], options: BuildOptions): Promise<BuildSummary> {
  const { settings, progress } = options;
  await useSiteLocale(settings.data);
  const unlock = await lockFolder(settings.out);
  const stage = await openStage(settings.out, [settings.data, settings.content, ...folders]);
  const watch = new Stopwatch(() => performance.now());
  try {
    progress.step("Joining parts", folders.length);
    const { setting, assets } = await prepare(stage, options);
    const tools = new BatchTools(setting, watch, () => undefined);
    const parts = await readParts(folders);
    const leftOut = sortFindings(parts.flatMap((part) => part.leftOut));
    assertFit(parts, await planSite(options, new Set(leftOut.map(({ place }) => place.file))), tools);
    const findings: Finding[] = [];
    for (const part of parts) {
      findings.push(...await takePart(part, stage));
      progress.advance();
    }
    throwErrors(findings);
    progress.step("Pages of the site");
    const units = parts.flatMap((part) => part.units).toSorted((a, b) => compareTexts(a.id, b.id));
    const site = await makeSitePages(units, assets, tools);
    progress.step("Publishing");
    await swapIn(stage, settings.out);
    if (options.keepLedgers !== true && !settings.frozen) await writeLedgers(units);
    return { ...summaryOf(units, site), leftOut, laps: watch.take() };
  } catch (error) {
    throw diskFullError(error, settings.out);
  } finally {
    progress.end();
    await dropStage(stage);
    await unlock();
  }
}
