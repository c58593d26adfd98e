/** What is wrong with site.json and design.json, which people edit by hand: each mistake with its line. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { DESIGN } from "../charts/design.ts";
import type { Finding } from "../lib/finding.ts";
import { JsonSource } from "../store/json-source.ts";
import { toPointer } from "../store/pointer.ts";
import { syntaxFault } from "../store/syntax-fault.ts";

const SITE = z.looseObject({
  name: z.string().min(1),
  url: z.string().regex(/^https?:\/\/.*\/$/, {
    error: "expected an address that ends with a slash, such as \"https://tieout.example/\"",
  }),
  purpose: z.string().min(1),
  locale: z.string().optional(),
  paper: z.enum(["A4", "Letter"]),
});

const FILES = [["site.json", SITE], ["design.json", DESIGN]] as const;

/** `data`: the folder that `--data` names. */
export async function siteFindings(data: string): Promise<Finding[]> {
  const findings = await Promise.all(FILES.map(([name, schema]) => findingsIn(join(data, "site", name), schema)));
  return findings.flat();
}

async function findingsIn(file: string, schema: z.ZodType): Promise<Finding[]> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) {
    return [{
      code: "no-site-settings", place: { file }, what: "the file is not there, or cannot be read",
      mend: "copy it from the data folder of the project",
    }];
  }
  try {
    const { error } = schema.safeParse(JSON.parse(text));
    const source = new JsonSource(text);
    return (error?.issues ?? []).map(({ path, message }): Finding => {
      const pointer = toPointer(...path.map((part) => (typeof part === "symbol" ? String(part) : part)));
      return { code: "site-settings", place: { file, ...source.valuePlace(pointer) }, subject: pointer, what: message };
    });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line, column, what, mend } = syntaxFault(text, error);
    return [{ code: "not-json", place: { file, line, column }, what, expected: "JSON", mend }];
  }
}
