/** A folder for the one site that all tests in a browser look at; the first of them builds it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "tieout-browser-"));
  process.env["TIEOUT_BROWSER_TESTS"] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
