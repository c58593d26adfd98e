/**
 * `npm run sweep`: removes what no build has used for some days. A record tells by its time when a build last found it;
 * an object goes with the last record that names it, unless it is new, since a build writes objects before records.
 */
import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { listFiles } from "../../lib/files.ts";
import { openRecord } from "./product-store.ts";

export interface Swept {
  readonly records: number;
  readonly objects: number;
  /** Bytes of the objects removed; what the site still shares with them is freed with the site. */
  readonly bytes: number;
}

const DAY = 86_400_000;

/** `now`: milliseconds of the clock that times of files are told by. */
export async function sweepKept(folder: string, days: number, now: number): Promise<Swept> {
  const named = new Set<string>();
  let records = 0;
  for (const file of await listFiles(join(folder, "records"))) {
    const path = join(folder, "records", file);
    const kept = now - (await stat(path)).mtimeMs > days * DAY ? undefined : openRecord(await readFile(path, "utf8"));
    if (kept === undefined) {
      await rm(path, { force: true });
      records += 1;
    } else for (const hash of [...Object.values(kept.files), ...Object.values(kept.texts)]) named.add(hash);
  }
  return { records, ...await sweepObjects(join(folder, "objects"), named, now) };
}

async function sweepObjects(
  folder: string, named: ReadonlySet<string>, now: number,
): Promise<Pick<Swept, "objects" | "bytes">> {
  const swept = { objects: 0, bytes: 0 };
  for (const file of await listFiles(folder)) {
    if (named.has(file.replace("/", ""))) continue;
    const path = join(folder, file);
    const { ctimeMs, size } = await stat(path);
    // The time of its last link: a build may be about to name it.
    if (now - ctimeMs < DAY) continue;
    await rm(path, { force: true });
    swept.objects += 1;
    swept.bytes += size;
  }
  return swept;
}
