/** xBRL-JSON in and out: the model's rules, reports of both worlds, and a round trip without loss. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OimFact, OimReport } from "../../../intake/xbrl/oim-model.ts";
import {
  formatPeriodText, formatUnitText, isPeriodText, parsePeriodText, parseUnitText, unitOf,
} from "../../../intake/xbrl/oim-names.ts";
import { toFilingJson } from "../../../intake/xbrl/oim-filing.ts";
import { readOim } from "../../../intake/xbrl/read-oim.ts";
import { validateOim } from "../../../intake/xbrl/validate-oim.ts";
import { writeOim } from "../../../intake/xbrl/write-oim.ts";
import { FindingsError } from "../../../lib/finding.ts";
import { addDays } from "../../../model/plain-date.ts";
import type { Period } from "../../../model/period.ts";
import type { ReportFact } from "../../../model/report.ts";
import { buildReport } from "../../../report/build-report.ts";
import { factsJson, factsTaxonomies } from "../../../publish/units/facts-files.ts";
import { examineForm4, examineRelease } from "../../example-filings.ts";
import { europeanReport, secReport, type OimJson } from "./oim-situation.ts";

const bytesOf = (json: unknown): Uint8Array => Buffer.from(typeof json === "string" ? json : JSON.stringify(json));
const read = (json: unknown): OimReport => readOim(bytesOf(json), "report.json").report;
const codes = (json: unknown): string[] => validateOim(json).map(({ code }) => code);

describe("a sound report", () => {
  it.each([["European", europeanReport], ["of the SEC", secReport]])("%s has no findings", (_name, report) => {
    expect(validateOim(report())).toEqual([]);
  });
});

/** What is done to the European report, and the finding that it must bring. */
const MISTAKES: readonly (readonly [string, (report: OimJson) => void])[] = [
  ["oim-document-type", ({ documentInfo }) => { documentInfo["documentType"] = "https://xbrl.org/2021/xbrl-csv"; }],
  ["oim-draft-document-type", ({ documentInfo }) => { documentInfo["documentType"] = "https://xbrl.org/CR/2021-07-07/xbrl-json"; }],
  ["oim-structure", ({ documentInfo }) => { delete documentInfo["taxonomy"]; }],
  ["oim-no-taxonomy", ({ documentInfo }) => { documentInfo["taxonomy"] = []; }],
  ["oim-reserved-prefix", ({ documentInfo }) => { documentInfo["namespaces"] = { ...(documentInfo["namespaces"] as object), xbrli: "http://example.org/" }; }],
  ["oim-two-prefixes", ({ documentInfo }) => { documentInfo["namespaces"] = { ...(documentInfo["namespaces"] as object), two: "http://example.org/xbrl/2023" }; }],
  ["oim-uri", ({ documentInfo }) => { documentInfo["namespaces"] = { ...(documentInfo["namespaces"] as object), two: "no uri" }; }],
  ["oim-reserved-uri", ({ documentInfo }) => { documentInfo["linkTypes"] = { footnote: "http://www.xbrl.org/2003/arcrole/fact-footnote", f: "http://www.xbrl.org/2009/arcrole/fact-explanatoryFact" }; }],
  ["oim-structure", ({ documentInfo }) => { documentInfo["more"] = 1; }],
  ["oim-unbound-prefix", ({ documentInfo }) => { documentInfo["foo:more"] = 1; }],
  ["oim-structure", (report) => { (report as unknown as Record<string, unknown>)["fact"] = {}; }],
  ["oim-fact-id", ({ facts }) => { facts["1 2"] = fact(facts, "f-2"); }],
  ["oim-structure", ({ facts }) => { fact(facts, "f-2").value = 12 as unknown as string; }],
  ["oim-structure", ({ facts }) => { fact(facts, "f-2").decimals = 1.5; }],
  ["oim-structure", ({ facts }) => { fact(facts, "f-2").decimals = "INF" as unknown as number; }],
  ["oim-misplaced-decimals", ({ facts }) => { fact(facts, "f-9").decimals = 2; }],
  ["oim-structure", ({ facts }) => { delete fact(facts, "f-2").dimensions["concept"]; }],
  ["oim-unbound-prefix", ({ facts }) => { fact(facts, "f-2").dimensions["concept"] = "gaap:Revenue"; }],
  ["oim-entity", ({ facts }) => { fact(facts, "f-2").dimensions["entity"] = "529900"; }],
  ["oim-period", ({ facts }) => { fact(facts, "f-2").dimensions["period"] = "2023-12-31"; }],
  ["oim-period", ({ facts }) => { fact(facts, "f-2").dimensions["period"] = "2024-01-01T00:00:00/2023-01-01T00:00:00"; }],
  ["oim-unit", ({ facts }) => { fact(facts, "f-2").dimensions["unit"] = "EUR"; }],
  ["oim-unit", ({ facts }) => { fact(facts, "f-2").dimensions["unit"] = "iso4217:EUR/iso4217:EUR"; }],
  ["oim-unordered-unit", ({ facts }) => { fact(facts, "f-2").dimensions["unit"] = "xbrli:shares*iso4217:EUR"; }],
  ["oim-pure-unit", ({ facts }) => { fact(facts, "f-10").dimensions["unit"] = "xbrli:pure"; }],
  ["oim-misplaced-unit", ({ facts }) => { fact(facts, "f-9").dimensions["unit"] = "iso4217:EUR"; }],
  ["oim-language-case", ({ facts }) => { fact(facts, "f-9").dimensions["language"] = "en-US"; }],
  ["oim-structure", ({ facts }) => { fact(facts, "f-2").dimensions["Segment"] = "x"; }],
  ["oim-structure", ({ facts }) => { fact(facts, "f-2").dimensions["xbrl:unit"] = "x"; }],
  ["oim-note-id", ({ facts }) => { fact(facts, "f-2").dimensions["noteId"] = "f-2"; }],
  ["oim-note-id", ({ facts }) => { fact(facts, "note-1").dimensions["noteId"] = "other"; }],
  ["oim-note", ({ facts }) => { fact(facts, "note-1").dimensions["period"] = "2024-01-01T00:00:00"; }],
  ["oim-unknown-link-type", ({ facts }) => { fact(facts, "f-1").links = { other: { _: ["note-1"] } }; }],
  ["oim-unknown-link-group", ({ facts }) => { fact(facts, "f-1").links = { footnote: { other: ["note-1"] } }; }],
  ["oim-unknown-link-target", ({ facts }) => { fact(facts, "f-1").links = { footnote: { _: ["note-2"] } }; }],
];

