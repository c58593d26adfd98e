/**
 * Files of a stage: nobody reads them before the build has ended, so they are written in place. They are small and
 * many: each round through the thread pool would cost several times what the calls do.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file that is there may share its bytes with the store of kept products: it is replaced, never written into. */
export function stageFile(stage: string, path: string, content: string | Uint8Array): void {
  const file = join(stage, path);
  try {
    writeFileSync(file, content, { flag: "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") mkdirSync(dirname(file), { recursive: true });
    else if (code === "EEXIST") rmSync(file);
    else throw error;
    writeFileSync(file, content);
  }
}
