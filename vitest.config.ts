import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["scripts/test/**/*.test.ts"],
    globalSetup: ["scripts/test/browser/global-setup.ts"],
    pool: "forks",
    execArgv: ["--import", "tsx"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
