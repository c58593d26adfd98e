/** Texts of the document → values. */
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { DECIMAL_LEXEME, parseDecimal } from "../../../model/decimal.ts";
import { cik, date, flag, plainNumber } from "../../../intake/ownership/leaves.ts";
import { filingId } from "../../../intake/ownership/filing-id.ts";

describe("numbers", () => {
  it.each([
    ["1000", "1000"], ["0", "0"], ["0.00", "0.00"], ["1,000", "1000"], ["1,234,567.50", "1234567.50"], ["10000.", "10000"],
    [".5", "0.5"], ["-.5", "-0.5"], ["+7", "7"], ["007", "7"], ["00.50", "0.50"], ["1.0E3", "1000"], ["2e-2", "0.02"],
    ["$2.50", "2.50"], ["-12.5", "-12.5"],
  ])("%s is %s", (written, plain) => {
    expect(plainNumber(written)).toBe(plain);
  });

  it.each(["", ".", "-", "1,00", "1,0000", "12,34.5", "1.2.3", "about 12", "1 000", "1E999", "0x10", "NaN", "Infinity", "(5)", "1/2"])(
    "%s is none", (written) => {
      expect(plainNumber(written)).toBeUndefined();
    });

  it("are plain decimals, and the same number, however they are grouped and padded", () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.stringMatching(/^\d{0,6}$/), fc.nat(3), (whole, fraction, zeros) => {
      const bare = `${whole}.${fraction}`;
      const grouped = `${whole.toLocaleString("en-US")}.${fraction}`;
      for (const written of [bare, grouped, `${"0".repeat(zeros)}${bare}`]) {
        const plain = plainNumber(written) ?? "";
        expect(plain).toMatch(DECIMAL_LEXEME);
        expect(parseDecimal(plain).equals(parseDecimal(`${whole}${fraction === "" ? "" : `.${fraction}`}`))).toBe(true);
      }
    }));
  });
});

describe("booleans, days and CIKs", () => {
  it.each([["0", false], ["1", true], ["false", false], ["true", true], ["TRUE", true], ["yes", undefined], ["2", undefined]])(
    "%s is %s", (written, value) => {
      expect(flag.read(written)).toBe(value);
    });

  it.each([
    ["2013-08-06", "2013-08-06"], ["2013-08-06-05:00", "2013-08-06"], ["2013-08-06Z", "2013-08-06"],
    ["2013-08-06+14:00", "2013-08-06"], ["2013-02-29", undefined], ["08/06/2013", undefined], ["20130806", undefined],
  ])("%s is the day %s", (written, day) => {
    expect(date.read(written)).toBe(day);
  });

  it.each([["123456", "0000123456"], ["0000123456", "0000123456"], ["12345678901", undefined], ["A1", undefined]])(
    "%s is the CIK %s", (written, ten) => {
      expect(cik.read(written)).toBe(ten);
    });
});

describe("ids", () => {
  const id = (symbol: string, name: string, documentType = "4"): string => filingId({
    documentType, issuer: { issuerCik: "0000123456", issuerTradingSymbol: symbol },
    reportingOwner: [{ reportingOwnerId: { rptOwnerName: name } }],
  }, { day: "2024-05-03", accession: "0000123456-24-000007", sha256: "ab".repeat(32) });

  it.each([
    ["EXI", "Doe Jane Q", "4", "exi-2024-05-03-form4-doe-000007"], ["EXI.B", "O'Neil Áine", "4/A", "exi-b-2024-05-03-form4a-oneil-000007"],
    ["NONE", "Müller-Böhm, Ute", "3", "cik0000123456-2024-05-03-form3-muller-bohm-000007"], ["N/A", "李", "5", "cik0000123456-2024-05-03-form5-owner-000007"],
  ])("%s, %s, form %s: %s", (symbol, name, form, expected) => {
    expect(id(symbol, name, form)).toBe(expected);
  });
});
