import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["scripts/test/**/*.test.ts"],
    globalSetup: ["scripts/test/browser/global-setup.ts"],
    pool: "forks",
    // One less than the machine has cores would be one on most runners, where much of the time is spent waiting.
    maxWorkers: 2,
    execArgv: ["--import", "tsx"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
