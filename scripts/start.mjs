#!/usr/bin/env node
/** What npm scripts start: Tieout's command line, compiled if its TypeScript has changed since the last time. */
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compiledCode } from "./lib/compile.mjs";

const project = fileURLToPath(new URL("..", import.meta.url));
await import(pathToFileURL(join(await compiledCode(project), "cli.mjs")).href);
