/** site.json: what the site is called, and where it stands. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export interface SiteSettings { readonly name: string; readonly url: string }

/** `data`: the folder that `--data` names. Throws where there is no name, or no address that ends with a slash. */
export async function readSiteSettings(data: string): Promise<SiteSettings> {
  const file = join(data, "site", "site.json");
  const { name, url } = JSON.parse(await readFile(file, "utf8")) as Partial<SiteSettings>;
  if (typeof name !== "string" || typeof url !== "string" || !/^https?:\/\/.*\/$/.test(url)) {
    throw new Error(`${file}: expected "name", and "url" as an address that ends with a slash, such as "https://tieout.example/"`);
  }
  return { name, url };
}
