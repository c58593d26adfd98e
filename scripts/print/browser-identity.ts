/** Which browser would print, told without starting it: another one prints other bytes. */
import { stat } from "node:fs/promises";

const BUNDLED_ON = "linux-x64";

/** The bundled one is named by the lock file; any other by its program, the size of that and when it was put there. */
export async function browserIdentity(
  env: NodeJS.ProcessEnv = process.env, machine = `${process.platform}-${process.arch}`,
): Promise<string> {
  const named = env["PUPPETEER_EXECUTABLE_PATH"] ?? "";
  if (named === "" && machine === BUNDLED_ON) return "bundled";
  const { findBrowser } = await import("./browser.ts");
  const { executable } = await findBrowser(env, machine);
  const { size, mtimeMs } = await stat(executable);
  return `${executable} ${size} ${mtimeMs}`;
}