function fact(facts: OimJson["facts"], id: string): OimJson["facts"][string] {
  const found = facts[id];
  if (found === undefined) throw new Error(`no fact ${id}`);
  return found;
}

describe("a mistake", () => {
  it.each(MISTAKES.map(([code, spoil], at) => [at + 1, code, spoil] as const))("%i: %s", (_at, code, spoil) => {
    const report = europeanReport();
    spoil(report);
    expect(codes(report)).toEqual([code]);
    const [finding] = validateOim(report);
    expect(finding?.subject).toMatch(/^\//);
    expect(finding?.what).toMatch(/\((?:oim|oimc|xbrlj)e:\w+\)/);
  });

  it("that leaves no figure in doubt does not stop the reading", () => {
    const report = europeanReport();
    fact(report.facts, "f-9").dimensions["language"] = "en-US";
    expect(readOim(bytesOf(report), "report.json").findings.map(({ code }) => code)).toEqual(["oim-language-case"]);
    fact(report.facts, "f-2").dimensions["unit"] = "EUR";
    expect(() => read(report)).toThrow("oim-unit");
  });

  it.each(["[]", "3", "{}", "{\"documentInfo\":[],\"facts\":{}}", "{\"documentInfo\":{},\"facts\":[]}", "<xbrl/>", "{\"a\":1,\"a\":2}"])(
    "%s is no report", (text) => { expect(() => read(text)).toThrow(FindingsError); });
});

describe("names", () => {
  it.each([
    ["2024-01-01T00:00:00", { instant: "2023-12-31" }], ["2023-01-01T00:00:00/2024-01-01T00:00:00", { start: "2023-01-01", end: "2023-12-31" }],
    ["2024-03-01T00:00:00Z", { instant: "2024-02-29" }], ["2024-01-01T12:00:00", undefined], ["2024-01-01", undefined],
    ["2023-02-30T00:00:00", undefined], ["2024-01-01T00:00:00/2024-01-01T12:00:00", undefined], ["2024-01-01T24:00:00", undefined],
  ])("the period %s is %j", (text, expected) => { expect(parsePeriodText(text)).toEqual(expected); });

  it.each(["2024-01-01T12:00:00", "2024-01-01T00:00:00/2024-01-01T12:00:00"])("%s is a period all the same", (text) => {
    expect(isPeriodText(text)).toBe(true);
  });

  it.each([
    ["iso4217:USD", "USD"], ["iso4217:USD/xbrli:shares", "USD/shares"], ["a:m*a:m", "m*m"], ["(a:x*b:y)/c:z", "x*y/z"],
    ["a:x*b:y/c:z", undefined], ["(a:x)", undefined], ["(a:x)/b:y", undefined], ["a:x/b:y/c:z", undefined], ["USD", undefined], ["", undefined],
  ])("the unit %s is %s", (text, expected) => { expect(unitOf(text)).toBe(expected); });

  it("come back as they went", () => {
    fc.assert(fc.property(period, (each) => { expect(parsePeriodText(formatPeriodText(each))).toEqual(each); }));
    fc.assert(fc.property(unit, (each) => {
      const text = formatUnitText(each, "exw");
      expect(text === undefined ? "pure" : unitOf(text)).toBe(each);
      expect(text === undefined || parseUnitText(text) !== undefined).toBe(true);
    }));
  });
});

const date = fc.nat({ max: 40_000 }).map((days) => addDays("1950-01-01", days));
const period: fc.Arbitrary<Period> = fc.oneof(
  date.map((instant) => ({ instant })),
  fc.tuple(date, fc.nat({ max: 400 })).map(([start, days]) => ({ start, end: addDays(start, days) })));
const unit = fc.constantFrom("USD", "EUR", "shares", "USD/shares", "pure", "customers");
const name = fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,12}$/);
const number = fc.stringMatching(/^-?(0|[1-9]\d{0,18})(\.\d{1,6})?$/);

