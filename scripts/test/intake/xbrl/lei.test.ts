/** An issuer whom EDGAR does not know: named by its LEI, without ticker or exchange, from the report to facts.json. */
import { describe, expect, it } from "vitest";
import { toFilingJson } from "../../../intake/xbrl/oim-filing.ts";
import { readOim } from "../../../intake/xbrl/read-oim.ts";
import { validateOim } from "../../../intake/xbrl/validate-oim.ts";
import { earningsRelease, issuerPrefix, type EarningsRelease } from "../../../model/earnings-release.ts";
import { isLei } from "../../../model/filing-parts.ts";
import type { Report } from "../../../model/report.ts";
import { factsJson } from "../../../publish/units/facts-files.ts";
import { buildReport } from "../../../report/build-report.ts";
import { examineFiling } from "../../../tieout/examine.ts";
import { checkFactsJson } from "../../../tieout/gate/check-downloads.ts";
import { europeanReport, secReport } from "./oim-situation.ts";

interface FactsJson {
  documentInfo: { namespaces: Record<string, string> };
  facts: Record<string, { dimensions: { entity: string } }>;
}

const LEI = "529900EXAMPLE0004244";

function european(): EarningsRelease {
  const { report } = readOim(Buffer.from(JSON.stringify(europeanReport())), "r.json");
  const { filing } = toFilingJson(report, { file: "r.json", source: { published: "2024-03-15" } });
  if (filing === undefined) throw new Error("no filing");
  return filing;
}

const reportOf = (filing: EarningsRelease): Report => buildReport(examineFiling(filing, "2026-01-01"), "0.1.0");
const complaints = (text: string, report: Report): readonly object[] => checkFactsJson("facts.json", text, report).findings;

describe("an LEI", () => {
  it.each([LEI, "5493001KJTIIGC8Y1R12", "213800WSGIIZCXF1P572"])("%s is one", (code) => { expect(isLei(code)).toBe(true); });
  it.each([`${LEI.slice(0, 19)}5`, "529900EXAMPLE004424", "529900example0004244", "529900EXAMPLE00042AB", "",
    "259900EXAMPLE0004244"])("%j is none", (code) => { expect(isLei(code)).toBe(false); });
});

describe("an issuer", () => {
  const issuer = { name: "Example Widgets SE" };
  const parse = (given: object): boolean =>
    earningsRelease.safeParse({ ...european(), issuer: { ...issuer, ...given } }).success;

  it("has a CIK, an LEI or both", () => {
    expect([{ cik: "0000000042" }, { lei: LEI }, { cik: "0000000042", lei: LEI }, {}].map(parse)).toEqual([true, true, true, false]);
  });

  it("names its own concepts by its prefix, else by what of its ticker a prefix may hold", () => {
    expect([{ prefix: "exw" }, { ticker: "BRK.B" }, { ticker: "0700" }, {}].map((each) => issuerPrefix(each)))
      .toEqual(["exw", "brkb", "issuer", "issuer"]);
  });
});

describe("a filer with an LEI alone", () => {
  it("is a filing without CIK, ticker and exchange", () => {
    expect(european()).toMatchObject({ id: "529900example0004244-2023-q4", issuer: { lei: LEI, name: "Example Widgets SE", prefix: "exw" } });
    expect(Object.keys(european().issuer).toSorted()).toEqual(["lei", "name", "prefix"]);
  });

  it("has a page under its LEI", () => {
    expect(reportOf(european()).issuer).toEqual({
      cik: null, lei: LEI, name: "Example Widgets SE", ticker: null, exchange: null, slug: "529900example0004244",
    });
  });

  it("is the entity of facts.json under the scheme of ISO 17442, which the gate and the model accept", () => {
    const text = factsJson(reportOf(european()));
    const { documentInfo, facts } = JSON.parse(text) as FactsJson;
    expect(documentInfo.namespaces).toMatchObject({ lei: "http://standards.iso.org/iso/17442" });
    expect(documentInfo.namespaces).not.toHaveProperty("cik");
    expect(new Set(Object.values(facts).map(({ dimensions }) => dimensions.entity))).toEqual(new Set([`lei:${LEI}`]));
    expect(validateOim(JSON.parse(text))).toEqual([]);
    expect(complaints(text, reportOf(european()))).toEqual([]);
    expect(complaints(text.replaceAll(LEI, "5493001KJTIIGC8Y1R12"), reportOf(european()))).not.toEqual([]);
  });

  it("with a CIK beside it goes by the CIK", () => {
    const both = { ...european(), issuer: { ...european().issuer, cik: "0000000042" } };
    expect(factsJson(reportOf(both))).toContain("cik:0000000042");
  });
});

it("a fact whose id begins with a digit has an XML name in facts.json, and the gate finds it", () => {
  const { report } = readOim(Buffer.from(JSON.stringify(secReport())), "r.json");
  const { filing } = toFilingJson(report, { file: "r.json", source: { published: "2025-11-05" } });
  if (filing === undefined) throw new Error("no filing");
  const renamed = { ...filing, tables: filing.tables.map((table) => ({ ...table, id: `2025-${table.id}` })) };
  const text = factsJson(reportOf(renamed));
  const ids = Object.keys((JSON.parse(text) as { facts: object }).facts);
  expect(ids.every((id) => id.startsWith("_2025-"))).toBe(true);
  expect(validateOim(JSON.parse(text))).toEqual([]);
  expect(complaints(text, reportOf(renamed))).toEqual([]);
  expect(complaints(text.replaceAll("\"_2025-", "\"x2025-"), reportOf(renamed))).not.toEqual([]);
});
