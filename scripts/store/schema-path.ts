/** What the Zod schemas say about one place of a file: the schema there, its fields, and its own words. */
import { z } from "zod";
import type { Path } from "./pointer.ts";

/** The schemas that may govern the value at `path`; more than one below a union, none at an unknown field. */
export function schemasAt(root: z.ZodType, path: Path): z.ZodType[] {
  const step = (schemas: z.ZodType[], part: string | number): z.ZodType[] =>
    schemas.flatMap(unwrap).flatMap((each) => childOf(each, part));
  return path.reduce(step, [root]);
}

/** Names of all fields that an object at `path` may have. */
export function fieldsAt(root: z.ZodType, path: Path): string[] {
  const names = schemasAt(root, path).flatMap(unwrap)
    .flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []));
  return [...new Set(names)];
}

/** The house's own message, which says more than "expected string": Zod's defaults do not begin with "expected ". */
export function ownWords(message: string): string | undefined {
  return message.startsWith("expected ") ? message.slice("expected ".length) : undefined;
}

/** What a schema says of a text that nobody would write, and so what it expects of one. */
export function wordsForText(schema: z.ZodType): string | undefined {
  const refused = schema.safeParse("\u0000").error?.issues ?? [];
  return refused.map(({ message }) => ownWords(message)).find((words) => words !== undefined);
}

function unwrap(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unwrap(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => unwrap(option as z.ZodType));
  return [schema];
}

function childOf(schema: z.ZodType, part: string | number): z.ZodType[] {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, part) ? [schema.shape[part] as z.ZodType] : [];
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType];
  return schema instanceof z.ZodRecord ? [schema.valueType as z.ZodType] : [];
}
