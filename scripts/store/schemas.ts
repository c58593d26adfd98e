/** JSON Schemas (draft 2020-12) made from the Zod schemas, for editors to complete and check Filing JSON with. */
import { join } from "node:path";
import { z } from "zod";
import { writeWhole } from "../lib/files.ts";
import { toStableJson } from "../lib/stable-json.ts";
import { FILING_SCHEMAS } from "../model/filing.ts";

export type SchemaFile = `${keyof typeof FILING_SCHEMAS}.json`;

const TITLES: Readonly<Record<keyof typeof FILING_SCHEMAS, string>> = {
  "earnings-release": "Filing JSON of an earnings release (EX-99.1 to Form 8-K)",
  ownership: "Filing JSON of SEC Forms 3, 4 and 5",
};

/** File name → text. */
export function schemaFiles(): Map<SchemaFile, string> {
  const kinds = Object.keys(FILING_SCHEMAS) as (keyof typeof FILING_SCHEMAS)[];
  return new Map(kinds.map((kind) => [`${kind}.json` as const, schemaText(kind)]));
}

function schemaText(kind: keyof typeof FILING_SCHEMAS): string {
  const { $schema, ...schema } = z.toJSONSchema(FILING_SCHEMAS[kind], { target: "draft-2020-12" });
  return toStableJson({ $schema, title: TITLES[kind], ...schema });
}

/** Writes the schemas into `folder` (data/schemas). */
export async function writeSchemas(folder: string): Promise<void> {
  for (const [name, text] of schemaFiles()) await writeWhole(join(folder, name), text);
}
