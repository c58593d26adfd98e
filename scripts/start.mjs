#!/usr/bin/env node
/** What npm scripts start: Tieout's command line, compiled if its TypeScript has changed since the last time. */
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compiledCode } from "./lib/compile.mjs";

const project = fileURLToPath(new URL("..", import.meta.url));
const folder = await compiledCode(project).catch(refuse);
if (folder !== undefined) await import(pathToFileURL(join(folder, "cli.mjs")).href);

/**
 * A mistake in a source, or a folder that cannot be written; the page of `npm run dev` is told as well.
 * @param {Error} error
 * @returns {undefined}
 */
function refuse({ message }) {
  const text = `The code cannot be compiled: ${message}`;
  process.stderr.write(`${text}\n`);
  process.send?.({ outcome: "broken", text });
  process.exitCode = 1;
}
