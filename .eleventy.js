import { siteDataFolder, tieout } from "./scripts/site/plugin.ts";

export default function configure(config) {
  config.setWatchJavaScriptDependencies(false);
  config.addPlugin(tieout);
  // The output folder is publish/'s to choose; naming one here would overrule it.
  return {
    dir: { input: "content", includes: "../templates", data: siteDataFolder("content") },
    markdownTemplateEngine: "njk",
    htmlTemplateEngine: "njk",
  };
}
