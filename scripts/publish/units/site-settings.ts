/** site.json: what the site is called, and where it stands. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export interface SiteSettings { readonly name: string; readonly url: string }

/** `data`: the folder that `--data` names, whose settings are in order. */
export async function readSiteSettings(data: string): Promise<SiteSettings> {
  const file = join(data, "site", "site.json");
  const { name, url } = JSON.parse(await readFile(file, "utf8")) as SiteSettings;
  return { name, url };
}
