/** JSON Schemas (draft 2020-12) made from the Zod schemas, for editors to complete and check Filing JSON with. */
import { join } from "node:path";
import { z } from "zod";
import { writeWhole } from "../lib/files.ts";
import { toStableJson } from "../lib/stable-json.ts";
import { companySeries } from "../model/company-series.ts";
import { FILING_SCHEMAS } from "../model/filing.ts";

const SCHEMAS = { ...FILING_SCHEMAS, "company-series": companySeries } as const;

export type SchemaFile = `${keyof typeof SCHEMAS}.json`;

const TITLES: Readonly<Record<keyof typeof SCHEMAS, string>> = {
  "earnings-release": "Filing JSON of an earnings release (EX-99.1 to Form 8-K)",
  ownership: "Filing JSON of SEC Forms 3, 4 and 5",
  "company-series": "Series of a company's figures, from EDGAR's companyfacts",
};

/** File name → text. */
export function schemaFiles(): Map<SchemaFile, string> {
  const kinds = Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[];
  return new Map(kinds.map((kind) => [`${kind}.json` as const, schemaText(kind)]));
}

function schemaText(kind: keyof typeof SCHEMAS): string {
  const { $schema, ...schema } = z.toJSONSchema(SCHEMAS[kind], { target: "draft-2020-12" });
  return toStableJson({ $schema, title: TITLES[kind], ...schema });
}

/** Writes the schemas into `folder` (data/schemas). */
export async function writeSchemas(folder: string): Promise<void> {
  for (const [name, text] of schemaFiles()) await writeWhole(join(folder, name), text);
}