const decimals = fc.option(fc.integer({ min: -9, max: 9 }));

const numericFact = fc.record({ local: name, period, unit, value: fc.option(number), decimals, axis: fc.option(name) })
  .map(({ local, period: when, unit: measure, value, decimals: places, axis }): Omit<OimFact, "id"> => {
    const unitText = formatUnitText(measure, "exw");
    return {
      concept: `exw:${local}`, value, ...(places !== null && value !== null && { decimals: places }),
      entity: { scheme: "http://standards.iso.org/iso/17442", identifier: "529900EXAMPLE0004244" },
      period: when, periodText: formatPeriodText(when), ...(unitText !== undefined && { unitText }),
      ...withUnit({ measure, value, places }), dimensions: axis === null ? {} : { "exw:Axis": `exw:${axis}` }, links: {},
    };
  });

interface Measured { measure: string; value: string | null; places: number | null }

/** Without the taxonomy a number without unit and decimals may be a text; then no unit comes back. */
function withUnit({ measure, value, places }: Measured): object {
  if (measure !== "pure") return { unit: measure };
  return value !== null && (places !== null || value.includes(".")) ? { unit: measure } : {};
}

const textFact = fc.record({ local: name, period, value: fc.string(), language: fc.constantFrom("en", "de-de", "fr") })
  .map(({ local, period: when, value, language }): Omit<OimFact, "id"> => ({
    concept: `exw:${local}`, value: `“${value}”`, period: when, periodText: formatPeriodText(when), language,
    dimensions: { "exw:Typed": null }, links: {},
  }));

