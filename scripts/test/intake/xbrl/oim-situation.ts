/** A small European report and a small SEC report in xBRL-JSON, both fictional, to be varied by tests. */
type Json = Record<string, unknown>;
interface Fact { value: string | null; decimals?: number; dimensions: Record<string, string | null>; links?: Json }
export interface OimJson { documentInfo: Json; facts: Record<string, Fact> }

const YEAR = "2023-01-01T00:00:00/2024-01-01T00:00:00";
const BEFORE = "2022-01-01T00:00:00/2023-01-01T00:00:00";
const END = "2024-01-01T00:00:00";

const eu = (concept: string, period: string, value: string, more: Partial<Fact> = {}): Fact => ({
  value, decimals: -3, ...more,
  dimensions: { concept: `ifrs-full:${concept}`, entity: "scheme:529900EXAMPLE0004244", period, unit: "iso4217:EUR", ...more.dimensions },
});

/** IFRS, euro, LEI; with a segment, a note, a nil fact, a text and a link. */
export const europeanReport = (): OimJson => ({
  documentInfo: {
    documentType: "https://xbrl.org/2021/xbrl-json",
    namespaces: {
      "ifrs-full": "https://xbrl.ifrs.org/taxonomy/2023-03-23/ifrs-full", "iso4217": "http://www.xbrl.org/2003/iso4217",
      "scheme": "http://standards.iso.org/iso/17442", "xbrl": "https://xbrl.org/2021", "xbrli": "http://www.xbrl.org/2003/instance",
      "exw": "http://example.org/xbrl/2023",
    },
    linkTypes: { footnote: "http://www.xbrl.org/2003/arcrole/fact-footnote" },
    linkGroups: { _: "http://www.xbrl.org/2003/role/link" },
    taxonomy: ["http://example.org/xbrl/2023/exw.xsd"],
  },
  facts: {
    "f-1": { ...eu("Revenue", YEAR, "120500000"), links: { footnote: { _: ["note-1"] } } },
    "f-2": eu("Revenue", BEFORE, "110250000"),
    "f-3": eu("ProfitLoss", YEAR, "-1500000"),
    "f-4": eu("ProfitLoss", BEFORE, "2250000"),
    "f-5": eu("Assets", END, "98000000"),
    "f-6": eu("BasicEarningsLossPerShare", YEAR, "-0.15", { decimals: 2, dimensions: { unit: "iso4217:EUR/xbrli:shares" } as Fact["dimensions"] }),
    "f-7": eu("Revenue", YEAR, "70000000", { dimensions: { "ifrs-full:SegmentsAxis": "exw:WidgetsMember" } as Fact["dimensions"] }),
    "f-8": { value: null, dimensions: { concept: "ifrs-full:Goodwill", entity: "scheme:529900EXAMPLE0004244", period: END, unit: "iso4217:EUR" } },
    "f-9": { value: "Example Widgets SE", dimensions: {
      concept: "ifrs-full:NameOfReportingEntityOrOtherMeansOfIdentification", entity: "scheme:529900EXAMPLE0004244", period: YEAR, language: "en",
    } },
    "f-10": { value: "0.25", decimals: 2, dimensions: { concept: "exw:ShareOfWomen", entity: "scheme:529900EXAMPLE0004244", period: END } },
    "note-1": { value: "<p xmlns=\"http://www.w3.org/1999/xhtml\">Restated.</p>", dimensions: { concept: "xbrl:note", noteId: "note-1", language: "en" } },
  },
});

const Q = "2025-07-01T00:00:00/2025-10-01T00:00:00";
const NINE = "2025-01-01T00:00:00/2025-10-01T00:00:00";
const us = (concept: string, period: string, value: string | null, more: Json = {}): Fact => ({
  value, ...(more["decimals"] === undefined ? {} : { decimals: more["decimals"] as number }),
  dimensions: { concept, entity: "cik:42", period, ...(more["unit"] === undefined ? {} : { unit: more["unit"] as string }) },
});
const USD = { decimals: -3, unit: "iso4217:USD" };

/** US GAAP with dei: facts that say who and when. */
export const secReport = (): OimJson => ({
  documentInfo: {
    documentType: "https://xbrl.org/2021/xbrl-json",
    namespaces: {
      "us-gaap": "http://fasb.org/us-gaap/2025", "dei": "http://xbrl.sec.gov/dei/2025", "cik": "http://www.sec.gov/CIK",
      "iso4217": "http://www.xbrl.org/2003/iso4217", "exw": "http://example.org/exw/2025",
    },
    taxonomy: ["https://example.org/exw-20250930.xsd"],
  },
  facts: {
    "a": us("us-gaap:Revenues", Q, "23382000", USD), "b": us("us-gaap:Revenues", NINE, "66763000", USD),
    "c": us("us-gaap:ProfitLoss", Q, "1.5E6", USD), "d": us("exw:Bookings", Q, "25000000", { decimals: -6, unit: "iso4217:USD" }),
    "e": us("us-gaap:Assets", "2025-10-01T00:00:00", "99000000", USD),
    "n": us("dei:EntityRegistrantName", NINE, "Example Widgets Corp"), "t": us("dei:TradingSymbol", NINE, "EXW"),
    "x": us("dei:SecurityExchangeName", NINE, "NYSE"), "y": us("dei:CurrentFiscalYearEndDate", NINE, "--12-31"),
    "q": us("dei:DocumentFiscalPeriodFocus", NINE, "Q3"), "z": us("dei:DocumentFiscalYearFocus", NINE, "2025"),
  },
});
