import { tieout } from "./scripts/site/plugin.ts";

export default function configure(config) {
  config.setWatchJavaScriptDependencies(false);
  config.addPlugin(tieout);
  return {
    dir: { input: "content", includes: "../templates", data: "../data/site", output: "dist" },
    markdownTemplateEngine: "njk",
    htmlTemplateEngine: "njk",
  };
}