const report: fc.Arbitrary<OimReport> = fc.array(fc.oneof(numericFact, textFact), { maxLength: 12 }).map((facts) => ({
  documentType: "https://xbrl.org/2021/xbrl-json", taxonomy: ["http://example.org/exw.xsd"],
  namespaces: {
    exw: "http://example.org/exw", lei: "http://standards.iso.org/iso/17442", iso4217: "http://www.xbrl.org/2003/iso4217",
    xbrli: "http://www.xbrl.org/2003/instance",
  },
  linkTypes: { footnote: "http://www.xbrl.org/2003/arcrole/fact-footnote" },
  linkGroups: { _: "http://www.xbrl.org/2003/role/link" },
  facts: facts.map((each, at) => ({ ...each, id: `f-${at}`, links: at === 0 ? {} : { footnote: { _: [`f-${at - 1}`] } } })),
}));

describe("a report that is written", () => {
  it("is valid, and comes back equal", () => {
    fc.assert(fc.property(report, (each) => {
      const text = writeOim(each);
      expect(validateOim(JSON.parse(text))).toEqual([]);
      expect(read(text)).toEqual(each);
    }));
  });
});

const published = [["the release", examineRelease], ["the Form 4", examineForm4]] as const;

describe("facts.json", () => {
  it.each(published)("of %s is valid, and comes back equal", (_name, examine) => {
    const built = buildReport(examine(), "0.1.0");
    const text = factsJson(built);
    expect(validateOim(JSON.parse(text))).toEqual([]);
    const facts = new Map(read(text).facts.map((each) => [each.id, each]));
    const printed = built.facts.filter(({ place }) => place !== undefined);
    expect(facts.size).toBe(printed.length);
    const periods = new Map(built.periods.map(({ id, start, end }) =>
      [id, start === null ? { instant: end } : { start, end }]));
    for (const one of printed) {
      const back = facts.get(one.id);
      expect(back).toMatchObject({ concept: one.concept, value: one.value, period: periods.get(one.period) });
      expect([back?.unit ?? "pure", back?.decimals ?? null]).toEqual([one.unit, one.decimals]);
      expect(back?.entity).toEqual({ scheme: "http://www.sec.gov/CIK", identifier: built.issuer.cik });
    }
  });

  it.each(published)("of %s names a taxonomy for every concept and dimension", (_name, examine) => {
    const built = buildReport(examine(), "0.1.0");
    const { taxonomy, facts } = read(factsJson(built));
    const schemas = new Map(factsTaxonomies(built).map(({ name: file, text }) => [file, text]));
    expect([...schemas.keys()].every((file) => taxonomy.includes(file))).toBe(true);
    const names = facts.flatMap(({ concept, dimensions }) => [concept, ...Object.keys(dimensions)]);
    for (const each of new Set(names.filter((own) => !own.startsWith("us-gaap:")))) {
      const [prefix = "", local = ""] = each.split(":");
      expect(schemas.get(`facts-${prefix}.xsd`)).toContain(`<xs:element id="${prefix}_${local}" name="${local}"`);
    }
  });

  it("keeps apart what the file needs itself and what an issuer calls so", () => {
    const built = buildReport(examineRelease(), "0.1.0");
    const renamed = (each: ReportFact, at: number): ReportFact =>
      ({ ...each, concept: ["cik:Bookings", "iso4217:Thing", each.concept][at % 3] ?? "" });
    const text = factsJson({ ...built, facts: built.facts.map(renamed) });
    expect(validateOim(JSON.parse(text))).toEqual([]);
    expect(read(text).facts[0]?.concept).toBe("cik-issuer:Bookings");
  });

  it.each([["2009-05-01", "http://xbrl.us/us-gaap/2009-01-31"], ["2012-11-05", "http://fasb.org/us-gaap/2012-01-31"], ["2023-11-05", "http://fasb.org/us-gaap/2023"]])(
    "of %s is in %s", (day, namespace) => {
      const built = buildReport(examineRelease(), "0.1.0");
      const text = factsJson({ ...built, source: { ...built.source, published: day } });
      expect(read(text).namespaces["us-gaap"]).toBe(namespace);
    });
});

