/** Files of a stage: nobody reads them before the build has ended, so they are written in place. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A file that is there may share its bytes with the store of kept products: it is replaced, never written into. */
export async function stageFile(stage: string, path: string, content: string | Uint8Array): Promise<void> {
  const file = join(stage, path);
  await rm(file, { force: true });
  try {
    await writeFile(file, content);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
