/** The day that an amendment names for the form that it amends. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ownership, type Ownership } from "../../model/ownership.ts";
import { amendmentFindings } from "../../tieout/collection/amendments.ts";
import { examineFiling } from "../../tieout/examine.ts";
import { buildLedger, compareLedgers } from "../../tieout/ledger.ts";
import { PROJECT, TODAY } from "../example-filings.ts";

const read = (id: string): Ownership =>
  ownership.parse(JSON.parse(readFileSync(join(PROJECT, "data", "filings", "exmpl", `${id}.json`), "utf8")));

const ORIGINAL = read("exmpl-2023-12-20-form4-example-69046a");
const AMENDMENT = read("exmpl-2024-01-05-form4a-example-794cc5");
const OTHERS = ["exmpl-2023-11-22-form4-example-2544b7", "exmpl-2023-12-01-form4-sample-3e42c1"].map(read);

const written = (form: Ownership): Ownership => ({ ...form, asFiled: undefined });
const withAccession = (form: Ownership): Ownership =>
  ({ ...form, source: { ...form.source, accession: "0000000001-23-000001" } });
const naming = (day: string | undefined): Ownership => ({ ...AMENDMENT, dateOfOriginalSubmission: day });

const codes = (...forms: readonly Ownership[]): string[] =>
  amendmentFindings([...OTHERS, ...forms], (file) => ({ file })).map(({ code, severity = "error", place }) => `${severity}: ${code} in ${place.file}`);

const MISDATED = `amends-another-day in ${AMENDMENT.id}`;

describe("the date of the original submission", () => {
  it("is the day on which the form was filed", () => {
    expect(codes(ORIGINAL, AMENDMENT)).toEqual([]);
    expect(codes(ORIGINAL, naming("2023-12-19"))).toEqual([`warning: ${MISDATED}`]);
  });

  it("is said to be wrong of a form that was written by hand, which can be mended", () => {
    expect(codes(ORIGINAL, written(naming("2023-12-19")))).toEqual([`error: ${MISDATED}`]);
  });

  it("may be later than the signature, where no more is known than that", () => {
    expect(codes(ORIGINAL, naming("2023-12-21"))).toEqual([]);
    expect(codes(withAccession(ORIGINAL), naming("2023-12-21"))).toEqual([`warning: ${MISDATED}`]);
    expect(codes(written(ORIGINAL), naming("2023-12-21"))).toEqual([`warning: ${MISDATED}`]);
  });

  it("cannot be compared without the form, nor where none is named", () => {
    expect(codes(naming("2023-12-19"))).toEqual([]);
    expect(codes(ORIGINAL, naming(undefined))).toEqual([]);
    expect(codes({ ...ORIGINAL, documentType: "5" }, naming("2023-12-19"))).toEqual([]);
    expect(codes({ ...ORIGINAL, periodOfReport: "2023-12-17" }, naming("2023-12-19"))).toEqual([]);
  });

  it("may be that of another amendment", () => {
    const second = { ...naming("2024-01-05"), id: "second", source: { ...AMENDMENT.source, published: "2024-02-01" } };
    expect(codes(ORIGINAL, AMENDMENT, second)).toEqual([]);
  });

  it("stands in the ledger, which tells when it moves", () => {
    const ledger = (form: Ownership): ReturnType<typeof buildLedger> => buildLedger(examineFiling(form, TODAY));
    expect(compareLedgers(ledger(AMENDMENT), ledger(naming("2022-12-20"))))
      .toEqual(["/dateOfOriginalSubmission  2023-12-20 → 2022-12-20"]);
  });
});