describe("Filing JSON from a report", () => {
  it("of the SEC says who, when and how much", () => {
    const { filing, findings, left } = toFilingJson(read(secReport()), { file: "r.json", source: { published: "2025-11-05" } });
    expect(findings).toEqual([]);
    expect(filing).toMatchObject({
      id: "exw-2025-q3", issuer: { cik: "0000000042", name: "Example Widgets Corp", ticker: "EXW", exchange: "NYSE", prefix: "exw" },
      fiscal: { year: 2025, quarter: 3, yearEnd: "12-31", period: "q3-2025" }, currency: "USD",
      periods: { "q3-2025": { start: "2025-07-01", end: "2025-09-30" }, "9m-2025": { start: "2025-01-01", end: "2025-09-30" }, "2025-09-30": { instant: "2025-09-30" } },
    });
    const tables = filing?.tables.map(({ columns, rows }) =>
      [columns, rows.map(({ concept, values, decimals: places }) => [concept, values, places])]);
    expect(tables).toEqual([
      [["q3-2025", "9m-2025"], [["us-gaap:Revenues", ["23382000", "66763000"], -3]]],
      [["q3-2025"], [["us-gaap:ProfitLoss", ["1500000"], -3], ["exw:Bookings", ["25000000"], -6]]],
      [["2025-09-30"], [["us-gaap:Assets", ["99000000"], -3]]],
    ]);
    expect(left.map(({ reason }) => reason)).toEqual(Array.from({ length: 6 }, () => "text"));
  });

  it("of Europe asks for what the report does not tell", () => {
    const { filing, findings, entity } = toFilingJson(read(europeanReport()), { file: "r.json", source: {} });
    expect(filing).toBeUndefined();
    expect(findings.map(({ subject }) => subject)).toEqual(["source.published"]);
    expect(entity).toEqual({ scheme: "http://standards.iso.org/iso/17442", identifier: "529900EXAMPLE0004244" });
  });

  it("of Europe is a filing once that is given", () => {
    const { filing, findings, left } = toFilingJson(read(europeanReport()), {
      file: "r.json", source: { published: "2024-03-15" }, issuer: { cik: "0000000043", ticker: "EXW.DE", exchange: "XETRA" },
    });
    expect(findings).toEqual([]);
    expect(filing).toMatchObject({
      id: "exw-de-2023-q4", issuer: { name: "Example Widgets SE" }, currency: "EUR",
      fiscal: { year: 2023, quarter: 4, yearEnd: "12-31", period: "fy-2023" },
    });
    const rows = filing?.tables.flatMap((table) => table.rows) ?? [];
    expect(rows.find(({ concept }) => concept === "ifrs-full:BasicEarningsLossPerShare")).toMatchObject({ unit: "EUR/shares", values: ["-0.15"], decimals: 2, label: "Basic earnings loss per share" });
    expect(left).toEqual([
      { id: "f-7", reason: "dimension" }, { id: "f-8", reason: "nil" }, { id: "f-9", reason: "text" }, { id: "note-1", reason: "note" },
    ]);
  });

  it("keeps every usable figure once", () => {
    const built = read(factsJson(buildReport(examineRelease(), "0.1.0")));
    const { filing, left } = toFilingJson(built, {
      file: "r.json", source: { published: "2012-11-05" }, issuer: { name: "Q", ticker: "QLYS", exchange: "NASDAQ" },
    });
    const cells = filing?.tables.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0) ?? 0;
    expect(cells + left.length).toBe(built.facts.length);
    expect(filing?.fiscal).toEqual({ year: 2012, quarter: 3, yearEnd: "12-31", period: "q3-2012" });
    expect(filing?.tables.flatMap(({ rows }) => rows.flatMap(({ values }) => values)).includes(null)).toBe(false);
  });
});
