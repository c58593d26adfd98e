/** One folder a difficulty: a small document of a fictional company, and what the intake makes of it. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { intakeRelease } from "../../../intake/release/intake-release.ts";
import { earningsRelease } from "../../../model/earnings-release.ts";
import { checkReferences } from "../../../store/check-references.ts";
import { outlineOf } from "./outline.ts";

const FIXTURES = join(import.meta.dirname, "fixtures");

describe.each(readdirSync(FIXTURES))("%s", (name) => {
  const folder = join(FIXTURES, name);
  const input = readdirSync(folder).find((file) => file.startsWith("input.")) ?? "";
  const intake = intakeRelease(readFileSync(join(folder, input)), input, { cik: "0000000001" });

  it("is read as expected", () => {
    const outline = outlineOf(intake);
    const golden = join(folder, "expected.txt");
    if (process.env["UPDATE_GOLDENS"] === "1") writeFileSync(golden, outline);
    expect(outline).toBe(readFileSync(golden, "utf8"));
  });

  it("gives a filing that the store accepts", () => {
    const { filing } = intake;
    if (filing === undefined) return;
    expect(earningsRelease.safeParse(filing).error).toBeUndefined();
    expect(checkReferences(filing, filing.id)).toEqual([]);
  });
});
