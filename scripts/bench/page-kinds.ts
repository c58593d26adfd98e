/** One page of each kind of a built site: what is looked at where looking at all of them would take too long. */

/** Pages below a folder of many ("filings/<id>/evidence") are alike; the first of them stands for all. */
const kindOf = (file: string): string => {
  const [folder = "", name = "", ...rest] = file.split("/");
  return rest.length === 0 ? file : [folder, /\d{4}-\d{2}-\d{2}-form/.test(name) ? "form" : "*", ...rest].join("/");
};

/** `files` are paths of the site; the answer is in their order. */
export function pageKinds(files: readonly string[]): string[] {
  const kinds = new Map<string, string>();
  for (const file of files.filter((one) => one.endsWith(".html"))) kinds.set(kindOf(file), kinds.get(kindOf(file)) ?? file);
  return [...kinds.values()];
}
