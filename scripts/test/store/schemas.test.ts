import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { schemaFiles } from "../../store/schemas.ts";

const FOLDER = join(import.meta.dirname, "../../../data/schemas");

test.each([...schemaFiles()])("data/schemas/%s is fresh", async (name, text) => {
  const written = await readFile(join(FOLDER, name), "utf8").catch(() => "");
  expect(written === text, `data/schemas/${name} is stale; to mend: npm run schemas`).toBe(true);
});

test("data/schemas holds nothing else; to mend: delete it", async () => {
  expect((await readdir(FOLDER)).toSorted()).toEqual([...schemaFiles().keys()].toSorted());
});

test("a schema says its draft, refuses unknown fields and explains the fields", () => {
  const text = schemaFiles().get("earnings-release.json") ?? "";
  const schema = JSON.parse(text) as Record<string, unknown>;
  expect(schema).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema", additionalProperties: false });
  expect(text).toContain("One a column, as printed");
});
